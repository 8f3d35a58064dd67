import Testing

/// Typing, moving and changing within a line, with PowerShell's keys and Emacs's.
@Suite(.serialized) struct EditingTests {
  /// What is typed, what stands on the line then, and before which of its characters the cursor is.
  static let cases: [(keys: String, line: String, cursor: Int)] = [
    ("abc", "abc", 3),
    ("abc" + Keys.left + Keys.left + "X", "aXbc", 2),
    ("abc" + Keys.control("b") + Keys.control("f") + "X", "abcX", 4),
    ("abc" + Keys.home + "X" + Keys.end + "Y", "XabcY", 5),
    ("abc" + Keys.control("a") + "X" + Keys.control("e") + "Y", "XabcY", 5),
    ("abc" + Keys.backspace, "ab", 2),
    ("abc" + Keys.control("h"), "ab", 2),
    ("abc" + Keys.home + Keys.delete, "bc", 0),
    ("abc" + Keys.home + Keys.control("d"), "bc", 0),
    ("one two-three" + Keys.wordLeft, "one two-three", 8),
    ("one two-three" + Keys.wordLeft + Keys.wordLeft, "one two-three", 4),
    ("one two" + Keys.home + Keys.wordRight, "one two", 4),
    ("one two" + Keys.home + Keys.alt("f"), "one two", 3),
    ("one two" + Keys.alt("b"), "one two", 4),
    ("one two" + Keys.control("w"), "one", 4),
    ("one two-x" + Keys.alt("\u{7f}"), "one two-", 8),
    ("one two" + Keys.home + Keys.alt("d"), " two", 0),
    ("one two" + Keys.wordLeft + Keys.control("k"), "one", 4),
    ("one two" + Keys.wordLeft + Keys.control("u"), "two", 0),
    ("one two" + Keys.control("w") + Keys.control("y") + Keys.control("y"), "one twotwo", 10),
    ("ab" + Keys.control("t"), "ba", 2),
    ("one" + Keys.home + Keys.alt("u"), "ONE", 3),
    ("one two" + Keys.control("w") + Keys.control("_"), "one two", 7),
    ("one two" + Keys.control("w") + Keys.control("z") + Keys.alt("_"), "one", 4),
    ("one two" + Keys.escape, "", 0),
    ("one" + Keys.control("g"), "", 0),
    ("日本語" + Keys.left + "x", "日本x語", 3),
    ("e\u{301}a" + Keys.left + Keys.backspace, "a", 0),
    ("👍🏽a" + Keys.left + Keys.backspace, "a", 0),
    ("åäö" + Keys.backspace, "åä", 2),
  ]

  @Test func keysDoWhatTheyDoInPowerShell() throws {
    let session = try KeyboardSession.short()
    for item in Self.cases {
      for part in KeyboardTestKeys.split(item.keys) { session.terminal.press(part) }
      #expect(session.row == ("T> " + item.line).trimmingEnd, "\(item.keys.debugDescription)")
      let before = String(item.line.prefix(item.cursor))
      #expect(session.screen.column == 3 + KeyboardTestKeys.width(before) + item.cursor - before.count, "cursor after \(item.keys.debugDescription)")
      session.press(Keys.control("c"))
    }
    #expect(session.screen.complaints == [])
  }

  @Test func undoGoesBackByWordsAndRedoForward() throws {
    let session = try KeyboardSession.short()
    for letter in "one two three" { session.press(String(letter)) }
    session.press(Keys.control("z"))
    #expect(session.row == "T> one two")
    session.press(Keys.control("z"))
    session.press(Keys.control("z"))
    #expect(session.row == "T> one")
    session.press(Keys.alt("_"))
    session.press(Keys.alt("_"))
    #expect(session.row == "T> one two")
  }

  @Test func historyWalksBothWaysAndKeepsWhatWasTyped() throws {
    let session = try KeyboardSession.short()
    session.enter("'first'")
    session.enter("'second'")
    session.press("typed")
    session.press(Keys.up)
    #expect(session.row == "T> 'second'")
    session.press(Keys.control("p"))
    #expect(session.row == "T> 'first'")
    session.press(Keys.down)
    session.press(Keys.control("n"))
    #expect(session.row == "T> typed")
    session.press(Keys.alt("<"))
    #expect(session.row.contains("function prompt"))
    session.press(Keys.alt(">"))
    #expect(session.row == "T> typed")
  }

  @Test func prefixesFindLinesOfTheHistory() throws {
    let session = try KeyboardSession.short(history: ["Get-Item .", "Get-Date", "Get-Item ~"])
    session.press("Get-I")
    session.press("\u{1b}[19~")
    #expect(session.row == "T> Get-Item ~")
    session.press("\u{1b}[19~")
    #expect(session.row == "T> Get-Item .")
  }

  @Test func theLastArgumentComesBack() throws {
    let session = try KeyboardSession.short()
    session.enter("echo two")
    session.enter("echo three")
    session.press("x ")
    session.press(Keys.alt("."))
    #expect(session.row == "T> x three")
    session.press(Keys.alt("."))
    #expect(session.row == "T> x two")
  }

  @Test func clearScreenKeepsTheLine() throws {
    let session = try KeyboardSession.short()
    session.enter("1..5")
    session.press("abc")
    session.press(Keys.control("l"))
    #expect(session.screen.lines == ["T> abc"])
    session.press(Keys.control("c"))
    session.enter("Clear-Host")
    #expect(session.screen.lines == ["T>"])
  }

  @Test func controlCLeavesTheLineAndControlDTheProgram() throws {
    let session = try KeyboardSession.short()
    session.press("abc")
    session.press(Keys.control("c"))
    #expect(session.screen.lines == ["T> abc", "T>"])
    session.press(Keys.control("d"))
    #expect(session.terminal.waitForEnd())
    #expect(session.terminal.exitCode == 0)
    #expect(session.terminal.isSane)
  }

  @Test func exitGivesItsCode() throws {
    let session = try KeyboardSession.short()
    session.press("exit 7\r")
    #expect(session.terminal.waitForEnd())
    #expect(session.terminal.exitCode == 7)
  }

  @Test func thePromptStandsBehindOutputWithoutALineBreak() throws {
    let session = try KeyboardSession.short()
    session.enter("Write-Host abc -NoNewline")
    #expect(session.row == "abcT>")
    session.press("1")
    #expect(session.row == "abcT> 1")
    session.press(Keys.control("c"))
  }

  @Test func sessionHistoryServesHAndR() throws {
    let session = try KeyboardSession.short()
    session.enter("'abc'")
    session.enter("r")
    #expect(session.screen.text.contains("abc\nT> r\n'abc'\nabc"), "\(session.screen.text)")
    session.enter("(h).Count -gt 1")
    #expect(session.screen.text.contains("True"))
  }

  @Test func readHostIsTyped() throws {
    let session = try KeyboardSession.short()
    session.press("$x = Read-Host Name\r")
    session.press("Åke\u{7f}e\r")
    session.terminal.waitForPrompt()
    session.enter("\"<$x>\"")
    #expect(session.screen.text.contains("Name: Åke\n") && session.screen.text.contains("<Åke>"), "\(session.screen.text)")
    session.press("$s = Read-Host Pin -AsSecureString\r")
    session.press("18723")
    #expect(session.row == "Pin: *****")
    session.press(Keys.control("c"))
    session.terminal.waitForPrompt()
    #expect(!session.screen.text.contains("18723"))
  }
}

extension String {
  var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// Cuts keys so that a lone Escape stands alone.
enum KeyboardTestKeys {
  static func split(_ keys: String) -> [String] { keys.hasSuffix(Keys.escape) ? [String(keys.dropLast()), Keys.escape] : [keys] }

  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ((0x3040...0x9fff).contains($1.value) || $1.value > 0x1f000 ? 2 : 1) }
  }
}
