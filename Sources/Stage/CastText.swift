import Transcripts

/// Writes the lines of a terminal recording: asciicast, version 2.
package enum CastText {
  package static func header(width: Int, height: Int, title: String) -> String {
    "{\"version\": 2, \"width\": \(width), \"height\": \(height), \"title\": \(quoted(title)), \"env\": {\"TERM\": \"xterm-256color\"}}\n"
  }

  /// One event: text that appears, some milliseconds after the beginning.
  package static func output(_ text: String, at milliseconds: Int) -> String {
    "[\(seconds(milliseconds)), \"o\", \(quoted(TextLines.split(text).joined(separator: "\r\n")))]\n"
  }

  private static func seconds(_ milliseconds: Int) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result + "\""
  }
}
