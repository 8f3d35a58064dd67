import Diagnostics

/// Is one token as the parser saw it; trivia (new lines, comments, continuations) are tokens too.
package struct Token: Sendable {
  package var kind: TokenKind
  package var traits: TokenTraits
  package var extent: Extent
  /// Where the lexer keeps what the token stands for (text, number, nested tokens); -1 for nothing.
  var payload: Int32 = -1

  init(_ kind: TokenKind, _ extent: Extent, _ traits: TokenTraits = [], payload: Int32 = -1) {
    self.kind = kind
    self.extent = extent
    self.traits = traits
    self.payload = payload
  }

  package var start: Int { Int(extent.start) }
  package var end: Int { Int(extent.end) }
}

/// Tells how a token was read; colouring and completion ask for it.
package struct TokenTraits: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// The name of a command.
  package static let commandName = TokenTraits(rawValue: 1)
  /// Part of an error: the parser never got to it.
  package static let inError = TokenTraits(rawValue: 2)
  /// `-name:` with its colon.
  package static let hasColon = TokenTraits(rawValue: 4)
  /// A keyword read as one.
  package static let keyword = TokenTraits(rawValue: 8)
  /// The name of a member.
  package static let memberName = TokenTraits(rawValue: 16)
  /// A type name.
  package static let typeName = TokenTraits(rawValue: 32)
  /// The name of an attribute.
  package static let attributeName = TokenTraits(rawValue: 64)
}
