import Engine
import Formatting
import Objects

/// Keeps the formatting settings of the running session where format cmdlets and the host find the same ones.
package enum FormatSession {
  package nonisolated(unsafe) static var environment = FormatEnvironment()

  /// The same with the preferences that hold in a scope.
  package static func environment(of scope: Scope) -> FormatEnvironment {
    let environment = environment
    environment.enumerationLimit = { [scope] in
      guard let value = scope.lookup(Symbol("FormatEnumerationLimit")), case .int(let limit) = value.unwrapped else { return 4 }
      return Int(limit)
    }
    let width = scope.engine.host.width
    environment.errorText = { [scope] record in
      let name = (try? scope.lookup(Symbol("ErrorView"))?.text()) ?? ""
      return ErrorView.text(of: record, view: ErrorView(rawValue: name) ?? .concise, width: width)
    }
    return environment
  }
}

extension CommandRuntime {
  /// The session's formatting, with the preferences that hold where the command was called.
  var formatEnvironment: FormatEnvironment { FormatSession.environment(of: scope) }
}
