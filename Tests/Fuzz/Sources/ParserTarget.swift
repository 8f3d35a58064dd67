import Diagnostics
import Syntax

/// Parses the input and checks what must hold for any bytes.
enum ParserTarget {
  static func run(_ bytes: [UInt8]) {
    let source = SourceText(decoding: bytes)
    let result = Parser.parse(source)
    var end: Int32 = 0
    for token in result.tokens where token.kind != .endOfInput {
      precondition(token.extent.start >= end, "tokens overlap")
      end = max(end, token.extent.end)
    }
    precondition(Int(end) <= source.count, "a token reaches beyond the end")
    _ = TreeDumper.tree(result)
  }
}
