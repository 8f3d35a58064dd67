import Objects

/// Names and wildcards by which a module picks its commands; names without wildcards are found by hash.
struct NamePatterns {
  private let names: Set<FoldedName>
  private let patterns: [String]
  private let takesAll: Bool

  init(_ list: [String]) {
    takesAll = list.contains("*")
    names = Set(list.map { FoldedName($0) })
    patterns = list.filter { ManifestReader.isPattern($0) }
  }

  func contains(_ name: String) -> Bool {
    takesAll || names.contains(FoldedName(name)) || ManifestReader.matches(name, patterns)
  }
}
