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

  @Test func signsAreNotTakenApart() {
    #expect(Cells.head("👍🏽👍🏽", 3) == "👍🏽")
    #expect(Cells.tail("xe\u{301}", 1) == "e\u{301}")
    #expect(WordWrap.lines("日本語テキスト", width: 5, culture: "ja-JP") == ["日本", "語テ", "キス", "ト"])
  }
}
