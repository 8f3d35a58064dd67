import Engine
import Objects

/// Tells names of commands and parameters that exist from those that do not, without loading a module or running anything.
package final class KnownNames {
  package enum Verdict { case known, beginning, unknown }

  private let engine: Engine
  private var sorted: [String] = []
  private var exact: Set<String> = []
  private var judged: [String: Verdict] = [:]
  private var parameters: [String: ParameterNames?] = [:]
  private var isFresh = false

  package init(_ engine: Engine) { self.engine = engine }

  /// Commands may have come and gone: what is known is asked for again.
  package func forget() {
    isFresh = false
    judged = [:]
    parameters = [:]
  }

  private func refresh() {
    if isFresh { return }
    isFresh = true
    sorted = engine.commandNames.map { $0.lowercased() }.sorted()
    exact = Set(sorted)
  }

  // MARK: Commands

  package func command(_ name: String) -> Verdict {
    refresh()
    let key = name.lowercased()
    if let verdict = judged[key] { return verdict }
    let verdict = judge(name, key)
    judged[key] = verdict
    return verdict
  }

  private func judge(_ name: String, _ key: String) -> Verdict {
    if key.isEmpty || exact.contains(key) || engine.findFunction(name, engine.global.scope) != nil || engine.standIn(for: name) != nil { return .known }
    if key.contains("/") || key.contains("\\") { return path(name) }
    if !key.contains("-"), exact.contains("get-" + key) { return .known }
    if engine.hostAccess == .full, HostFile.findOnPath(name) != nil { return .known }
    return begins(key) ? .beginning : .unknown
  }

  /// A file, or a command behind the name of its module.
  private func path(_ name: String) -> Verdict {
    if let slash = name.lastIndex(of: "\\"), exact.contains(name[name.index(after: slash)...].lowercased()) { return .known }
    let file = engine.absolutePath(name.replacing("\\", with: "/"))
    return HostFile.exists(file) || HostFile.exists(file + ".ps1") ? .known : .beginning
  }

  private func begins(_ key: String) -> Bool {
    var low = 0, high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < sorted.count && sorted[low].hasPrefix(key)
  }

  // MARK: Parameters

  /// A command that cannot be asked accepts all.
  package func parameter(_ name: String, of command: String) -> Verdict {
    let key = engine.aliasTarget(command, engine.global.scope).lowercased()
    if parameters[key] == nil { parameters[key] = .some(ParameterNames.of(key, engine)) }
    return (parameters[key] ?? nil)?.verdict(name) ?? .known
  }
}
