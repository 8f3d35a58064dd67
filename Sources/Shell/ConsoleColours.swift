/// Colours text for a terminal: the names of `[ConsoleColor]` and the streams' colours as `$PSStyle` has them.
enum ConsoleColours {
  /// The codes of the foreground; those of the background are ten higher.
  private static let codes: [String: Int] = [
    "black": 30, "darkred": 31, "darkgreen": 32, "darkyellow": 33, "darkblue": 34, "darkmagenta": 35, "darkcyan": 36, "gray": 37, "darkgray": 90, "red": 91,
    "green": 92, "yellow": 93, "blue": 94, "magenta": 95, "cyan": 96, "white": 97,
  ]
  /// Warnings, verbose and debug lines.
  static let message = "\u{1B}[33;1m"
  private static let reset = "\u{1B}[0m"

  /// The text in its colours; as it is where none is named.
  static func painted(_ text: String, foreground: String?, background: String?) -> String {
    var parts: [String] = []
    if let code = foreground.flatMap({ codes[$0.lowercased()] }) { parts.append(String(code)) }
    if let code = background.flatMap({ codes[$0.lowercased()] }) { parts.append(String(code + 10)) }
    return parts.isEmpty || text.isEmpty ? text : "\u{1B}[\(parts.joined(separator: ";"))m\(text)\(reset)"
  }

  static func painted(_ text: String, _ style: String) -> String { style + text + reset }
}
