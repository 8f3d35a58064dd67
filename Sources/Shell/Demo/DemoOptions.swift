import Stage
import Transcripts

/// How a demo is played: the words behind `simlet demo`.
struct DemoOptions {
  var name: String?
  var language: String?
  var speed = 1.0
  /// Lines come whole: a screen reader would read every letter.
  var isSpoken = false
  var isByKey = false, isAutomatic = false, overwrites = false
  var notes: String?
  var recording: String?
  /// The step to begin with, from 1.
  var first = 1
  var problem: String?

  init(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        if name == nil { name = word } else { problem = "'\(PlainText.line(word))' is one demo too many." }
        continue
      }
      read(word.drop { $0 == "-" }.lowercased(), word, &rest)
      if problem != nil { return }
    }
  }

  private mutating func read(_ option: String, _ word: String, _ rest: inout ArraySlice<String>) {
    switch option {
    case "by-key", "bykey": isByKey = true
    case "auto": isAutomatic = true
    case "overwrite": overwrites = true
    case "language", "culture": language = value(word, &rest)
    case "notes": notes = value(word, &rest)
    case "record": recording = value(word, &rest)
    case "speed":
      guard let text = value(word, &rest) else { return }
      guard let number = Double(text), number.isFinite, number > 0 else { return problem = "\(word) takes a number above 0." }
      speed = number
    case "from":
      guard let text = value(word, &rest) else { return }
      guard let number = Int(text), number > 0 else { return problem = "\(word) takes the number of a step." }
      first = number
    default: problem = "\(PlainText.line(word)) is no option of simlet demo."
    }
  }

  private mutating func value(_ word: String, _ rest: inout ArraySlice<String>) -> String? {
    if let text = rest.popFirst(), !text.isEmpty { return text }
    problem = "\(word) needs a value."
    return nil
  }

  static let usage = """

    Usage: simlet demo [<name> | <file.md>] [options]

      (nothing)            list the demos
      --language <name>    en, sv, de, zh-CN or it
      --speed <n>          type n times as fast
      --by-key             each key types one character
      --auto               go on without a key
      --from <step>        begin with a step
      --notes <path>       write the presenter's notes to another terminal or to a file
      --record <file.cast> record for asciinema, PINs masked; --overwrite replaces a file

    """
}
