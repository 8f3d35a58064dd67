/// Parses XML text into a tree; errors are worded and placed as .NET's reader does.
package struct XmlParser {
  package struct Failure: Error {
    package let message: String
    package let line: Int
    package let column: Int
    package var text: String { "\(message) Line \(line), position \(column)." }
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1, lineStart = 0
  private let keepsBlanks: Bool

  package static func parse(_ text: String, keepsBlanks: Bool = false) throws -> XmlNode {
    var parser = XmlParser(text, keepsBlanks: keepsBlanks)
    return try parser.document()
  }

  private init(_ text: String, keepsBlanks: Bool) {
    scalars = Array(text.unicodeScalars)
    self.keepsBlanks = keepsBlanks
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func failure(_ message: String, at place: Int? = nil) -> Failure {
    Failure(message: message, line: line, column: (place ?? position) - lineStart + 1)
  }

  private mutating func advance() {
    if current == "\n" {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }

  private func starts(_ text: String) -> Bool {
    var index = position
    for scalar in text.unicodeScalars {
      guard index < scalars.count, scalars[index] == scalar else { return false }
      index += 1
    }
    return true
  }

  private mutating func skip(_ count: Int) { for _ in 0..<count { advance() } }

  private mutating func skipBlanks() { while let scalar = current, scalar.isXmlBlank { advance() } }

  private mutating func upTo(_ end: String) throws -> String {
    var text = String.UnicodeScalarView()
    while position < scalars.count, !starts(end) {
      text.append(scalars[position])
      advance()
    }
    guard position < scalars.count else { throw failure("Unexpected end of file has occurred.") }
    skip(end.unicodeScalars.count)
    return String(text)
  }

  private mutating func document() throws -> XmlNode {
    let root = XmlNode(.document)
    if current == "\u{FEFF}" { position += 1 }
    var hasElement = false
    while position < scalars.count {
      if starts("<?") {
        root.append(try instruction())
      } else if starts("<!--") {
        skip(4)
        root.append(XmlNode(.comment, name: "#comment", text: try upTo("-->")))
      } else if starts("<!DOCTYPE") {
        root.append(XmlNode(.docType, name: "DOCTYPE", text: try upTo(">")))
      } else if current == "<" {
        if hasElement { throw failure("There are multiple root elements.", at: position + 1) }
        root.append(try element())
        hasElement = true
      } else if current?.isXmlBlank ?? false {
        advance()
      } else {
        throw failure("Data at the root level is invalid.")
      }
    }
    guard hasElement else { throw failure("Root element is missing.", at: lineStart - 1) }
    return root
  }

  private mutating func instruction() throws -> XmlNode {
    skip(2)
    let name = try self.name()
    skipBlanks()
    let body = try upTo("?>")
    return XmlNode(name == "xml" ? .declaration : .instruction, name: name, text: body)
  }

  private mutating func name() throws -> String {
    var text = String.UnicodeScalarView()
    while let scalar = current, scalar.isXmlName(first: text.isEmpty) {
      text.append(scalar)
      advance()
    }
    guard !text.isEmpty else {
      let shown = current.map { "'\($0)', hexadecimal value 0x\(String($0.value, radix: 16, uppercase: true).leftPadded(2))" } ?? "''"
      throw failure("Name cannot begin with the \(shown.first == "'" ? "" : "")\(shown.isEmpty ? "" : shown) character.".replacingCharacterWords)
    }
    return String(text)
  }

  private mutating func element() throws -> XmlNode {
    let startLine = line, startColumn = position - lineStart + 2
    advance()
    let node = XmlNode(.element, name: try name())
    while true {
      let hadBlank = current?.isXmlBlank ?? false
      skipBlanks()
      guard let scalar = current else { throw failure("Unexpected end of file has occurred. The following elements are not closed: \(node.name).") }
      if scalar == ">" {
        advance()
        break
      }
      if starts("/>") {
        skip(2)
        node.text = "/"
        return node
      }
      if !hadBlank { throw failure("'\(scalar)' is an unexpected token. The expected token is '>'.") }
      try attribute(of: node)
    }
    try contents(of: node, startLine, startColumn)
    return node
  }

  private mutating func attribute(of node: XmlNode) throws {
    let key = try name()
    skipBlanks()
    guard current == "=" else { throw failure("'\(current.map(String.init) ?? "")' is an unexpected token. The expected token is '='.") }
    advance()
    skipBlanks()
    guard let quote = current, quote == "\"" || quote == "'" else {
      throw failure("'\(current.map(String.init) ?? "")' is an unexpected token. The expected token is '\"' or '''.")
    }
    advance()
    var value = String.UnicodeScalarView()
    while let scalar = current, scalar != quote {
      if scalar == "&" { value.append(contentsOf: try entity().unicodeScalars) } else {
        if scalar == "<" { throw failure("'<', hexadecimal value 0x3C, is an invalid attribute character.") }
        value.append(scalar.isXmlBlank ? " " : scalar)
        advance()
      }
    }
    guard current != nil else { throw failure("Unexpected end of file has occurred.") }
    advance()
    if node.attribute(key) != nil { throw failure("'\(key)' is a duplicate attribute name.") }
    node.attributes.append((key, String(value)))
  }

  private mutating func contents(of node: XmlNode, _ startLine: Int, _ startColumn: Int) throws {
    var text = String.UnicodeScalarView()
    func flush() {
      if !text.isEmpty, keepsBlanks || !text.allSatisfy(\.isXmlBlank) { node.append(XmlNode(.text, name: "#text", text: String(text))) }
      text = String.UnicodeScalarView()
    }
    while let scalar = current {
      if starts("</") {
        flush()
        let place = position
        skip(2)
        let end = try name()
        guard end == node.name else {
          throw failure("The '\(node.name)' start tag on line \(startLine) position \(startColumn) does not match the end tag of '\(end)'.", at: place + 2)
        }
        skipBlanks()
        guard current == ">" else { throw failure("'\(current.map(String.init) ?? "")' is an unexpected token. The expected token is '>'.") }
        advance()
        return
      }
      if starts("<!--") {
        flush()
        skip(4)
        node.append(XmlNode(.comment, name: "#comment", text: try upTo("-->")))
      } else if starts("<![CDATA[") {
        flush()
        skip(9)
        node.append(XmlNode(.cdata, name: "#cdata-section", text: try upTo("]]>")))
      } else if starts("<?") {
        flush()
        node.append(try instruction())
      } else if scalar == "<" {
        flush()
        node.append(try element())
      } else if scalar == "&" {
        text.append(contentsOf: try entity().unicodeScalars)
      } else {
        if scalar == "\r" {
          if position + 1 < scalars.count, scalars[position + 1] == "\n" { advance() } else { text.append("\n"); advance(); continue }
        }
        text.append(scalars[position])
        advance()
      }
    }
    throw failure("Unexpected end of file has occurred. The following elements are not closed: \(node.name).")
  }

  private mutating func entity() throws -> String {
    let start = position
    advance()
    var name = ""
    while let scalar = current, scalar != ";", name.count < 12, !scalar.isXmlBlank, scalar != "<" {
      name.unicodeScalars.append(scalar)
      advance()
    }
    guard current == ";" else { throw failure("An error occurred while parsing EntityName.", at: start + 1) }
    advance()
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number = name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      guard let number, let scalar = Unicode.Scalar(number) else { throw failure("Reference to undeclared entity '\(name)'.", at: start + 1) }
      return String(scalar)
    }
  }
}

extension Unicode.Scalar {
  var isXmlBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }

  func isXmlName(first: Bool) -> Bool {
    if self == "_" || self == ":" || properties.isAlphabetic { return true }
    return !first && (self == "-" || self == "." || properties.numericType != nil || properties.generalCategory == .nonspacingMark)
  }
}

extension String {
  fileprivate func leftPadded(_ count: Int) -> String { String(repeating: "0", count: Swift.max(0, count - self.count)) + self }
  fileprivate var replacingCharacterWords: String {
    // .NET writes: Name cannot begin with the '1' character, hexadecimal value 0x31.
    guard let comma = firstIndex(of: ",") else { return self }
    let rest = self[comma...].dropLast(" character.".count)
    return self[..<comma] + " character" + rest + "."
  }
}
