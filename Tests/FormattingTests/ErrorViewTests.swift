import Objects
import Testing

@testable import Formatting

@Suite struct ErrorViewTests {
  private func position(_ line: String, _ text: String) -> ErrorPosition {
    let start = line.distance(from: line.startIndex, to: line.range(of: text)?.lowerBound ?? line.startIndex)
    return ErrorPosition(
      file: "/case/case.ps1", line: 1, column: start + 1, lineText: line, underlineStart: start, underlineLength: text.utf16.count, extentText: text,
      endLine: 1, endColumn: start + 1 + text.utf16.count)
  }

  @Test func cutsALongLineAroundTheError() {
    let line =
      "$aaaaaaaaaaaaaaaaaaaa = 1; $bbbbbbbbbbbbbbbbbbbbbbbbb = 2; $cccccccccccccccccccc = 3; Get-Item no-file; $ddddddddddddddddddddd = 4"
    let shown = PositionMessage(position(line, "Get-Item no-file"))
    #expect(shown.line == "… bbbbbbbbbbbb = 2; $cccccccccccccccccccc = 3; Get-Item no-file; $ddddd …")
    #expect(shown.underline == "                                               ~~~~~~~~~~~~~~~~")
  }

  @Test func wrapsTheMessageBehindTheBar() {
    let error = PSError("RuntimeException", "Cannot convert value \"x\" to type \"System.Int32\". Error: \"The input string 'x' was not in a correct format.\"", id: "X", category: .InvalidArgument)
    error.record.position = position("[int]'x'", "[int]'x'")
    #expect(ErrorView.lines(of: error.record, view: .concise, width: 80) == [
      "InvalidArgument: /case/case.ps1:1", "Line |", "   1 |  [int]'x'", "     |  ~~~~~~~~",
      "     | Cannot convert value \"x\" to type \"System.Int32\". Error: \"The input", "     | string 'x' was not in a correct format.\"",
    ])
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}
