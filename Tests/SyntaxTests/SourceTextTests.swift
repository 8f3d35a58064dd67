import Diagnostics
import Testing

struct SourceTextTests {
  @Test func columnsCountUTF16Units() {
    let source = SourceText("a\u{1F600}b\r\nçd\rx\ny")
    #expect(source.lineStarts.count == 4)
    #expect(source.position(at: 5) == TextPosition(line: 1, column: 4))
    #expect(source.utf16Offset(of: 8) == 6)
    #expect(source.line(2) == "çd")
    #expect(source.line(4) == "y")
    #expect(source.line(5) == "")
    #expect(source.byteOffset(ofUTF16: 6) == 8)
  }

  @Test func marksDecideTheEncoding() {
    #expect(SourceText(decoding: [0xEF, 0xBB, 0xBF, 0x61]).text == "a")
    #expect(SourceText(decoding: [0xFF, 0xFE, 0x61, 0]).text == "a")
    #expect(SourceText(decoding: [0xFE, 0xFF, 0, 0x61]).text == "a")
    #expect(SourceText(decoding: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]).text == "a")
    #expect(SourceText(decoding: [0x61, 0xFF, 0xC3, 0x62]).text == "a\u{FFFD}\u{FFFD}b")
  }
}
