import Completion
import Engine
import Objects

/// Says what was probably meant where a command or a parameter is unknown.
struct ErrorHint {
  let engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  /// `Did you mean Get-Item?`, or nil if nothing is near.
  func text(for record: ErrorRecord) -> String? {
    let words = SimilarWords(engine)
    switch record.errorId.prefix(while: { $0 != "," }) {
    case "CommandNotFoundException":
      guard let name = quoted(record.exception.message, behind: "term ") else { return nil }
      return words.nearestCommand(to: name).map { "Did you mean \($0)?" }
    case "NamedParameterNotFound":
      guard let name = quoted(record.exception.message, behind: "parameter name "), let command = (record.invocation as? InvocationInfo)?.command?.name else { return nil }
      return words.nearestParameter(to: name, of: command).map { "Did you mean -\($0)?" }
    default: return nil
    }
  }

  private func quoted(_ text: String, behind word: String) -> String? {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].hasSuffix(word) else { return nil }
    return String(parts[1])
  }
}
