import Objects

/// Draws the default error view: who failed, the line with the culprit underlined, and the message wrapped below.
struct ConciseView {
  private let facts: ErrorFacts
  private let width: Int
  private let style: OutputStyle
  private let record: ErrorRecord

  init(_ facts: ErrorFacts, width: Int, style: OutputStyle) {
    self.facts = facts
    self.width = width
    self.style = style
    record = facts.record
  }

  var text: String {
    var text = style.error + header + ": " + body
    if let action = record.recommendedAction, !action.allSatisfy(\.isWhitespace) { text += "\n  Recommendation: \(action)" }
    return text + style.reset
  }

  /// The text without the line and the underlining.
  var spoken: String { header + ": " + message + (record.recommendedAction.map { "\nRecommendation: \($0)" } ?? "") }

  /// Who is blamed: the throw statement, the command, or else the category.
  private var header: String {
    if facts.isThrown { return "Exception" }
    if !facts.callableName.isEmpty { return facts.callableName }
    if !facts.activity.isEmpty { return facts.activity }
    if !facts.invocationName.isEmpty { return facts.invocationName }
    if record.category != .NotSpecified { return record.category.rawName }
    return facts.reason.isEmpty ? "Error" : facts.reason
  }

  private var isParseError: Bool { record.category == .ParserError }

  /// The line is shown for scripts, later lines of a command and parse errors, but not for modules.
  private var showsLine: Bool {
    guard let position = record.position else { return false }
    if position.file.lowercased().hasSuffix(".psm1") { return false }
    return isParseError || !position.file.isEmpty || position.line > 1
  }

  private var body: String {
    guard showsLine, let position = record.position else {
      return record.position.map { !$0.file.isEmpty } ?? false ? wrapped(message, prefix: "") + "\n" : message
    }
    let number = String(position.line)
    let margin = Cells.blanks(number.count - 4)
    let shown = PositionMessage(position)
    var text = position.file.isEmpty ? "\n" : "\(style.reset)\(position.file):\(position.line)\n"
    text += "\(style.accent)\(margin)Line |\n"
    text += "\(style.accent)\(Cells.blanks(4 - number.count))\(number) | \(style.reset) \(coloured(shown))\n"
    let prefix = "\(margin)     | "
    text += "\(style.accent)\(prefix)\(style.error) \(shown.underline)\n"
    guard !position.file.isEmpty || isParseError else { return text + "\(style.accent)\(prefix)\(style.error)\(message)" }
    return text + wrapped(message, prefix: prefix) + "\n"
  }

  private func coloured(_ shown: PositionMessage) -> String {
    guard !style.accent.isEmpty, shown.length < shown.line.utf16.count else { return shown.line }
    let units = Array(shown.line.utf16)
    let start = min(shown.offset, units.count), end = min(start + shown.length, units.count)
    return String(decoding: units[..<start], as: UTF16.self) + style.accent + String(decoding: units[start..<end], as: UTF16.self) + style.reset
      + String(decoding: units[end...], as: UTF16.self)
  }

  /// A parse error of Invoke-Expression carries its own position text in front of the message proper.
  private var message: String {
    let message = record.message
    guard record.details == nil, isParseError, let mark = message.range(of: "~\n") else { return message }
    return String(message[mark.upperBound...]).components(until: "\n\n")
  }

  /// Breaks the message between words, each line behind the bar.
  private func wrapped(_ message: String, prefix: String) -> String {
    var rest = Array((prefix + ConciseView.onOneLine(message)).utf16)
    let bar = Array(prefix.utf16)
    let drawn = prefix.isEmpty ? "" : "\(style.accent)\(prefix)\(style.error)"
    func line(_ units: [UInt16]) -> String {
      prefix.isEmpty ? String(decoding: units, as: UTF16.self) : drawn + String(decoding: units.dropFirst(bar.count), as: UTF16.self)
    }
    guard width > 0, rest.count > width else { return line(rest) }
    var lines: [String] = []
    while rest.count > width {
      let part = ConciseView.truncated(rest, width)
      guard part.count > bar.count else { break }
      lines.append(line(part))
      rest = bar + ConciseView.trimmed(rest[part.count...])
    }
    lines.append(line(rest))
    return lines.joined(separator: "\n")
  }

  private static func onOneLine(_ message: String) -> String {
    var result = String.UnicodeScalarView()
    var skipsFeed = false
    for scalar in message.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar == "\r" {
        if !(scalar == "\n" && skipsFeed) { result.append(" ") }
      } else {
        result.append(scalar)
      }
      skipsFeed = scalar == "\r"
    }
    return String(result)
  }

  private static func isBlank(_ unit: UInt16) -> Bool { unit == 32 || (unit >= 9 && unit <= 13) || unit == 0xA0 }

  /// The first `width` units, cut before the last blank among them.
  private static func truncated(_ units: [UInt16], _ width: Int) -> [UInt16] {
    guard units.count > width else { return units }
    let part = units[..<width]
    guard let blank = part.lastIndex(where: isBlank) else { return Array(part) }
    return Array(part[..<blank])
  }

  private static func trimmed(_ units: ArraySlice<UInt16>) -> [UInt16] {
    var units = units
    while let first = units.first, isBlank(first) { units.removeFirst() }
    while let last = units.last, isBlank(last) { units.removeLast() }
    return Array(units)
  }
}

extension String {
  fileprivate func range(of mark: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(mark) { return start..<index(start, offsetBy: mark.count) }
      start = index(after: start)
    }
    return nil
  }

  fileprivate func components(until mark: String) -> String {
    range(of: mark).map { String(self[..<$0.lowerBound]) } ?? self
  }
}
