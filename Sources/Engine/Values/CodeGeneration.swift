import Objects

/// `[CodeGeneration]`, which writes text so that a script reads it back, and `[NullString]`.
enum CodeGeneration {
  private static let prefix = "System.Management.Automation.Language."

  static let types = [
    TypeInfo(prefix + "CodeGeneration", base: .object, traits: [.abstract, .sealed]) { members in
      func escaping(_ name: String, _ escape: @escaping (Unicode.Scalar) -> String) {
        members.staticMethod("string \(name)(string value)") { arguments in
          if arguments[0].isNull { return Value("") }
          return Value(try arguments[0].text().unicodeScalars.map(escape).joined())
        }
      }
      // Typographic quotes end strings as the plain ones do.
      escaping("EscapeSingleQuotedStringContent") { "'\u{2018}\u{2019}\u{201A}\u{201B}".unicodeScalars.contains($0) ? "\($0)\($0)" : String($0) }
      escaping("EscapeBlockCommentContent") { String($0) }
      escaping("EscapeFormatStringContent") { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }
      escaping("EscapeVariableName") { $0 == "{" || $0 == "}" || $0 == "`" ? "`\($0)" : String($0) }
    },
    TypeInfo(prefix + "NullString", base: .object, traits: .sealed) { members in
      members.staticProperty("Value", "System.Management.Automation.Language.NullString", get: { .null })
    },
  ]
}
