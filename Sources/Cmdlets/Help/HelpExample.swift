/// Splits the text of an example into the prompt and the code behind it.
struct HelpExample {
  /// The text up to the first `>` on the first line, else PowerShell's own prompt.
  let prompt: String
  let code: String

  init(_ example: String) {
    let line = example.prefix { $0 != "\n" }
    guard let end = line.firstIndex(of: ">") else {
      prompt = "PS > "
      code = example
      return
    }
    prompt = String(line[...end])
    code = String(example[line.index(after: end)...])
  }

  var text: String { prompt + code }
}
