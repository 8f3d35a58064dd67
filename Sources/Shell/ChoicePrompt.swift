import Engine
import Objects

/// Asks a question with hot keys: `[Y] Yes  [A] Yes to All  … (default is "Y"):`.
struct ChoicePrompt {
  let caption, message: String
  let choices: [(label: String, help: String)]
  let preset: Int

  func ask(_ host: ConsoleHost) throws -> Int {
    let keys = choices.map(key)
    host.write("\n\(caption)\n\(message)", newLine: true, foreground: nil, background: nil)
    let options = zip(keys, choices).map { "[\($0)] \($1.label.filter { $0 != "&" })" } + ["[?] Help"]
    let suffix = preset >= 0 && preset < keys.count ? " (default is \"\(keys[preset])\")" : ""
    while true {
      guard let answer = try host.readLine(prompt: options.joined(separator: "  ") + suffix + ": ", masked: false) else { throw Interrupted() }
      let wanted = answer.trimmed
      if wanted.isEmpty, preset >= 0 { return preset }
      if wanted == "?" {
        for (key, choice) in zip(keys, choices) { host.write("\(key) - \(choice.help)", newLine: true, foreground: nil, background: nil) }
        continue
      }
      if let found = keys.indices.first(where: { FoldedName.equal(keys[$0], wanted) || FoldedName.equal(choices[$0].label.filter { $0 != "&" }, wanted) }) {
        return found
      }
    }
  }

  private func key(_ choice: (label: String, help: String)) -> String {
    guard let mark = choice.label.firstIndex(of: "&"), choice.label.index(after: mark) < choice.label.endIndex else { return choice.label }
    return String(choice.label[choice.label.index(after: mark)]).uppercased()
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }
}
