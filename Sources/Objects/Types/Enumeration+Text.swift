extension Enumeration {
  /// The name of a value; combinations of flags joined with commas, numbers where there is no name.
  public func text(_ value: Int64) -> String {
    if let exact = cases.first(where: { $0.value == value }) { return exact.name }
    guard isFlags, value != 0 else { return String(value) }
    var rest = value, names: [String] = []
    for (name, flag) in cases.sorted(by: { UInt64(bitPattern: $0.value) > UInt64(bitPattern: $1.value) }) where flag != 0 && rest & flag == flag {
      rest &= ~flag
      names.append(name)
    }
    return rest == 0 ? names.reversed().joined(separator: ", ") : String(value)
  }

  /// The formats G, F, D and X.
  func text(_ value: Int64, format: String) throws -> String {
    switch format.lowercased() {
    case "g", "", "f": return text(value)
    case "d": return String(value)
    case "x":
      let width = underlying == "System.Byte" || underlying == "System.SByte" ? 2 : underlying == "System.Int64" || underlying == "System.UInt64" ? 16 : 8
      let hex = String(UInt64(bitPattern: value) & (width == 16 ? .max : (1 << (UInt64(width) * 4)) - 1), radix: 16, uppercase: true)
      return String(repeating: "0", count: max(0, width - hex.utf8.count)) + hex
    default:
      throw PSError.format("Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")
    }
  }

  /// Tells whether a number is a value, or for flags a combination of values.
  public func isValid(_ value: Int64) -> Bool {
    if cases.contains(where: { $0.value == value }) { return true }
    guard isFlags else { return false }
    return value & ~cases.reduce(0) { $0 | $1.value } == 0
  }

  /// Finds a name: exactly ignoring case, or by an unambiguous beginning.
  public enum Lookup { case found(Int64), none, ambiguous([String]) }
  public func find(_ name: String) -> Lookup {
    if let exact = cases.first(where: { FoldedName.equal($0.name, name) }) { return .found(exact.value) }
    let folded = FoldedName.folded(name)
    guard !folded.isEmpty else { return .none }
    let matches = cases.filter { FoldedName.folded($0.name).hasPrefix(folded) }
    if matches.isEmpty { return .none }
    if Set(matches.map(\.value)).count == 1 { return .found(matches[0].value) }
    return .ambiguous(matches.map(\.name))
  }
}
