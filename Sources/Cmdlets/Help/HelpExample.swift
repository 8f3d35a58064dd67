/// Splits the text of an example into the prompt and the code behind it.
struct HelpExample {
  /// The text up to the first `>` on the first line, else PowerShell's own prompt.
  let prompt: String
  private(set) var code: String
  /// What is said of the code; in help comments it is part of the code's lines.
  let remarks: String

  init(_ example: String) {
    remarks = ""
    let line = example.prefix { $0 != "\n" }
    guard let end = line.firstIndex(of: ">") else {
      prompt = "PS > "
      code = example
      return
    }
    prompt = String(line[...end])
    code = String(example[line.index(after: end)...])
  }

  init(code: String, remarks: String) {
    prompt = "PS > "
    self.code = code
    self.remarks = remarks
  }

  /// Puts what a module says of the example below it.
  mutating func add(_ remark: String) { code += "\n\n" + remark }

  var text: String { prompt + code + (remarks.isEmpty ? "" : "\n\n" + remarks) }
}
