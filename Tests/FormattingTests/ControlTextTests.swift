import Formatting
import Testing

@Suite struct ControlTextTests {
  @Test func controlsBecomeSigns() {
    #expect(ControlText.shown("a\u{1B}[31mb\u{7}\u{9B}c\rd\u{7F}") == "a␛[31mb␇\u{FFFD}c␍d␡")
    #expect(ControlText.shown("é\tb\r\nc\nd") == "é\tb\r\nc\nd")
  }

  @Test func coloursOfAScriptStay() {
    #expect(ControlText.shown("\u{1B}[1;31mb\u{1B}[0m\u{1B}]0;t\u{7}", keepsColours: true) == "\u{1B}[1;31mb\u{1B}[0m␛]0;t␇")
    #expect(ControlText.shown("\u{1B}[2J", keepsColours: true) == "␛[2J")
  }

  @Test func whatAScriptTellsTheScreenStays() {
    #expect(ControlText.shown("\u{1B}[2J\u{1B}[?25l\r\u{7}x", keeping: .screen) == "\u{1B}[2J\u{1B}[?25l\r\u{7}x")
    // A terminal would answer, change its title or its clipboard.
    for sequence in ["\u{1B}[6n", "\u{1B}[c", "\u{1B}]0;t\u{7}", "\u{1B}]52;c;eA==\u{7}", "\u{1B}P1$r", "\u{1B}[?1049h", "\u{1B}", "\u{1B}[", "\u{1B}[1"] {
      #expect(ControlText.shown(sequence, keeping: .screen).hasPrefix("␛"), "\(sequence.unicodeScalars.map(\.value))")
    }
  }

  @Test func linksToPagesStay() {
    let link = "\u{1B}]8;;https://example.com/\u{1B}\\text\u{1B}]8;;\u{1B}\\"
    #expect(ControlText.shown(link, keeping: .colours) == link)
    #expect(ControlText.shown(link).contains("␛"))
    #expect(ControlText.shown("\u{1B}]8;;file:///etc/passwd\u{1B}\\", keeping: .colours).hasPrefix("␛"))
  }

  @Test func signsAreNotTakenApart() {
    #expect(Cells.head("👍🏽👍🏽", 3) == "👍🏽")
    #expect(Cells.tail("xe\u{301}", 1) == "e\u{301}")
    #expect(WordWrap.lines("日本語テキスト", width: 5, culture: "ja-JP") == ["日本", "語テ", "キス", "ト"])
  }
}
