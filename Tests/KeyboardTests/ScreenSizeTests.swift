import TestSupport
import Testing

/// Long lines, wide characters and many rows on small, usual and large screens.
@Suite(.serialized) struct ScreenSizeTests {
  static let sizes = [(80, 24), (40, 10), (200, 60)]

  private func all(_ session: KeyboardSession) -> String { session.screen.cells.flatMap { $0.filter { !$0.isTail }.map(\.text) }.joined() }

  @Test(arguments: sizes) func longLinesWrapAndAreEdited(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short(columns: columns, rows: rows)
    let text = "'" + (0..<25).map { "word\($0)" }.joined(separator: " ") + "'"
    session.press(text)
    #expect(all(session).hasPrefix("T> " + text))
    session.press(Keys.home + "'x' + ")
    #expect(all(session).hasPrefix("T> 'x' + " + text))
    #expect(session.screen.row == 9 / columns && session.screen.column == 9)
    session.press(Keys.control("k"))
    #expect(session.screen.text == "T> 'x' +")
    session.press(Keys.control("y") + "\r")
    session.terminal.waitForPrompt("T> ")
    #expect(all(session).contains("xword0 word1"))
    #expect(session.screen.complaints == [])
  }

  @Test(arguments: sizes) func exactlyFullRows(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short(columns: columns, rows: rows)
    session.press(String(repeating: "a", count: columns - 3))
    #expect(session.screen.row == 1 && session.screen.column == 0)
    session.press("b" + Keys.left + Keys.left)
    #expect(session.screen.row == 0 && session.screen.column == columns - 1)
    session.press(Keys.backspace + Keys.backspace)
    #expect(session.screen.text == "T> " + String(repeating: "a", count: columns - 5) + "b")
    session.press(Keys.control("c"))
  }

  @Test(arguments: sizes) func wideCharactersAreNotCut(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short(columns: columns, rows: rows)
    session.press("'a" + String(repeating: "日", count: columns / 2) + "'.Length")
    #expect(session.screen.line(0).count < columns && session.screen.line(1).hasPrefix("日"))
    session.press("\r")
    session.terminal.waitForPrompt("T> ")
    #expect(session.screen.lines.contains(String(columns / 2 + 1)))
  }

  @Test(arguments: sizes) func moreRowsThanTheScreen(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short(columns: columns, rows: rows)
    let script = (1...(rows + 5)).map { "'row \($0)'" }.joined(separator: "\n")
    session.press(Keys.pasted(script))
    #expect(session.row == ">> 'row \(rows + 5)'")
    session.press("\u{1b}[1;5A")
    #expect(session.screen.line(0) == "T> 'row 1'" && session.screen.row == 0)
    session.press("\u{1b}[1;5B")
    #expect(session.row == ">> 'row \(rows + 5)'")
    session.press("\r")
    session.terminal.waitForPrompt("T> ")
    #expect(session.screen.lines.suffix(2) == ["row \(rows + 5)", "T>"])
    // All of it went by: the terminal's scroll-back has it.
    #expect(session.screen.scrolledOff.contains(">> 'row 3'") && session.screen.scrolledOff.contains("T> 'row 1'"))
  }

  @Test func promptsBringColoursAndSeveralLines() throws {
    let session = try KeyboardSession()
    session.enter("function prompt { \"`e[31mred`e[0m`nP> \" }")
    session.press(Keys.control("l"))
    session.press("ab")
    #expect(session.screen.lines == ["red", "P> ab"])
    #expect(session.screen.look(of: "red") == "31" && session.screen.look(of: "P>") == "")
    #expect(session.screen.column == 5)
  }

  @Test func aPromptThatFailsIsPowerShells() throws {
    let session = try KeyboardSession()
    session.enter("function prompt { throw 'x' }")
    #expect(session.row == "PS>")
  }
}
