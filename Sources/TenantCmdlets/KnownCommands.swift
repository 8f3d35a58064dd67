import Engine
import Objects

/// The commands that exist in Microsoft 365 but not here: they say so instead of being unknown.
package final class KnownCommands {
  private let path: String?
  private lazy var names: [FoldedName: String] = read()

  /// Takes the file with one name a line; it is read when a command is not found for the first time.
  package init(path: String?) { self.path = path }

  private func read() -> [FoldedName: String] {
    guard let path, let bytes = try? HostFile.read(path) else { return [:] }
    var result: [FoldedName: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      result[FoldedName(String(line))] = String(line)
    }
    return result
  }

  func error(for name: String, _ engine: Engine) -> PSError? {
    guard name.contains("-"), let known = names[FoldedName(name)] else { return nil }
    let hint = nearest(to: known, engine).map { " The nearest command that is simulated: \($0)." } ?? ""
    let error = PSError(
      "CommandNotFoundException", "The command '\(known)' exists in Microsoft 365 but is not simulated yet.\(hint)", id: "CommandNotSimulated",
      category: .NotImplemented, target: Value(known))
    error.record.activity = known
    return error
  }

  /// The simulated command with the same noun, or the one whose noun begins alike.
  private func nearest(to name: String, _ engine: Engine) -> String? {
    let noun = name.drop { $0 != "-" }.dropFirst().lowercased()
    let simulated = engine.modulePath.flatMap { folder in
      HostFile.names(in: folder).flatMap { HostFile.names(in: "\(folder)/\($0)/Public") }
    }.filter { $0.hasSuffix(".ps1") }.map { String($0.dropLast(4)) }
    func score(_ candidate: String) -> Int {
      let other = candidate.drop { $0 != "-" }.dropFirst().lowercased()
      return other == noun ? 1000 : zip(other, noun).prefix { $0 == $1 }.count
    }
    guard let best = simulated.max(by: { score($0) < score($1) }), score(best) >= max(8, noun.count / 2) else { return nil }
    return best
  }
}
