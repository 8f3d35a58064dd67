import TestSupport
import Testing

/// Tab: one offer, several, the menu with its tool tips, values of the tenant.
@Suite(.serialized) struct CompletionMenuTests {
  @Test func theOnlyOfferIsTaken() throws {
    let session = try KeyboardSession.short()
    session.press("Get-ChildI" + Keys.tab)
    #expect(session.row == "T> Get-ChildItem")
  }

  @Test func theMenuIsWalkedAndShowsToolTips() throws {
    let session = try KeyboardSession.short()
    session.press("Get-ChildItem -Fi")
    session.press(Keys.tab)
    #expect(session.screen.lines == ["T> Get-ChildItem -Filter", "[Filter] File", "1 of 2  [string] Filter"], "\(session.screen.lines)")
    #expect(session.screen.look(of: "Filter]") == "7")
    session.press(Keys.tab)
    #expect(session.screen.lines == ["T> Get-ChildItem -File", " Filter [File]", "2 of 2  [switch] File"], "\(session.screen.lines)")
    session.press(Keys.backTab)
    #expect(session.screen.lines.first == "T> Get-ChildItem -Filter")
    session.press("\r")
    #expect(session.screen.lines == ["T> Get-ChildItem -Filter"])
    session.press(Keys.control("c"))
  }

  @Test func escapeGivesTheWordBackAndUndoToo() throws {
    let session = try KeyboardSession.short()
    session.press("Get-ChildItem -Fi")
    session.press(Keys.tab)
    session.press(Keys.escape)
    #expect(session.screen.lines == ["T> Get-ChildItem -Fil"])
    session.press(Keys.tab)
    session.press(" ")
    #expect(session.screen.lines == ["T> Get-ChildItem -Filter"])
    session.press(Keys.control("z"))
    #expect(session.screen.lines == ["T> Get-ChildItem -Fil"])
  }

  @Test func otherKeysCloseTheMenuAndWork() throws {
    let session = try KeyboardSession.short()
    session.press("Get-ChildItem -Fi")
    session.press(Keys.tab)
    session.press("x")
    #expect(session.screen.lines == ["T> Get-ChildItem -Filterx"])
    session.press(Keys.backspace + Keys.backspace + Keys.tab)
    session.press(Keys.home)
    #expect(session.screen.lines.count == 1 && session.screen.column == 3)
  }

  @Test func valuesOfTheTenantAreOffered() throws {
    let session = try KeyboardSession.short()
    session.press("Get-CsOnlineDialInConferencingUser -Identity amos" + Keys.tab)
    #expect(session.terminal.wait { $0.text.contains("amos.marble@contoso.com") })
  }

  @Test func typingMistakesAreForgiven() throws {
    let session = try KeyboardSession.short()
    session.press("Set-CsOnlineDialInConferencingUser -rstpin" + Keys.tab)
    #expect(session.terminal.wait { $0.text.contains("-ResetLeaderPin") })
  }

  @Test(arguments: [(40, 10), (80, 24), (200, 60)]) func longListsScrollInTheirWindow(_ columns: Int, _ rows: Int) throws {
    let session = try KeyboardSession.short(columns: columns, rows: rows)
    session.press("Get-")
    session.press(Keys.tab)
    #expect(session.screen.lines.count <= rows)
    #expect(session.screen.lines.first?.hasPrefix("T> Get-") == true)
    #expect(session.screen.lines.last?.hasPrefix("1 of ") == true)
    for _ in 0..<30 { session.terminal.type(Keys.down) }
    session.terminal.settle()
    #expect(session.screen.lines.first?.hasPrefix("T> Get-") == true)
    #expect(session.screen.text.contains("[Get-"))
    session.press(Keys.escape)
    #expect(session.screen.lines == ["T> Get-"])
  }
}
