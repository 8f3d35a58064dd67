import Objects

/// Draws with plain text or with ANSI colours.
package struct OutputStyle {
  /// Errors, the parts of an error's position, headers of tables and labels of lists, and what ends each.
  package var error = "", accent = "", label = "", reset = ""
  package static let plain = OutputStyle()
  package static let ansi = OutputStyle(error: "\u{1B}[31;1m", accent: "\u{1B}[36;1m", label: "\u{1B}[32;1m", reset: "\u{1B}[0m")

  func labelled(_ text: String) -> String { label.isEmpty || text.isEmpty ? text : label + text + reset }
}

/// Makes the text of an error record, in the views that `$ErrorView` names.
package enum ErrorView: String {
  case concise = "ConciseView", normal = "NormalView", category = "CategoryView", detailed = "DetailedView"

  /// The view's text; a concise view with a position ends in a line break, as PowerShell's does.
  ///
  /// On a terminal control characters in messages and names show as signs.
  package static func text(of record: ErrorRecord, view: ErrorView, width: Int, style: OutputStyle = .plain, isForTerminal: Bool = false) -> String {
    guard isForTerminal else { return text(of: record, view, width, style) }
    // The colours of the style are put in behind the signs.
    let marks = OutputStyle(error: "\u{F0001}", accent: "\u{F0002}", reset: "\u{F0003}")
    let shown = ControlText.shown(text(of: record, view, width, style.error.isEmpty ? style : marks))
    return shown.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\u{F0001}": result += style.error
      case "\u{F0002}": result += style.accent
      case "\u{F0003}": result += style.reset
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func text(of record: ErrorRecord, _ view: ErrorView, _ width: Int, _ style: OutputStyle) -> String {
    let facts = ErrorFacts(record)
    if record.errorId == "NativeCommandError" || record.errorId == "NativeCommandErrorMessage" {
      return style.error + record.exception.message + style.reset
    }
    switch view {
    case .category: return style.error + facts.categoryMessage + style.reset
    case .normal: return style.error + normal(facts) + style.reset
    case .detailed: return "\n" + ExtendedErrorText.text(of: record, style: style) + "\n\n"
    case .concise: return ConciseView(facts, width: width, style: style).text
    }
  }

  /// The lines for the error stream.
  package static func lines(of record: ErrorRecord, view: ErrorView, width: Int, style: OutputStyle = .plain, isForTerminal: Bool = false) -> [String] {
    var lines = Cells.lines(text(of: record, view: view, width: width, style: style, isForTerminal: isForTerminal))
    let end = style.reset
    if lines.count > 1, let last = lines.last, last == end {
      lines.removeLast()
      if !end.isEmpty { lines[lines.count - 1] += end }
    }
    return lines
  }

  /// The lines to be heard: who failed, why, and where, without the picture of the place.
  package static func spoken(_ record: ErrorRecord) -> [String] {
    let facts = ErrorFacts(record)
    let text = record.errorId.hasPrefix("NativeCommandError") ? record.exception.message : ConciseView(facts, width: 0, style: .plain).spoken
    guard let position = record.position else { return Cells.lines(text) }
    let place = position.file.isEmpty && position.line <= 1 ? "" : "line \(position.line), "
    return Cells.lines(text) + ["error at \(place)column \(position.column)" + (position.file.isEmpty ? "" : " of \(position.file)")]
  }

  private static func normal(_ facts: ErrorFacts) -> String {
    var text = facts.record.message
    if !facts.commandName.isEmpty, !facts.isThrown { text = "\(facts.commandName) : \(text)" }
    if let position = facts.record.position { text += "\n" + PositionMessage(position).text }
    return text + "\n+ CategoryInfo          : \(facts.categoryMessage)\n+ FullyQualifiedErrorId : \(facts.record.fullyQualifiedErrorId)"
  }
}

/// What the views need to know of a record, derived where it says nothing itself.
package struct ErrorFacts {
  package let record: ErrorRecord

  package init(_ record: ErrorRecord) { self.record = record }

  private func invocationText(_ member: String) -> String {
    guard let invocation = record.invocation, let value = try? Members.get(.object(invocation), member), !value.isNull else { return "" }
    return (try? value.text()) ?? ""
  }

  /// The name of the command that failed (`InvocationInfo.MyCommand`); empty for script text.
  package var commandName: String {
    guard let invocation = record.invocation, let command = try? Members.get(.object(invocation), "MyCommand"), !command.isNull else { return "" }
    guard let name = try? Members.get(command, "Name"), let text = try? name.text() else { return "" }
    return text
  }

  /// The command's name as far as it can be called by it: a script's file name cannot.
  package var callableName: String {
    guard let invocation = record.invocation, let command = try? Members.get(.object(invocation), "MyCommand") else { return "" }
    return command.type.fullName.hasSuffix("ExternalScriptInfo") ? "" : commandName
  }

  package var invocationName: String { invocationText("InvocationName") }

  /// The script the failing command stands in; empty for a command line.
  package var scriptName: String { record.position?.file ?? "" }

  package var isThrown: Bool {
    (try? Members.get(.object(record.exception), "WasThrownFromThrowStatement"))?.isTrue ?? false
  }

  package var activity: String { record.activity.isEmpty ? commandName : record.activity }

  package var reason: String { record.categoryReason }
  package var targetName: String { record.categoryTargetName }
  package var targetType: String { record.categoryTargetType }
  package var categoryMessage: String { record.categoryMessage }
}

extension ErrorCategory {
  package var rawName: String { "\(self)" }
}
