import Engine
import Objects

/// Asks a question with hot keys: `[Y] Yes  [A] Yes to All  … (default is "Y"):`.
struct ChoicePrompt {
  let caption, message: String
  let choices: [(label: String, help: String)]
  let preset: Int

  func ask(_ host: ConsoleHost) throws -> Int {
    if !caption.isEmpty { say("\n" + caption, host) }
    if !message.isEmpty { for line in message.split(separator: "\n", omittingEmptySubsequences: false) { say(wrapped(String(line), host.width - 1), host) } }
    while true {
      host.write(options(host.width - 1), newLine: false, foreground: nil, background: nil)
      guard let answer = try host.readLine(prompt: "", masked: false) else { throw Interrupted() }
      let wanted = answer.trimmed
      if wanted.isEmpty {
        if choices.indices.contains(preset) { return preset }
        continue
      }
      if let found = find(wanted) { return found }
      if wanted == "?" { for choice in choices { say("\(key(choice)) - \(choice.help)", host) } }
    }
  }

  private func say(_ text: String, _ host: ConsoleHost) { host.write(text, newLine: true, foreground: nil, background: nil) }

  private func find(_ wanted: String) -> Int? {
    choices.indices.first { FoldedName.equal(plain(choices[$0]), wanted) } ?? choices.indices.first { !key(choices[$0]).isEmpty && FoldedName.equal(key(choices[$0]), wanted) }
  }

  /// The choices one behind the other; a new line begins where one does not fit, without the blanks before it.
  private func options(_ width: Int) -> String {
    var pieces = choices.map { "[\(key($0))] \(plain($0))  " }
    let hasDefault = choices.indices.contains(preset)
    pieces.append(hasDefault ? "[?] Help " : "[?] Help: ")
    if hasDefault {
      let name = key(choices[preset])
      pieces.append("(default is \"\(name.isEmpty ? plain(choices[preset]) : name)\"): ")
    }
    var text = "", length = 0
    for piece in pieces {
      if length + piece.count > width {
        text += "\n" + piece.trimmed
        length = piece.count
      } else {
        text += piece
        length += piece.count
      }
    }
    return text
  }

  private func wrapped(_ text: String, _ width: Int) -> String {
    var lines: [String] = [], line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  private func plain(_ choice: (label: String, help: String)) -> String {
    guard let mark = choice.label.firstIndex(of: "&") else { return choice.label }
    return String(choice.label[..<mark] + choice.label[choice.label.index(after: mark)...])
  }

  private func key(_ choice: (label: String, help: String)) -> String {
    guard let mark = choice.label.firstIndex(of: "&"), choice.label.index(after: mark) < choice.label.endIndex else { return "" }
    return String(choice.label[choice.label.index(after: mark)]).uppercased()
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
