import Foundation
import TestSupport
import Testing

/// A terminal that is read aloud or cannot move its cursor: `-ScreenReader`, `TERM=dumb`.
@Suite(.serialized) struct SpokenTests {
  private func sent(_ session: KeyboardSession) -> String { String(decoding: session.terminal.output, as: UTF8.self) }

  /// No escape byte, and no return to the beginning of a row to draw it again.
  private func isQuiet(_ text: String) -> Bool { !text.contains("\u{1b}") && !text.replacingOccurrences(of: "\r\n", with: "").contains("\r") }

  static let ways: [(arguments: [String], environment: [String: String])] = [([], ["TERM": "dumb"]), (["-ScreenReader"], [:]), (["--screen-reader"], [:])]

  @Test(arguments: [0, 1, 2]) func nothingIsDrawnTwice(_ way: Int) throws {
    let session = try KeyboardSession.short(Self.ways[way].arguments, environment: Self.ways[way].environment)
    session.press("Get-Dx" + Keys.backspace + "ate" + Keys.left + Keys.left + "X")
    session.press(Keys.control("u") + Keys.control("k"))
    session.enter("'abc'")
    session.press(Keys.up)
    session.press("\r")
    session.terminal.waitForPrompt()
    session.enter("Write-Error bad")
    session.enter("Get-Nonsense -X")
    #expect(isQuiet(sent(session)), "\(sent(session).debugDescription)")
    #expect(session.screen.lines.contains("abc"))
    session.press("exit\r")
    #expect(session.terminal.waitForEnd())
    #expect(isQuiet(sent(session)))
  }

  @Test func tabListsByNumber() throws {
    let session = try KeyboardSession.short(["-ScreenReader"])
    session.press("Get-ChildItem -Fi" + Keys.tab)
    #expect(session.screen.text.contains("1. Filter: [string] Filter\n2. File: [switch] File\nNumber:"), "\(session.screen.text)")
    session.press("2\r")
    #expect(session.row == "T> Get-ChildItem -File")
    #expect(isQuiet(sent(session)))
  }

  @Test func recalledLinesAreReadWhole() throws {
    let session = try KeyboardSession.short(["-ScreenReader"])
    session.press("if (1) {\r'a'\r}\r\r")
    session.terminal.waitForPrompt()
    session.press(Keys.up)
    #expect(session.screen.lines.suffix(3) == ["T> if (1) {", ">> 'a'", ">> }"], "\(session.screen.lines)")
  }

  @Test func tablesAreSpoken() throws {
    let session = try KeyboardSession.short(["-ScreenReader"], columns: 200, rows: 60)
    session.enter("[pscustomobject]@{ Name = 'Amos'; City = 'Oslo' }, [pscustomobject]@{ Name = 'Eva'; City = '' } | Format-Table")
    #expect(session.screen.text.contains("1 of 2. Name: Amos; City: Oslo\n2 of 2. Name: Eva; City: \n") || session.screen.text.contains("1 of 2. Name: Amos; City: Oslo\n2 of 2. Name: Eva; City:"), "\(session.screen.text)")
    session.enter("Get-CsOnlineDialInConferencingUser | Select-Object -First 25")
    #expect(session.screen.text.contains("1 of 25. "), "\(session.screen.text)")
    #expect(isQuiet(sent(session)))
  }

  @Test func errorsSayTheColumn() throws {
    let session = try KeyboardSession.short(["-ScreenReader"])
    session.enter("'abc'; Get-Nonsense")
    #expect(session.screen.text.contains("error at column 8"), "\(session.screen.text)")
    session.enter("1 +* 2")
    #expect(session.screen.text.contains("error at column 4"), "\(session.screen.text)")
  }

  @Test func progressIsSaidInWords() throws {
    let session = try KeyboardSession.short(["-ScreenReader"])
    session.enter("Write-Progress 'Resetting PINs' -PercentComplete 40")
    #expect(session.screen.text.contains("Resetting PINs: 40 percent"), "\(session.screen.text)")
  }
}
