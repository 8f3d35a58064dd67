import Engine
import Objects

/// Writes objects in PowerShell's own XML, which `Import-Clixml` reads back.
struct CliXmlWriter {
  private var nextId = 0
  private var typeIds: [String: Int] = [:]
  private(set) var lines: [String] = []
  /// The objects that were written, with their numbers: one that is met again is a reference to the first.
  private var written: [ObjectIdentifier: (object: AnyObject, id: Int)] = [:]

  static let namespace = "http://schemas.microsoft.com/powershell/2004/04"

  mutating func write(_ value: Value, depth: Int, indent: Int = 1, name: String? = nil, stream: String? = nil) throws {
    let margin = String(repeating: "  ", count: indent)
    let label = (stream.map { " S=\"\($0)\"" } ?? "") + (name.map { " N=\"\(CliXmlText.escaped($0, inAttribute: true))\"" } ?? "")
    if value.isNull {
      lines.append("\(margin)<Nil\(label) />")
      return
    }
    if let (tag, text) = try CliXmlWriter.primitive(value) {
      lines.append(text.isEmpty && tag == "S" ? "\(margin)<S\(label)></S>" : "\(margin)<\(tag)\(label)>\(text)</\(tag)>")
      return
    }
    try object(value, depth, indent, label)
  }

  /// Takes what was written so far, on one line.
  mutating func taken() -> String {
    defer { lines = [] }
    return lines.map { String($0.drop { $0 == " " }) }.joined()
  }

  /// The element and the text of a value that has an element of its own.
  static func primitive(_ value: Value) throws -> (String, String)? {
    switch value.unwrapped {
    case .bool(let flag): return ("B", flag ? "true" : "false")
    case .char(let unit): return ("C", String(unit))
    case .int(let number): return ("I32", String(number))
    case .long(let number): return ("I64", String(number))
    case .double(let number): return ("Db", CliXmlText.number(number))
    case .string(let string): return ("S", CliXmlText.escaped(string.text))
    case .object(let object):
      let tags = [
        "System.Byte": "By", "System.SByte": "SB", "System.Int16": "I16", "System.UInt16": "U16", "System.UInt32": "U32", "System.UInt64": "U64",
        "System.Single": "Sg", "System.Decimal": "D", "System.Guid": "G", "System.Version": "Version", "System.Uri": "URI",
        "System.Management.Automation.SemanticVersion": "S", "System.Management.Automation.ScriptBlock": "SBK",
      ]
      switch object.type.fullName {
      case "System.DateTime": return ("DT", try Operators.format(Value("{0:yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK}"), value).text())
      case "System.TimeSpan": return ("TS", CliXmlText.duration(value.asTimeSpan?.ticks ?? 0))
      case "System.Security.SecureString":
        guard let secret = object as? SecureText else { return nil }
        return ("SS", Digest.hex(TextEncoding.unicode.encode(secret.plainText), uppercase: false))
      default: break
      }
      if object is XmlObject, let document = object as? XmlObject, document.node.kind == .document { return ("XD", CliXmlText.escaped(XmlText.outer(document.node))) }
      guard let tag = tags[object.type.fullName] else { return nil }
      return (tag, CliXmlText.escaped(try value.text()))
    case .array:
      guard let bytes = value.asBytes else { return nil }
      return ("BA", Base64.encode(bytes))
    default: return nil
    }
  }

  private mutating func typeNames(_ names: [String], _ margin: String) {
    let key = names.joined(separator: "|")
    if let known = typeIds[key] {
      lines.append("\(margin)<TNRef RefId=\"\(known)\" />")
      return
    }
    let id = typeIds.count
    typeIds[key] = id
    lines.append("\(margin)<TN RefId=\"\(id)\">")
    for name in names { lines.append("\(margin)  <T>\(CliXmlText.escaped(name))</T>") }
    lines.append("\(margin)</TN>")
  }

  private mutating func object(_ value: Value, _ depth: Int, _ indent: Int, _ label: String) throws {
    let margin = String(repeating: "  ", count: indent)
    let identity: AnyObject? = value.unwrapped.asArray ?? value.unwrapped.asObject
    if let identity, let known = written[ObjectIdentifier(identity)] {
      lines.append("\(margin)<Ref\(label) RefId=\"\(known.id)\" />")
      return
    }
    let id = nextId
    nextId += 1
    // Scalars are values: each is written out.
    if let identity, !(identity is ScalarObject) { written[ObjectIdentifier(identity)] = (identity, id) }
    lines.append("\(margin)<Obj\(label) RefId=\"\(id)\">")
    let inner = margin + "  "
    defer { lines.append("\(margin)</Obj>") }
    if let table = value.unwrapped.asObject as? PSHashtable {
      typeNames(value.typeNames, inner)
      lines.append("\(inner)<DCT>")
      for entry in table.entries {
        lines.append("\(inner)  <En>")
        try write(entry.key, depth: depth, indent: indent + 3, name: "Key")
        try write(entry.value, depth: depth, indent: indent + 3, name: "Value")
        lines.append("\(inner)  </En>")
      }
      lines.append("\(inner)</DCT>")
      return
    }
    if let items = try value.enumerated() {
      typeNames(value.typeNames, inner)
      let tag = value.asArray != nil || (value.unwrapped.asObject as? PSList) != nil ? "LST" : "IE"
      lines.append("\(inner)<\(tag)>")
      for item in items { try write(item, depth: depth, indent: indent + 2) }
      lines.append("\(inner)</\(tag)>")
      return
    }
    typeNames(value.typeNames, inner)
    try properties(value, depth, indent)
  }

  private mutating func properties(_ value: Value, _ depth: Int, _ indent: Int) throws {
    let inner = String(repeating: "  ", count: indent + 1)
    let isCustom = value.asObject is CustomObject
    if let object = value.unwrapped.asObject, object.type.isEnum {
      lines.append("\(inner)<ToString>\(CliXmlText.escaped(try value.text()))</ToString>")
      lines.append("\(inner)<I32>\(try Conversion.convert(value, to: .int32).text())</I32>")
      return
    }
    if !isCustom { lines.append("\(inner)<ToString>\(CliXmlText.escaped(try value.text()))</ToString>") }
    let members = Members.properties(value).filter { !$0.isHidden }
    if members.isEmpty { return }
    let element = isCustom ? "MS" : "Props"
    lines.append("\(inner)<\(element)>")
    for member in members {
      let found = (try? member.get()) ?? .null
      // Custom objects and dictionaries are followed to any depth, other objects only so far.
      let follows = depth > 1 || found.asObject is CustomObject || found.unwrapped.asObject is PSHashtable
      if follows || found.isNull {
        try write(found, depth: depth - 1, indent: indent + 2, name: member.name)
      } else if try CliXmlWriter.primitive(found) != nil {
        try write(found, depth: depth, indent: indent + 2, name: member.name)
      } else if let items = try found.enumerated() {
        try write(Value(try items.map { try CliXmlWriter.primitive($0) == nil && !$0.isNull ? Value(try $0.text()) : $0 }), depth: 1, indent: indent + 2, name: member.name)
      } else {
        try write(Value(try found.text()), depth: depth, indent: indent + 2, name: member.name)
      }
    }
    lines.append("\(inner)</\(element)>")
  }
}

/// The text forms of CLIXML.
enum CliXmlText {
  /// Control characters and look-alikes of their escapes are written `_xHHHH_`.
  static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var result: [UInt16] = []
    let units = Array(text.utf16)
    for (index, unit) in units.enumerated() {
      let isLookAlike = unit == 95 && index + 6 < units.count && units[index + 1] == 120 && units[index + 6] == 95
      if unit < 0x20 || isLookAlike || (unit >= 0x7F && unit <= 0x9F) {
        let digits = String(unit, radix: 16, uppercase: true)
        result += Array(("_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_").utf16)
      } else {
        result.append(unit)
      }
    }
    return XmlText.escaped(String(decoding: result, as: UTF16.self), inAttribute: inAttribute)
  }

  static func unescaped(_ text: String) -> String {
    guard text.contains("_") else { return text }
    var result: [UInt16] = []
    let units = Array(text.utf16)
    var index = 0
    while index < units.count {
      if units[index] == 95, index + 6 < units.count, units[index + 1] == 120, units[index + 6] == 95,
        let code = UInt16(String(decoding: units[(index + 2)..<(index + 6)], as: UTF16.self), radix: 16)
      {
        result.append(code)
        index += 7
      } else {
        result.append(units[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF16.self)
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let text = JsonWriter.number(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `P1DT2H3M4.5S`.
  static func duration(_ ticks: Int64) -> String {
    let size = ticks.magnitude
    let days = size / 864_000_000_000, hours = size / 36_000_000_000 % 24, minutes = size / 600_000_000 % 60, seconds = size / 10_000_000 % 60
    let fraction = size % 10_000_000
    var text = (ticks < 0 ? "-" : "") + "P" + (days > 0 ? "\(days)D" : "")
    var time = (hours > 0 ? "\(hours)H" : "") + (minutes > 0 ? "\(minutes)M" : "")
    if seconds > 0 || fraction > 0 || (days == 0 && time.isEmpty) {
      var digits = fraction == 0 ? "" : "." + String(repeating: "0", count: 7 - String(fraction).count) + String(fraction)
      while digits.hasSuffix("0") { digits.removeLast() }
      time += "\(seconds)\(digits)S"
    }
    if !time.isEmpty { text += "T" + time }
    return text
  }

  static func ticks(_ text: String) -> Int64? {
    var rest = text[...]
    let sign: Int64 = rest.hasPrefix("-") ? -1 : 1
    if sign < 0 { rest.removeFirst() }
    guard rest.popFirst() == "P" else { return nil }
    var total = 0.0, inTime = false, number = ""
    for letter in rest {
      if letter == "T" { inTime = true } else if letter.isNumber || letter == "." { number.append(letter) } else {
        guard let value = Double(number) else { return nil }
        number = ""
        switch letter {
        case "D": total += value * 86_400
        case "H": total += value * 3600
        case "M": total += value * (inTime ? 60 : 2_592_000)
        case "S": total += value
        default: return nil
        }
      }
    }
    return sign * Int64((total * 10_000_000).rounded())
  }
}

/// Base64, for byte arrays.
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

  static func encode(_ bytes: [UInt8]) -> String {
    var result = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      let group = (0..<3).reduce(0) { $0 << 8 | ($1 < count ? Int(bytes[start + $1]) : 0) }
      for index in 0..<4 { result.append(index <= count ? letters[group >> (18 - 6 * index) & 63] : "=") }
    }
    return result
  }

  static func decode(_ text: String) -> [UInt8] {
    var result: [UInt8] = [], group = 0, count = 0
    for letter in text {
      guard let value = letters.firstIndex(of: letter) else { continue }
      group = group << 6 | value
      count += 1
      if count == 4 {
        result += [UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8), UInt8(truncatingIfNeeded: group)]
        group = 0
        count = 0
      }
    }
    if count == 2 { result.append(UInt8(truncatingIfNeeded: group >> 4)) }
    if count == 3 { result += [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)] }
    return result
  }
}
