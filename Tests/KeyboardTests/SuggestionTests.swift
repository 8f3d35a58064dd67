import Foundation
import TestSupport
import Testing

/// Suggestions from the history, and the search in it.
@Suite(.serialized) struct SuggestionTests {
  @Test func theHistorySuggestsHowALineGoesOn() throws {
    let session = try KeyboardSession.short(history: ["Get-Item one two", "Get-Date"])
    session.press("get-i")
    #expect(session.row == "T> get-item one two".replacingOccurrences(of: "get-item", with: "get-item"))
    #expect(session.screen.look(of: "tem one") == "38;5;243")
    #expect(session.screen.column == 8)
    session.press(Keys.alt("f"))
    #expect(session.screen.look(of: "one") == "38;5;243" && session.screen.column == 11)
    session.press(Keys.right)
    #expect(session.screen.column == "T> get-item one two".count)
    #expect(session.screen.look(of: "one") != "38;5;243")
  }

  @Test func aSuggestionIsNotPartOfTheLine() throws {
    let session = try KeyboardSession.short(history: ["'abcdef'"])
    session.press("'abc'" + Keys.left + Keys.control("k") + "'\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines.contains("abc"))
  }

  @Test func withoutColoursBracketsMarkIt() throws {
    let session = try KeyboardSession.short(environment: ["NO_COLOR": "1"], history: ["Get-Item one"])
    session.press("Get-I")
    #expect(session.row == "T> Get-I[tem one]")
    session.press("\r")
    #expect(session.screen.lines.contains("T> Get-I"))
  }

  @Test func secretsAreNeitherSuggestedNorKept() throws {
    let session = try KeyboardSession.short()
    let secrets = [
      "Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -Pin 18723834", "Set-CsOnlineDialInConferencingUser amos -Pin  18723834", "$s = ConvertTo-SecureString '18723834' -AsPlainText -Force",
      "$s = \"18723834\" | ConvertTo-SecureString -AsPlainText", "$password = '18723834'", "$p = @{ Pin = '18723834' }", "foo -Passw:18723834", "$env:API_KEY = '18723834'",
    ]
    for line in secrets { session.enter(line) }
    session.press(Keys.control("l"))
    for _ in secrets {
      session.press(Keys.up)
      #expect(!session.screen.text.contains("18723834") && session.screen.text.contains("*****"), "\(session.screen.text)")
    }
    session.press(Keys.control("c"))
    session.press("Set-CsOnlineDialInConferencingUser amos")
    #expect(!session.screen.text.contains("187238"))
    session.press(Keys.control("c"))
    session.press(Keys.control("l"))
    session.enter("h")
    #expect(!session.screen.text.contains("187238"))
    #expect(!session.historyText.contains("187238"))
    #expect(session.historyText.contains("-Pin *****"))
  }

  @Test func searchFindsAndRuns() throws {
    let session = try KeyboardSession.short(history: ["'one apple'", "'two pears'", "'three apples'"])
    session.press(Keys.control("r"))
    #expect(session.screen.lines.last == "bck-i-search: _")
    session.press("apple")
    #expect(session.screen.lines == ["T> 'three apples'", "bck-i-search: apple_"])
    session.press(Keys.control("r"))
    #expect(session.screen.lines.first == "T> 'one apple'")
    session.press(Keys.control("s"))
    #expect(session.screen.lines == ["T> 'three apples'", "fwd-i-search: apple_"])
    session.press("\r")
    session.terminal.waitForPrompt()
    #expect(session.screen.lines == ["T> 'three apples'", "three apples", "T>"])
  }

  @Test func searchGivesTheLineBack() throws {
    let session = try KeyboardSession.short(history: ["'one'"])
    session.press("typed")
    session.press(Keys.control("r") + "zzz")
    #expect(session.screen.lines.last == "failed-bck-i-search: zzz_")
    session.press(Keys.control("g"))
    #expect(session.screen.lines == ["T> typed"])
  }

  @Test func f2ListsLinesOfTheHistory() throws {
    let session = try KeyboardSession.short(history: (1...15).map { "'line \($0)'" })
    session.press("\u{1b}[12~")
    session.press("'li")
    #expect(session.screen.lines.contains("> 'line 15'") && session.screen.lines.contains("> 'line 6'"))
    #expect(!session.screen.lines.contains("> 'line 5'"))
    session.press("\u{1b}[12~")
    #expect(session.screen.lines.count == 1)
  }
}
