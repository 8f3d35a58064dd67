import TestSupport
import Testing

/// Selecting with Shift, and what is done to a selection.
@Suite(.serialized) struct SelectionTests {
  private static let left = "\u{1b}[1;2D", right = "\u{1b}[1;2C", wordLeft = "\u{1b}[1;6D", wordRight = "\u{1b}[1;6C", home = "\u{1b}[1;2H", end = "\u{1b}[1;2F"

  /// What is typed, and what stands on the line then.
  static let cases: [(keys: String, line: String)] = [
    ("one two" + wordLeft + "x", "one x"),
    ("one two" + wordLeft + "xy z", "one xy z"),
    ("one two" + left + left + Keys.backspace, "one t"),
    ("one two" + Keys.home + right + right + Keys.delete, "e two"),
    ("one two" + Keys.home + wordRight + Keys.control("x"), "two"),
    ("one two" + Keys.home + wordRight + Keys.control("x") + Keys.end + Keys.control("v") + Keys.control("v"), "twoone one"),
    ("one two" + wordLeft + Keys.control("c") + Keys.end + Keys.control("v"), "one twotwo"),
    ("one two" + home + Keys.control("x") + "new", "new"),
    ("one two" + Keys.home + end + Keys.control("d"), ""),
    // Coming back to where it began selects nothing.
    ("ab" + left + right + Keys.backspace, "a"),
    // Any other key ends the selection.
    ("ab" + left + Keys.left + "x", "xab"),
    ("one two" + wordLeft + "x" + Keys.control("z"), "one two"),
    ("日本語" + left + left + "x", "日x"),
    ("ab" + left + Keys.pasted("c d"), "ac d"),
    ("ab" + Keys.control("x") + "c", "abc"),
  ]

  @Test func keysDoWhatTheyDoInPowerShell() throws {
    let session = try KeyboardSession.short()
    for item in Self.cases {
      session.press(item.keys)
      #expect(session.row == ("T> " + item.line).trimmingEnd, "\(item.keys.debugDescription)")
      session.press(Keys.escape)
    }
    #expect(session.screen.complaints == [])
  }

  @Test func aSelectionIsShownReversedUntilItEnds() throws {
    let session = try KeyboardSession.short()
    session.press("'one two'" + Self.wordLeft)
    #expect(session.screen.look(of: "two'") == "7")
    #expect(session.screen.look(of: "'one") != "7")
    session.press(Keys.right)
    #expect(session.screen.look(of: "two'") != "7")
  }

  @Test func ctrlCWithoutASelectionLeavesTheLine() throws {
    let session = try KeyboardSession.short()
    session.press("abc" + Keys.control("c") + "x")
    #expect(session.screen.lines == ["T> abc", "T> x"])
  }

  @Test func ctrlASelectsAllWithWindowsKeys() throws {
    let session = try KeyboardSession.short()
    session.press("abc" + Keys.control("a") + "x")
    #expect(session.row == "T> xabc")
    session.press(Keys.escape)
    session.enter("Set-PSReadLineOption -EditMode Windows")
    session.press("abc" + Keys.control("a") + "x")
    #expect(session.row == "T> x")
  }

  @Test func readAloudNothingIsSelected() throws {
    let session = try KeyboardSession(["-NoProfile", "-ScreenReader"])
    session.press("'ab'" + Self.left + Self.left + "c\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.text.contains("'ab'c"), "\(session.screen.text)")
  }
}
