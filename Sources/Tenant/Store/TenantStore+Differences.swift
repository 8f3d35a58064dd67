import Objects

/// What differs between two states of the tenant.
extension TenantStore {
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
      let first = try snapshot(earlier), second = try later.map { try snapshot($0) }
      let states = ComparedStates(database, first, second)
      try states.open()
      defer { states.close() }
      return try settings(database) + objects(database) + secrets(database, states) + mails(database)
    }
  }

  private func settings(_ database: Database) throws -> [Difference] {
    try database.query(
      """
      SELECT coalesce(a.area, b.area), coalesce(a.name, b.name), a.value, b.value FROM earlier_settings a
      FULL OUTER JOIN later_settings b ON a.area = b.area AND a.name = b.name WHERE a.value IS NOT b.value ORDER BY 1, 2
      """
    ).map { difference($0[0].text, "Setting", $0[1].text, value($0[2]), value($0[3]), $0[2], $0[3]) }
  }

  private func objects(_ database: Database) throws -> [Difference] {
    try database.query(
      """
      SELECT coalesce(a.kind, b.kind), coalesce(a.id, b.id), a.properties, b.properties FROM earlier_objects a
      FULL OUTER JOIN later_objects b ON a.kind = b.kind AND a.id = b.id WHERE a.properties IS NOT b.properties ORDER BY 1, 2
      """
    ).flatMap(compare)
  }

  private func secrets(_ database: Database, _ states: ComparedStates) throws -> [Difference] {
    let rows = try database.query(
      """
      SELECT coalesce(a.owner, b.owner), coalesce(a.name, b.name), a.length, b.length FROM earlier_secrets a
      FULL OUTER JOIN later_secrets b ON a.owner = b.owner AND a.name = b.name WHERE a.hash IS NOT b.hash ORDER BY 1
      """)
    if rows.isEmpty { return [] }
    var names: [String: String] = [:]
    let owners = Set(rows.map { $0[0].text })
    for table in states.objectTables {
      try database.each("SELECT id, properties FROM \(table)") { row in
        let id = row.text(0)
        if owners.contains(id), let object = (try? reader.read(row.bytes(1)))?.asObject as? CustomObject { names[id] = name(object) }
      }
    }
    return rows.map { difference("Secret", names[$0[0].text] ?? $0[0].text, $0[1].text, stars($0[2]), stars($0[3]), $0[2], $0[3]) }
  }

  private func mails(_ database: Database) throws -> [Difference] {
    try database.query("SELECT recipient, subject FROM later_outbox WHERE row NOT IN (SELECT row FROM earlier_outbox) ORDER BY row").map {
      Difference(kind: "Mail", name: $0[0].text, property: "Subject", before: .null, after: Value($0[1].text), change: "Added")
    }
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
}
