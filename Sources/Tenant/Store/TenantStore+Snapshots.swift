import Objects
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Resetting a tenant, and going back to what it was.
extension TenantStore {
  /// Throws away all that was done: the tenant is the sample again.
  package func reset() throws {
    try transaction {
      let database = try database()
      for table in Schema.tables { try database.execute("DELETE FROM \(table)") }
      if let path = options.samplePath { try SampleReader(path, options.name).fill(database, at: timestamp()) }
      try log("Reset", "Tenant", "{}")
    }
  }

  /// Keeps the tenant's present state under a name; one of that name is replaced.
  package func save(snapshot name: String) throws {
    let database = try database()
    try reporting {
      guard !options.isFresh else { return try saveInMemory(name, database) }
      try HostFiles.makeFolder(options.snapshotFolder)
      let path = snapshotPath(name), temporary = "\(path).\(getpid()).new"
      unlink(temporary)
      try database.query("VACUUM INTO ?1", [.text(temporary)])
      chmod(temporary, 0o600)
      if rename(temporary, path) != 0 { throw TenantError.notWritable(options.snapshotFolder, String(cString: strerror(errno))) }
    }
  }

  private func saveInMemory(_ name: String, _ database: Database) throws {
    let index: Int
    if let known = attachedSnapshots.firstIndex(where: { FoldedName.equal($0, name) }) { index = known } else {
      index = attachedSnapshots.count
      attachedSnapshots.append(name)
      try database.execute("ATTACH ':memory:' AS snapshot\(index)")
    }
    for table in Schema.tables {
      try database.execute("DROP TABLE IF EXISTS snapshot\(index).\(table); CREATE TABLE snapshot\(index).\(table) AS SELECT * FROM main.\(table)")
    }
  }

  package func restore(snapshot name: String) throws {
    let database = try database()
    if options.isFresh {
      guard let index = attachedSnapshots.firstIndex(where: { FoldedName.equal($0, name) }) else { throw TenantError.noSnapshot(name) }
      return try copyBack("snapshot\(index)")
    }
    let path = snapshotPath(name)
    guard HostFiles.exists(path) else { throw TenantError.noSnapshot(name) }
    _ = try reporting { try database.query("ATTACH ?1 AS saved", [.text(path)]) }
    defer { try? database.execute("DETACH saved") }
    try copyBack("saved")
  }

  private func copyBack(_ source: String) throws {
    try transaction {
      let database = try database()
      for table in Schema.tables { try database.execute("DELETE FROM main.\(table); INSERT INTO main.\(table) SELECT * FROM \(source).\(table)") }
      try log("Restore", "Tenant", "{}")
    }
  }

  /// Names the database of a snapshot while the block runs.
  func withSnapshot<Result>(_ name: String, as alias: String, _ body: (String) throws -> Result) throws -> Result {
    let database = try database()
    if options.isFresh {
      guard let index = attachedSnapshots.firstIndex(where: { FoldedName.equal($0, name) }) else { throw TenantError.noSnapshot(name) }
      return try body("snapshot\(index)")
    }
    let path = snapshotPath(name)
    guard HostFiles.exists(path) else { throw TenantError.noSnapshot(name) }
    try reporting { _ = try database.query("ATTACH ?1 AS \(alias)", [.text(path)]) }
    defer {
      database.forgetStatements()
      try? database.execute("DETACH \(alias)")
    }
    return try body(alias)
  }

  /// Makes another tenant with the same objects, mails and PINs.
  package func copy(to name: String) throws {
    var target = options
    target.name = name
    guard target.hasValidName else { throw TenantError.badName(name) }
    if HostFiles.exists(target.tenantPath) { throw TenantError.exists(name) }
    let database = try database()
    try reporting {
      try HostFiles.makeFolder(options.home)
      let temporary = "\(target.tenantPath).\(getpid()).new"
      unlink(temporary)
      try database.query("VACUUM INTO ?1", [.text(temporary)])
      chmod(temporary, 0o600)
      if !HostFiles.exists(target.keyPath) { try HostFiles.write(try secretHash().bytes, to: target.keyPath) }
      try HostFiles.publish(temporary, as: target.tenantPath)
    }
  }

  private func snapshotPath(_ name: String) -> String {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
    return "\(options.snapshotFolder)/\(safe).tenant"
  }
}
