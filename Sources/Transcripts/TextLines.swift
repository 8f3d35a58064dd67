/// Splits text into lines; a line ends with LF or CR LF.
package enum TextLines {
  package static func split(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.last == "\r" ? $0.dropLast() : $0) }
  }
}
