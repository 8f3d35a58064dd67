import Syntax

/// The numbers that .NET gives to the kinds and flags of tokens, and to the older kinds of `PSToken`.
enum TokenNumbers {
  static func flags(of token: Token) -> Int64 {
    var flags: Int64 = 0
    for (trait, flag) in traits where token.traits.contains(trait) { flags |= flag }
    return flags
  }

  private static let traits: [(TokenTraits, Int64)] = [
    (.keyword, 0x10), (.inError, 0x10000), (.commandName, 0x80000), (.memberName, 0x100000), (.typeName, 0x200000), (.attributeName, 0x400000),
  ]

  /// The kind's name in `PSTokenType`.
  static func oldKind(of token: Token) -> String {
    if token.traits.contains(.commandName) { return "Command" }
    if token.traits.contains(.memberName) { return "Member" }
    if token.traits.contains(.attributeName) { return "Attribute" }
    if token.traits.contains(.typeName) { return "Type" }
    if token.traits.contains(.keyword) { return "Keyword" }
    switch token.kind {
    case .variable, .splattedVariable: return "Variable"
    case .parameter: return "CommandParameter"
    case .number: return "Number"
    case .label: return "LoopLabel"
    case .identifier, .generic: return "CommandArgument"
    case .newLine: return "NewLine"
    case .lineContinuation: return "LineContinuation"
    case .comment: return "Comment"
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable: return "String"
    case .lParen, .lCurly, .atParen, .atCurly, .dollarParen: return "GroupStart"
    case .rParen, .rCurly: return "GroupEnd"
    case .semi: return "StatementSeparator"
    case .unknown, .endOfInput: return "Unknown"
    default: return "Operator"
    }
  }
}
