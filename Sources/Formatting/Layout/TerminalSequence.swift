/// Recognises the few sequences to a terminal that text may hold: none of them makes a terminal answer, rename or keep anything.
enum TerminalSequence {
  /// Where a harmless sequence that begins here ends; nil if none does.
  static func end(_ scalars: [Unicode.Scalar], _ start: Int, movesCursor: Bool) -> Int? {
    if movesCursor, ["\u{7}", "\u{8}", "\r"].contains(scalars[start]) { return start + 1 }
    guard scalars[start] == "\u{1B}", start + 1 < scalars.count else { return nil }
    switch scalars[start + 1] {
    case "[": return controlEnd(scalars, start + 2, movesCursor)
    case "]": return linkEnd(scalars, start + 2)
    default: return nil
    }
  }

  /// `ESC [ digits ; … m` is a colour; other letters move the cursor or erase, `?25h` and `?25l` show and hide it.
  private static func controlEnd(_ scalars: [Unicode.Scalar], _ start: Int, _ movesCursor: Bool) -> Int? {
    var index = start
    let isPrivate = index < scalars.count && scalars[index] == "?"
    if isPrivate { index += 1 }
    while index < scalars.count, ("0"..."9").contains(scalars[index]) || scalars[index] == ";" || scalars[index] == ":" { index += 1 }
    guard index < scalars.count else { return nil }
    if isPrivate { return movesCursor && "hl".unicodeScalars.contains(scalars[index]) && scalars[start..<index] == ["?", "2", "5"] ? index + 1 : nil }
    if scalars[index] == "m" { return index + 1 }
    return movesCursor && "ABCDEFGHJKLMPSTXdfsu@".unicodeScalars.contains(scalars[index]) ? index + 1 : nil
  }

  /// A link to a page begins with `ESC ] 8 ; ; address ESC \`; the same with no address ends it.
  private static func linkEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    guard scalars.count >= start + 5, scalars[start..<start + 3] == ["8", ";", ";"] else { return nil }
    var index = start + 3
    while index < scalars.count, scalars[index].value > 0x20, scalars[index].value < 0x7F { index += 1 }
    let address = String(String.UnicodeScalarView(scalars[start + 3..<index]))
    guard index + 1 < scalars.count, scalars[index] == "\u{1B}", scalars[index + 1] == "\\" else { return nil }
    return address.isEmpty || ["https://", "http://", "mailto:"].contains(where: address.hasPrefix) ? index + 2 : nil
  }
}
