import Diagnostics
import Objects
import Syntax

/// A token of the language as scripts see it: `[System.Management.Automation.Language.Parser]` gives them.
final class TokenObject: PSObject {
  let token: Token
  let source: SourceText

  init(_ token: Token, _ source: SourceText) {
    self.token = token
    self.source = source
    super.init()
  }

  var text: String { source.substring(token.extent) }

  override var type: TypeInfo {
    switch token.kind {
    case .variable, .splattedVariable: TokenObject.variable
    case .stringLiteral, .hereStringLiteral: TokenObject.literal
    case .stringExpandable, .hereStringExpandable, .generic: TokenObject.expandable
    case .parameter: TokenObject.parameter
    case .number: TokenObject.number
    case .label: TokenObject.label
    default: TokenObject.info
    }
  }

  override func describe() throws -> String { text }

  /// What stands between the quotes, without the sign of a variable, without the dash of a parameter.
  var content: String {
    let text = text
    switch token.kind {
    case .variable, .splattedVariable: return text.hasPrefix("${") ? String(text.dropFirst(2).dropLast()) : String(text.dropFirst())
    case .stringLiteral: return unquoted(text, 1).replacing("''", with: "'")
    case .stringExpandable: return unquoted(text, 1).replacing("\"\"", with: "\"")
    case .hereStringLiteral, .hereStringExpandable: return hereText(text)
    case .parameter: return String(text.dropFirst().prefix { $0 != ":" })
    case .label: return String(text.dropFirst())
    default: return text
    }
  }

  private func unquoted(_ text: String, _ count: Int) -> String { String(text.dropFirst(count).dropLast(count)) }

  private func hereText(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
    if lines.last?.hasSuffix("@") == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static let space = "System.Management.Automation.Language."

  static let info = TypeInfo(space + "Token", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (TokenObject) -> Value) {
      members.property(name, typeName, get: { ($0.unwrapped.asObject as? TokenObject).map(get) ?? .null })
    }
    add("Text", "string") { Value($0.text) }
    add("TokenFlags", space + "TokenFlags") { Value(enumeration: TypeCatalog.type(space + "TokenFlags"), TokenNumbers.flags(of: $0.token)) }
    add("Kind", space + "TokenKind") { Conversion.tryConvert(Value($0.token.kind.name), to: TypeCatalog.type(space + "TokenKind")) ?? Value($0.token.kind.name) }
    add("HasError", "bool") { .bool($0.token.traits.contains(.inError)) }
    add("Extent", space + "IScriptExtent") { .object(ExtentObject($0.token.extent, $0.source)) }
  }

  private static func kind(_ name: String, base: TypeInfo? = nil, _ properties: [(String, String, (TokenObject) -> Value)]) -> TypeInfo {
    TypeInfo(space + name, base: base ?? info) { members in
      for (property, typeName, get) in properties { members.property(property, typeName, get: { ($0.unwrapped.asObject as? TokenObject).map(get) ?? .null }) }
    }
  }

  private static let string = kind("StringToken", [("Value", "string", { Value($0.content) })])
  private static let literal = kind("StringLiteralToken", base: string, [])
  private static let expandable = kind("StringExpandableToken", base: string, [])
  private static let variable = kind("VariableToken", [("Name", "string", { Value($0.content) })])
  private static let parameter = kind("ParameterToken", [
    ("ParameterName", "string", { Value($0.content) }), ("UsedColon", "bool", { .bool($0.token.traits.contains(.hasColon)) }),
  ])
  private static let label = kind("LabelToken", [("LabelText", "string", { Value($0.content) })])
  private static let number = kind("NumberToken", [("Value", "System.Object", { Conversion.tryConvert(Value($0.text), to: .double).map { number in
    if case .double(let value) = number, let whole = Int32(exactly: value) { return .int(whole) }
    return number
  } ?? Value($0.text) })])

  static let types = [info, string, literal, expandable, variable, parameter, label, number]
}
