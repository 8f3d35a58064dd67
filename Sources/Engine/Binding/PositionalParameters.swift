/// Orders the positional parameters of a command; those of one position are alternatives of different sets.
enum PositionalParameters {
  /// A position or a parameter set of its own on any parameter: then none is positional by order.
  static func areExplicit(_ parameters: [ParameterDeclaration]) -> Bool {
    parameters.contains { $0.sets.contains { $0.position != nil || !$0.set.isEmpty } }
  }

  static func groups(_ metadata: CommandMetadata, isScript: Bool, added: [ParameterDeclaration] = []) -> [[Int]] {
    var groups: [Int: [Int]] = [:]
    // A script command that numbers no position takes its parameters in the order written.
    let isImplied = isScript && metadata.traits.positionalBinding && !areExplicit(metadata.parameters)
    var next = 0
    for (index, parameter) in metadata.all.enumerated() where !parameter.isCommon {
      if isImplied {
        guard !parameter.isSwitch else { continue }
        groups[next] = [index]
        next += 1
        continue
      }
      for entry in parameter.sets {
        if let position = entry.position, !(groups[position] ?? []).contains(index) { groups[position, default: []].append(index) }
      }
    }
    for (offset, parameter) in added.enumerated() {
      for entry in parameter.sets { if let position = entry.position { groups[position, default: []].append(metadata.all.count + offset) } }
    }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
