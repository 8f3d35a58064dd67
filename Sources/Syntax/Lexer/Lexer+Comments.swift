import Diagnostics

extension Lexer {
  /// Reads `# …` to the end of the line.
  func lineComment() {
    let start = tokenStart
    while at < limit, !traits[Int(base[at])].contains(.newLine) { at += 1 }
    noteRequirement(start)
    noteSignature(start)
    _ = saveTrivia(.comment)
  }

  /// Reads `<# … #>`.
  func blockComment() {
    let start = tokenStart
    at += 1
    while at < limit {
      if base[at] == UInt8(ascii: "#"), byte(at + 1) == UInt8(ascii: ">"), at + 1 < limit {
        at += 2
        _ = saveTrivia(.comment)
        return
      }
      at += 1
    }
    reportIncomplete(.missingTerminatorMultiLineComment, from: start)
    _ = saveTrivia(.comment)
  }

  /// Remembers a comment that is a `#requires` statement.
  private func noteRequirement(_ start: Int) {
    guard byte(start + 1) | 0x20 == UInt8(ascii: "r"), at - start >= 9, skipped == nil else { return }
    let word: StaticString = "requires"
    for index in 0..<8 where byte(start + 1 + index) | 0x20 != word.utf8Start[index] { return }
    guard start + 9 >= at || blank(start + 9) > 0 else { return }
    requirementComments.append(Extent(start, at))
  }

  /// Remembers where a signature begins: nothing but comments may follow.
  private func noteSignature(_ start: Int) {
    guard byte(start + 2) == UInt8(ascii: "S"), at - start >= 29 else { return }
    let isAtLineStart = start == 0 || traits[Int(base[start - 1])].contains(.newLine)
    if isAtLineStart, text(start, at).hasPrefix("# SIG # Begin signature block") { signatureStart = start }
  }
}
