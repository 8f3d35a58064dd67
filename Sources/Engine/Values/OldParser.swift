import Diagnostics
import Objects
import Syntax

/// `[System.Management.Automation.PSParser]`: the tokens and errors of a text, as scripts that check other scripts ask for them.
enum OldParser {
  private static let prefix = "System.Management.Automation."

  static let info = TypeInfo(prefix + "PSParser", base: .object, members: { members in
    let result = "System.Collections.ObjectModel.Collection[\(prefix)PSToken] Tokenize"
    members.staticMethod("\(result)(string script, [ref] errors)") { try tokens(try $0[0].text(), $0[1]) }
    members.staticMethod("\(result)(System.Object[] script, [ref] errors)") { arguments in
      try tokens(try (arguments[0].asArray?.items ?? []).map { try $0.text() }.joined(separator: "\n"), arguments[1])
    }
  })

  static let types = [info, token, failure]

  private static let token = TypeInfo(prefix + "PSToken", base: .object)
  private static let failure = TypeInfo(prefix + "PSParseError", base: .object)

  private static func tokens(_ text: String, _ errors: Value) throws -> Value {
    let source = SourceText(text)
    let result = Parser.parse(source)
    let failures = result.errors.map { error in
      made(failure, [("Token", made(token, place(error.extent, source, type: "Position", content: source.substring(error.extent)))), ("Message", Value(error.message))])
    }
    try (errors.asObject as? ReferenceObject)?.set(.object(PSList(.collection(of: .object), ContiguousArray(failures))))
    let words = TokenRoles.tokens(of: result).filter { $0.kind != .endOfInput }.map { word in
      made(token, place(word.extent, source, type: TokenNumbers.oldKind(of: word), content: content(word, source)))
    }
    return .object(PSList(.collection(of: .object), ContiguousArray(words)))
  }

  private static func content(_ token: Token, _ source: SourceText) -> String {
    let object = TokenObject(token, source)
    switch token.kind {
    case .parameter, .generic: return object.text
    default: return object.content
    }
  }

  private static func place(_ extent: Extent, _ source: SourceText, type: String, content: String) -> [(String, Value)] {
    func number(_ value: Int) -> Value { .int(Int32(value)) }
    let start = source.position(at: min(Int(extent.start), source.count)), end = source.position(at: min(Int(extent.end), source.count))
    let from = source.utf16Offset(of: min(Int(extent.start), source.count)), to = source.utf16Offset(of: min(Int(extent.end), source.count))
    let kind = Conversion.tryConvert(Value(type), to: TypeCatalog.type(prefix + "PSTokenType")) ?? Value(type)
    return [
      ("Content", Value(content)), ("Type", kind), ("Start", number(from)), ("Length", number(to - from)), ("StartLine", number(start.line)),
      ("StartColumn", number(start.column)), ("EndLine", number(end.line)), ("EndColumn", number(end.column)),
    ]
  }

  private static func made(_ type: TypeInfo, _ properties: [(String, Value)]) -> Value {
    let object = CustomObject()
    for (name, value) in properties { object.properties.append(name, value) }
    object.customTypeNames = [type.fullName, "System.Object"]
    return .object(object)
  }
}
