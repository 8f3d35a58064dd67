import Objects

/// Repeating what a journal says.
extension TenantStore {
  /// A line to repeat: what was done, to what, and with what.
  package struct ReplayLine {
    package let action, target, details: String
    package init(action: String, target: String, details: String) {
      self.action = action
      self.target = target
      self.details = details
    }
  }

  /// Repeats the lines on the sample, all of them or none; the tenant's objects and settings are then what they were.
  package func replay(_ lines: [ReplayLine]) throws {
    try transaction {
      let database = try database()
      readSettings.version = nil
      try SnapshotHistory(database).empty()
      if let path = options.samplePath { try SampleReader(path, options.name).fill(database, at: timestamp()) }
      for (index, line) in lines.enumerated() {
        do { try replay(line) } catch let error as PSError {
          var reason = error.record.exception.message
          if reason.hasSuffix(".") { reason.removeLast() }
          throw TenantError.badReplay(index + 1, "fails: \(reason)")
        }
      }
    }
  }

  private func replay(_ line: ReplayLine) throws {
    let details = (try? JsonParser.parse(line.details))?.asObject as? CustomObject
    let words = line.target.split(separator: " ", maxSplits: 1).map(String.init)
    let pairs = details.map { Array(zip($0.properties.shape.names, $0.properties.slots)).map { (name: $0.0, value: $0.1) } } ?? []
    switch line.action {
    case "Add": try add(words.first ?? "", details ?? CustomObject())
    case "Edit": if words.count == 2 { try edit(stored(words[0], words[1]), pairs) }
    case "Remove": if words.count == 2 { try remove(stored(words[0], words[1])) }
    case "Set": try set(line.target, pairs)
    case "Reset": if line.target == "Tenant" { try reset() } else { try resetSettings(line.target) }
    case "Load": if let details { try load(details) }
    // New PINs and mails are not the tenant's objects. A restored tenant has the restored journal: the lines before lead to its state.
    case "NewPin", "NewKey", "Mail", "Restore", "Replay", "Run": break
    default: throw PSError("System.InvalidOperationException", "'\(line.action)' is no action of a journal", id: "JournalActionUnknown", category: .InvalidData)
    }
  }

  private func stored(_ kind: String, _ id: String) throws -> StoredObject {
    guard let found = try find(kind, identity: id).first(where: { FoldedName.equal($0.id, id) }) else { throw TenantError.notFound(id) }
    return found
  }
}
