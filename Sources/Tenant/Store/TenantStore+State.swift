import Objects

/// The tenant as a whole: its hash, its text, and what differs between two states of it.
extension TenantStore {
  /// A hash of all objects and settings; not of times, mails, the journal and PINs.
  package func hash() throws -> String {
    let database = try database()
    return try reporting {
      let hash = TextHash()
      for table in ["SELECT area, name, value FROM settings ORDER BY area, name", "SELECT lower(kind), id, properties FROM objects ORDER BY lower(kind), id"] {
        for row in try database.query(table) { for cell in row { hash.add(cell.text) } }
      }
      return hash.finish()
    }
  }

  /// Kinds with their identities, settings by area and objects by kind: the form of the sample file.
  package func content() throws -> CustomObject {
    let database = try database()
    return try reporting {
      let kinds = CustomObject(), settings = CustomObject(), objects = CustomObject(), result = CustomObject()
      for row in try database.query("SELECT name, identity FROM kinds ORDER BY rowid") {
        kinds.properties.set(row[0].text, .array(PSArray(ContiguousArray(row[1].text.split(separator: "\n").map { Value(String($0)) }))))
      }
      for area in try database.query("SELECT DISTINCT area FROM settings ORDER BY area") { settings.properties.set(area[0].text, .object(try self.settings(area[0].text))) }
      for kind in try database.query("SELECT DISTINCT kind FROM objects ORDER BY kind") {
        objects.properties.set(kind[0].text, .array(PSArray(ContiguousArray(try self.objects(kind[0].text).map { .object($0.properties) }))))
      }
      result.properties.set("Kinds", .object(kinds))
      result.properties.set("Settings", .object(settings))
      result.properties.set("Objects", .object(objects))
      return result
    }
  }

  /// Throws everything away and begins with the given content, in one transaction.
  package func load(_ content: CustomObject) throws {
    try transaction {
      let database = try database()
      readSettings.version = nil
      try SnapshotHistory(database).empty(keepsJournal: true)
      try SampleReader("content", options.name).fill(database, with: content, at: timestamp())
      try log("Load", "Tenant", JsonText.write(.object(content)))
    }
  }
}
