import Objects

/// The native cmdlets by name; each is made when somebody asks for it, because making them all costs a tenth of a start.
package struct CmdletIndex {
  private enum Entry {
    case waiting(() -> CmdletInfo)
    case made(CmdletInfo)
  }

  private var entries: [FoldedName: Entry] = [:]

  mutating func register(_ name: String, _ make: @escaping () -> CmdletInfo) { entries[FoldedName(name)] = .waiting(make) }

  package subscript(name: FoldedName) -> CmdletInfo? {
    mutating get {
      switch entries[name] {
      case .made(let info)?: return info
      case .waiting(let make)?:
        let info = make()
        entries[name] = .made(info)
        return info
      case nil: return nil
      }
    }
  }

  /// All of them.
  package var values: [CmdletInfo] {
    mutating get { entries.keys.compactMap { self[$0] } }
  }

  /// Their names as written, without making any.
  var names: [String] { entries.keys.map(\.name) }
}
