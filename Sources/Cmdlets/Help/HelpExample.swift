/// Splits the text of an example into prompt, code and remarks.
struct HelpExample {
  /// What stands before the code: the text up to `>` on the first line, else PowerShell's own prompt.
  let prompt: String
  let code: String
  let remarks: String

  init(_ example: String) {
    let line = example.prefix { $0 != "\n" }
    remarks = String(example.dropFirst(line.count).drop { $0 == "\n" })
    if let end = line.firstIndex(of: ">") {
      prompt = HelpExample.trimmed(line[...end])
      code = HelpExample.trimmed(line[line.index(after: end)...])
    } else {
      prompt = "PS > "
      code = HelpExample.trimmed(line)
    }
  }

  var text: String { prompt + code + (remarks.isEmpty ? "" : "\n" + remarks) }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
