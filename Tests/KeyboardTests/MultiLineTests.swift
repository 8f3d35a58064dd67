import Foundation
import TestSupport
import Testing

/// Statements of several lines: typed, recalled, changed, pasted.
@Suite(.serialized) struct MultiLineTests {
  @Test func enterGoesOnUntilTheStatementIsWhole() throws {
    let session = try KeyboardSession.short()
    session.press("foreach ($i in 1..2) {\r")
    #expect(session.row == ">>")
    session.press("  \"n$i\"\r}\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines == ["T> foreach ($i in 1..2) {", ">>   \"n$i\"", ">> }", "n1", "n2", "T>"])
  }

  @Test func recallBringsAllLinesAndTheyAreEdited() throws {
    let session = try KeyboardSession.short()
    session.press("if (1) {\r'a'\r}\r")
    session.terminal.waitForPrompt()
    session.press(Keys.control("l"))
    session.press(Keys.up)
    #expect(session.screen.lines == ["T> if (1) {", ">> 'a'", ">> }"])
    // Up goes to the line above, not to the history.
    session.press(Keys.up + Keys.end + Keys.left + "b")
    #expect(session.screen.lines == ["T> if (1) {", ">> 'ab'", ">> }"])
    session.press(Keys.down + Keys.end + Keys.enter)
    session.terminal.waitForPrompt()
    #expect(session.screen.text.contains("\nab\n"), "\(session.screen.text)")
  }

  @Test func altEnterBeginsALine() throws {
    let session = try KeyboardSession.short()
    session.press("'a'" + Keys.altEnter + "'b'\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines == ["T> 'a'", ">> 'b'", "a", "b", "T>"])
  }

  @Test func aPastedScriptRunsAsOneAndOnlyOnEnter() throws {
    let session = try KeyboardSession.short()
    let script = (1...20).map { "'line \($0)'" }.joined(separator: "\n")
    session.press(Keys.pasted(script))
    #expect(session.screen.lines.first == "T> 'line 1'" && session.screen.lines.last == ">> 'line 20'")
    session.press("\r")
    session.terminal.waitForPrompt()
    session.enter("(h -Count 1).CommandLine -eq \"\(script.replacingOccurrences(of: "\n", with: "`n"))\"")
    #expect(session.screen.text.contains("True"), "\(session.screen.text)")
    #expect(session.historyText.contains("'line 1'\\n'line 2'"))
  }

  @Test func aPasteWithAMistakeRunsNotEvenInPart() throws {
    let session = try KeyboardSession.short()
    session.press(Keys.pasted("'one'\n)\n'three'") + "\r")
    session.terminal.waitForPrompt()
    #expect(!session.screen.lines.contains("one"))
    #expect(session.screen.text.contains("Unexpected token"))
  }

  @Test func tabsAndKeysInAPasteAreText() throws {
    let session = try KeyboardSession.short()
    session.press(Keys.pasted("if (1) {\n\t'tab'\n}"))
    #expect(session.screen.lines[1] == ">>      'tab'", "\(session.screen.lines)")
    session.press("\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines.contains("tab"))
  }

  @Test func undoTakesAPasteBack() throws {
    let session = try KeyboardSession.short()
    session.press("ab")
    session.press(Keys.pasted("x\ny"))
    session.press(Keys.control("z"))
    #expect(session.screen.lines == ["T> ab"])
  }

  @Test func aLineOfTenThousandCharactersStaysWhole() throws {
    let session = try KeyboardSession.short()
    session.press("'" + String(repeating: "x", count: 10_000) + "'.Length\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines.suffix(2) == ["10000", "T>"])
  }
}
