import Engine
import Objects

/// Understands `-amos.marble@contoso.com` where an identity was meant: a copy from a page on which a dash stood before the name.
enum PastedIdentity {
  /// The arguments with the identity in its place, or nil if the unknown parameter is none.
  static func repair(_ run: CommandRuntime, _ arguments: [Argument]) throws -> [Argument]? {
    guard run.info.moduleName == "MicrosoftTeams", run.info.metadata.exact("Identity") != nil else { return nil }
    for (index, argument) in arguments.enumerated() {
      guard let name = argument.name, index + 1 < arguments.count, arguments[index + 1].name == nil, !argument.hasColon,
        let tail = arguments[index + 1].value.asString, tail.hasPrefix(".") || tail.hasPrefix("@"), tail.contains("@"),
        run.info.metadata.matching(prefix: name).isEmpty
      else { continue }
      let identity = name + tail
      try run.warning(
        "'\(argument.spelling)\(tail)' is not a parameter; it is taken for the identity. The right spelling is: \(run.info.name) -Identity \(identity)")
      var repaired = arguments
      repaired.replaceSubrange(index...(index + 1), with: [Argument(name: "Identity"), Argument(value: Value(identity), position: arguments[index + 1].position)])
      return repaired
    }
    return nil
  }
}
