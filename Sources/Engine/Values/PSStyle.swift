import Objects

/// `$PSStyle`: the escape sequences of terminal text, by name.
final class PSStyle: PSObject {
  private let kind: TypeInfo
  fileprivate var values: [String: Value]

  private init(_ kind: TypeInfo, _ values: [String: Value]) {
    self.kind = kind
    self.values = values
    super.init()
  }

  override var type: TypeInfo { kind }

  /// The one object of a session.
  static func make() -> Value {
    var values: [String: Value] = [:]
    for (name, code) in codes { values[name] = sequence(code) }
    values["OutputRendering"] = Conversion.tryConvert(Value("Host"), to: TypeCatalog.type(prefix + "OutputRendering")) ?? Value("Host")
    values["Formatting"] = .object(PSStyle(formattingType, formatting.reduce(into: [:]) { $0[$1.0] = sequence($1.1) }))
    values["Foreground"] = .object(PSStyle(foregroundType, colours(base: 30, bright: 90)))
    values["Background"] = .object(PSStyle(backgroundType, colours(base: 40, bright: 100)))
    values["Progress"] = .object(PSStyle(progressType, ["Style": sequence("33;1"), "MaxWidth": .int(120), "View": Value("Minimal"), "UseOSCIndicator": .bool(false)]))
    values["FileInfo"] = .object(
      PSStyle(fileType, ["Directory": sequence("44;1"), "SymbolicLink": sequence("36;1"), "Executable": sequence("32;1"), "Extension": .object(PSHashtable())]))
    return .object(PSStyle(styleType, values))
  }

  private static let prefix = "System.Management.Automation."
  private static func sequence(_ code: String) -> Value { Value("\u{1B}[\(code)m") }

  private static let codes: [(String, String)] = [
    ("Reset", "0"), ("BlinkOff", "25"), ("Blink", "5"), ("BoldOff", "22"), ("Bold", "1"), ("DimOff", "22"), ("Dim", "2"), ("Hidden", "8"), ("HiddenOff", "28"),
    ("Reverse", "7"), ("ReverseOff", "27"), ("ItalicOff", "23"), ("Italic", "3"), ("UnderlineOff", "24"), ("Underline", "4"), ("StrikethroughOff", "29"),
    ("Strikethrough", "9"),
  ]
  private static let formatting: [(String, String)] = [
    ("FormatAccent", "32;1"), ("TableHeader", "32;1"), ("CustomTableHeaderLabel", "32;1;3"), ("ErrorAccent", "36;1"), ("Error", "31;1"), ("Warning", "33;1"),
    ("Verbose", "33;1"), ("Debug", "33;1"), ("FeedbackName", "33"), ("FeedbackText", "96"), ("FeedbackAction", "97"),
  ]
  private static let colourNames = ["Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White"]
  private static let allColours = colourNames + colourNames.map { "Bright" + $0 }

  private static func colours(base: Int, bright: Int) -> [String: Value] {
    var values: [String: Value] = [:]
    for (index, name) in colourNames.enumerated() {
      values[name] = sequence("\(base + index)")
      values["Bright" + name] = sequence("\(bright + index)")
    }
    return values
  }

  /// A setting holds escape sequences and no other text.
  private static func sequenceOnly(_ value: Value) throws -> Value {
    let text = value.isNull ? "" : try value.text()
    var rest = Substring(text)
    while rest.hasPrefix("\u{1B}["), let end = rest.dropFirst(2).firstIndex(where: { $0.isLetter }) { rest = rest[rest.index(after: end)...] }
    guard rest.isEmpty else {
      throw PSError.dotNet("System.ArgumentException", "The specified string contains printable content when it should only contain ANSI escape sequences: \(text)")
    }
    return Value(text)
  }

  // MARK: Types

  private static func kind(_ name: String, _ properties: [String], settable: Bool = false, _ more: @escaping (inout TypeMembers) -> Void = { _ in }) -> TypeInfo {
    TypeInfo(prefix + name, base: .object, members: { members in
      for property in properties {
        let get: TypeMembers.Getter = { ($0.unwrapped.asObject as? PSStyle)?.values[property] ?? .null }
        if settable {
          members.property(property, "string", get: get, set: { target, value in
            let isSequence = name == "PSStyle+FormattingData" || ["Style", "Directory", "SymbolicLink", "Executable"].contains(property)
            (target.unwrapped.asObject as? PSStyle)?.values[property] = isSequence ? try sequenceOnly(value) : value
          })
        } else {
          members.property(property, "string", get: get)
        }
      }
      more(&members)
    })
  }

  private static let styleType = kind("PSStyle", codes.map(\.0)) { members in
    for name in ["OutputRendering", "Formatting", "Progress", "FileInfo", "Foreground", "Background"] {
      members.property(name, "System.Object", get: { ($0.unwrapped.asObject as? PSStyle)?.values[name] ?? .null }, set: { target, value in
        let value = name == "OutputRendering" ? try Conversion.convert(value, to: TypeCatalog.type(prefix + name)) : value
        (target.unwrapped.asObject as? PSStyle)?.values[name] = value
      })
    }
    members.method("string FormatHyperlink(string text, uri link)") { _, arguments in
      Value("\u{1B}]8;;\(try arguments[1].text())\u{1B}\\\(try arguments[0].text())\u{1B}]8;;\u{1B}\\")
    }
  }
  private static let formattingType = kind("PSStyle+FormattingData", formatting.map(\.0), settable: true)
  private static let progressType = kind("PSStyle+ProgressConfiguration", ["Style", "MaxWidth", "View", "UseOSCIndicator"], settable: true)
  private static let fileType = kind("PSStyle+FileInfoFormatting", ["Directory", "SymbolicLink", "Executable", "Extension"], settable: true)
  private static let foregroundType = kind("PSStyle+ForegroundColor", allColours) { fromRgb(&$0, 38) }
  private static let backgroundType = kind("PSStyle+BackgroundColor", allColours) { fromRgb(&$0, 48) }

  private static func fromRgb(_ members: inout TypeMembers, _ code: Int) {
    members.method("string FromRgb(byte red, byte green, byte blue)") { _, parts in sequence("\(code);2;\(try parts.map { try $0.text() }.joined(separator: ";"))") }
    members.method("string FromRgb(int rgb)") { _, arguments in
      guard case .int(let rgb) = arguments[0] else { return .null }
      return sequence("\(code);2;\(rgb >> 16 & 255);\(rgb >> 8 & 255);\(rgb & 255)")
    }
  }
}
