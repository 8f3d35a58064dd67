import Objects

/// Resetting a tenant, and going back to what it was.
extension TenantStore {
  /// Throws away all that was done: the tenant is the sample again. Snapshots stay.
  package func reset() throws {
    try transaction {
      let database = try database()
      readSettings.version = nil
      try SnapshotHistory(database).empty()
      if let path = options.samplePath { try SampleReader(path, options.name).fill(database, at: timestamp()) }
      try log("Reset", "Tenant", "{}")
    }
  }

  /// The snapshots, the oldest first.
  package func snapshots() throws -> [Snapshot] {
    let database = try database()
    return try reporting {
      try database.query("SELECT row, name, at, generation FROM snapshots ORDER BY row").map {
        Snapshot(row: $0[0].int, name: $0[1].text, time: $0[2].text, generation: $0[3].int)
      }
    }
  }

  func snapshot(_ name: String) throws -> Snapshot {
    guard let found = try snapshots().last(where: { FoldedName.equal($0.name, name) }) else { throw TenantError.noSnapshot(name) }
    return found
  }

  /// Keeps the tenant's present state under a name; one of that name is replaced.
  package func save(snapshot name: String) throws {
    try transaction {
      let database = try database(), history = SnapshotHistory(database)
      let older = try snapshots().filter { FoldedName.equal($0.name, name) }
      try history.begin()
      try database.query("INSERT INTO snapshots(name, at, generation) VALUES(?1, ?2, 0)", [.text(name), .text(timestamp())])
      for snapshot in older { try history.forget(snapshot) }
    }
  }

  package func restore(snapshot name: String) throws {
    try transaction {
      readSettings.version = nil
      let snapshot = try snapshot(name)
      let database = try database()
      try StoreWriter.reindex(database, SnapshotHistory(database).goBack(to: snapshot))
      try log("Restore", "Tenant", "{}")
    }
  }

  package func remove(snapshot name: String) throws {
    try transaction { try SnapshotHistory(database()).forget(snapshot(name)) }
  }
}
