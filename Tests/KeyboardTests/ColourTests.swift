import Foundation
import Terminal
import TestSupport
import Testing

/// Colours while typing, and what says the same without colours.
@Suite(.serialized) struct ColourTests {
  private static let command = "38;5;63", unknown = "4;38;5;163", parameter = "38;5;131"

  @Test func unknownCommandsAreSeenBeforeEnter() throws {
    let session = try KeyboardSession.short()
    session.press("Get-CsOnlineDialInConferencingUsr")
    #expect(session.screen.look(of: "Get-CsOnlineDialInConferencingUsr") == Self.unknown)
    session.press(Keys.backspace + "er")
    #expect(session.screen.look(of: "Get-CsOnlineDialInConferencingUser") == Self.command)
  }

  @Test func aCommandBeingTypedIsNotWrongYet() throws {
    let session = try KeyboardSession.short()
    session.press("Get-Chi")
    #expect(session.screen.look(of: "Get-Chi") == "")
    session.press(" ")
    #expect(session.screen.look(of: "Get-Chi") == Self.unknown)
  }

  @Test func unknownParametersAreSeenBeforeEnter() throws {
    let session = try KeyboardSession.short()
    session.press("Get-CsOnlineDialInConferencingUser -Identity x -Identty y")
    #expect(session.screen.look(of: "-Identity") == Self.parameter)
    #expect(session.screen.look(of: "-Identty") == Self.unknown)
    session.press(Keys.control("c"))
    session.press("Get-Item -Pat x -Fource")
    #expect(session.screen.look(of: "-Pat") == Self.parameter)
    #expect(session.screen.look(of: "-Fource") == Self.unknown)
  }

  @Test func ownFunctionsAndAliasesAreKnown() throws {
    let session = try KeyboardSession.short()
    session.enter("function Do-It { }")
    session.press("Do-It; gci; nosuch")
    #expect(session.screen.look(of: "Do-It;") == Self.command)
    #expect(session.screen.look(of: "gci;") == Self.command)
    #expect(session.screen.look(of: "nosuch") == Self.unknown)
  }

  @Test func partsHaveTheirColours() throws {
    let session = try KeyboardSession.short()
    session.press("if ($x) { 'text' } # why")
    #expect(session.screen.look(of: "if") == "1;38;5;63")
    #expect(session.screen.look(of: "$x") == "38;5;98")
    #expect(session.screen.look(of: "'text'") == "38;5;29")
    #expect(session.screen.look(of: "# why") == "3;38;5;243")
  }

  @Test func outputHasItsColours() throws {
    let session = try KeyboardSession.short()
    session.enter("Write-Host -ForegroundColor Red ('wa' + 'rm'); Write-Warning ('care' + 'ful'); [pscustomobject]@{ Heading = 'ce' + 'll' }")
    #expect(session.screen.look(of: "warm") == "91")
    #expect(session.screen.look(of: "WARNING: careful") == "33;1")
    #expect(session.screen.look(of: "-------") == "32;1")
    #expect(session.screen.look(of: "cell") == "")
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "xterm"]]) func withoutColoursUnknownWordsAreUnderlined(_ environment: [String: String]) throws {
    let session = try KeyboardSession.short(environment: environment)
    session.press("Get-Nonsense -X")
    #expect(session.screen.look(of: "Get-Nonsense") == "4")
    #expect(!String(decoding: session.terminal.output, as: UTF8.self).contains("38;5"))
  }

  @Test func coloursHaveContrastOnBlackAndOnWhite() {
    func linear(_ value: Int) -> Double {
      let part = Double(value) / 255
      return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    for (style, colour) in LineTheme.palette {
      let light = 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
      #expect((light + 0.05) / 0.05 >= 4.5, "\(style) on black")
      #expect(1.05 / (light + 0.05) >= 4.5, "\(style) on white")
      let steps = [0, 95, 135, 175, 215, 255], number = colour.number - 16
      let real = colour.number >= 232 ? Array(repeating: 8 + (colour.number - 232) * 10, count: 3) : [steps[number / 36], steps[number / 6 % 6], steps[number % 6]]
      #expect(real == [colour.red, colour.green, colour.blue], "\(style)")
    }
  }
}
