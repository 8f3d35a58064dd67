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
      for table in Schema.tables where table != "journal" { try database.execute("DELETE FROM \(table)") }
      try SampleReader("content", options.name).fill(database, with: content, at: timestamp())
      try log("Load", "Tenant", JsonText.write(.object(content)))
    }
  }

  /// One difference between two states.
  package struct Difference {
    package let kind, name, property: String
    package let before, after: Value
    /// `Added`, `Changed` or `Removed`.
    package let change: String
  }

  /// What differs between a snapshot and the tenant as it is, or another snapshot.
  package func differences(from earlier: String, to later: String?) throws -> [Difference] {
    let database = try database()
    return try reporting {
      try withSnapshot(earlier, as: "earlier") { first in
        guard let later else { return try compare(database, first, "main") }
        return try withSnapshot(later, as: "later") { second in try compare(database, first, second) }
      }
    }
  }

  private func compare(_ database: Database, _ first: String, _ second: String) throws -> [Difference] {
    var result: [Difference] = []
    let settings = """
      SELECT coalesce(a.area, b.area), coalesce(a.name, b.name), a.value, b.value FROM \(first).settings a
      FULL OUTER JOIN \(second).settings b ON a.area = b.area AND a.name = b.name WHERE a.value IS NOT b.value ORDER BY 1, 2
      """
    for row in try database.query(settings) {
      result.append(difference(row[0].text, "Setting", row[1].text, value(row[2]), value(row[3]), row[2], row[3]))
    }
    let objects = """
      SELECT coalesce(a.kind, b.kind), coalesce(a.id, b.id), a.properties, b.properties FROM \(first).objects a
      FULL OUTER JOIN \(second).objects b ON a.kind = b.kind AND a.id = b.id WHERE a.properties IS NOT b.properties ORDER BY 1, 2
      """
    for row in try database.query(objects) { result += compare(row) }
    let secrets = """
      SELECT coalesce(a.owner, b.owner), coalesce(a.name, b.name), a.length, b.length FROM \(first).secrets a
      FULL OUTER JOIN \(second).secrets b ON a.owner = b.owner AND a.name = b.name WHERE a.hash IS NOT b.hash ORDER BY 1
      """
    for row in try database.query(secrets) {
      let owner = try name(of: row[0].text, in: [second, first], database)
      result.append(difference("Secret", owner, row[1].text, stars(row[2]), stars(row[3]), row[2], row[3]))
    }
    let mails = "SELECT recipient, subject FROM \(second).outbox WHERE row > coalesce((SELECT max(row) FROM \(first).outbox), 0) ORDER BY row"
    for row in try database.query(mails) { result.append(Difference(kind: "Mail", name: row[0].text, property: "Subject", before: .null, after: Value(row[1].text), change: "Added")) }
    return result
  }

  private func compare(_ row: [Database.Cell]) -> [Difference] {
    let before = value(row[2]).asObject as? CustomObject, after = value(row[3]).asObject as? CustomObject
    let label = (after ?? before).map(name) ?? row[1].text
    guard let before, let after else {
      return [difference(row[0].text, label, "", before.map { .object($0) } ?? .null, after.map { .object($0) } ?? .null, row[2], row[3])]
    }
    var result: [Difference] = []
    var names = before.properties.shape.names
    for name in after.properties.shape.names where before.properties.find(name) == nil { names.append(name) }
    for name in names {
      let old = before.properties.find(name).map { before.properties.slots[$0] }, new = after.properties.find(name).map { after.properties.slots[$0] }
      if old.map({ JsonText.write($0) }) == new.map({ JsonText.write($0) }) { continue }
      result.append(Difference(kind: row[0].text, name: label, property: name, before: old ?? .null, after: new ?? .null, change: "Changed"))
    }
    return result
  }

  private func difference(
    _ kind: String, _ name: String, _ property: String, _ before: Value, _ after: Value, _ old: Database.Cell, _ new: Database.Cell
  ) -> Difference {
    Difference(kind: kind, name: name, property: property, before: before, after: after, change: old.isNull ? "Added" : new.isNull ? "Removed" : "Changed")
  }

  private func value(_ cell: Database.Cell) -> Value { cell.isNull ? .null : (try? JsonParser.parse(cell.text)) ?? .null }

  private func stars(_ cell: Database.Cell) -> Value { cell.isNull ? .null : Value(String(repeating: "*", count: Int(cell.int))) }

  /// The property by which people know an object.
  func name(_ object: CustomObject) -> String {
    for name in ["UserPrincipalName", "Identity", "Name", "Number", "Id"] {
      let text = StoreWriter.text(object, name)
      if !text.isEmpty { return text }
    }
    return ""
  }

  private func name(of id: String, in states: [String], _ database: Database) throws -> String {
    for state in states {
      if let found = try database.query("SELECT properties FROM \(state).objects WHERE id = ?1", [.text(id)]).first, let object = value(found[0]).asObject as? CustomObject {
        return name(object)
      }
    }
    return id
  }
}
