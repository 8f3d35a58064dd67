import Objects

/// An object of the store: its kind, its id and its properties.
package struct StoredObject {
  let row: Int64
  package let kind: String
  package let id: String
  package let properties: CustomObject
}

/// Finding and changing objects.
extension TenantStore {
  /// All objects of a kind, in the order in which they were added.
  package func objects(_ kind: String) throws -> [StoredObject] {
    let database = try database()
    var found: [StoredObject] = []
    try reporting {
      try database.each("SELECT row, kind, id, properties FROM objects WHERE kind = ?1 ORDER BY row", [.text(kind)]) { found.append(try object($0)) }
    }
    return found
  }

  /// Shows the objects of a kind that are there now, in the order in which they were added; what is shown may change the tenant.
  package func each(_ kind: String, _ body: (StoredObject) throws -> Void) throws {
    let database = try database()
    guard let last = try reporting({ try database.query("SELECT max(row) FROM objects").first?.first?.int }) else { return }
    var row: Int64 = 0, batch: [StoredObject] = []
    repeat {
      batch.removeAll(keepingCapacity: true)
      try reporting {
        try database.each(
          "SELECT row, kind, id, properties FROM objects WHERE row > ?2 AND row <= ?3 AND +kind = ?1 ORDER BY row LIMIT 200",
          [.text(kind), .int(row), .int(last)]
        ) { batch.append(try object($0)) }
      }
      for object in batch { try body(object) }
      row = batch.last?.row ?? last
    } while batch.count == 200
  }

  /// The objects that an identity means: those of the strongest rule that finds any.
  package func find(_ kind: String, identity: String) throws -> [StoredObject] {
    let database = try database()
    return try reporting {
      var found: [(rank: Int64, object: StoredObject)] = []
      try database.each(
        """
        SELECT DISTINCT o.row, o.kind, o.id, o.properties, k.rank FROM keys k JOIN objects o ON o.row = k.object
        WHERE k.kind = ?1 AND k.key = ?2 ORDER BY k.rank, o.row
        """, [.text(kind), .text(Identity.folded(identity))]
      ) { row in
        let rank = row.int(4)
        if rank == found.first?.rank ?? rank { found.append((rank, try object(row))) }
      }
      return found.map(\.object)
    }
  }

  /// The objects with an identity that begins so, at most `limit` of them: what a completion offers.
  package func find(_ kind: String, prefix: String, limit: Int) throws -> [StoredObject] {
    let database = try database(), start = Identity.folded(prefix)
    return try reporting {
      var found: [StoredObject] = []
      try database.each(
        """
        SELECT o.row, o.kind, o.id, o.properties FROM objects o WHERE o.row IN
        (SELECT object FROM keys WHERE kind = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4) ORDER BY o.row
        """, [.text(kind), .text(start), .text(start + "\u{10FFFF}"), .int(Int64(limit))]
      ) { found.append(try object($0)) }
      return found
    }
  }

  /// The one object that an identity means; an error when there is none or more than one.
  package func one(_ kind: String, identity: String) throws -> StoredObject {
    let found = try find(kind, identity: identity)
    guard let first = found.first else { throw TenantError.notFound(identity) }
    if found.count > 1 { throw TenantError.ambiguous(identity, found.map { label($0) }) }
    return first
  }

  private func label(_ object: StoredObject) -> String {
    for name in ["UserPrincipalName", "Name"] {
      let text = StoreWriter.text(object.properties, name)
      if !text.isEmpty { return text }
    }
    return object.id
  }

  private func object(_ row: Database.Row) throws -> StoredObject {
    guard let properties = (try? reader.read(row.bytes(3)))?.asObject as? CustomObject else {
      throw TenantError.damaged(options.name, options.tenantPath, "has an object that cannot be read (\(row.text(2)))")
    }
    return StoredObject(row: row.int(0), kind: row.text(1), id: row.text(2), properties: properties)
  }

  /// Adds an object; one without `Id` gets a new one.
  @discardableResult package func add(_ kind: String, _ properties: CustomObject) throws -> StoredObject {
    try transaction {
      let object = copy(properties)
      if StoreWriter.text(object, "Id").isEmpty { object.properties.set("Id", Value(newId())) }
      let row = try StoreWriter.add(database(), kind, object, at: timestamp())
      let id = StoreWriter.text(object, "Id")
      try log("Add", "\(kind) \(id)", JsonText.write(.object(object)))
      return StoredObject(row: row, kind: kind, id: id, properties: object)
    }
  }

  /// Changes some properties of an object; those not named stay.
  @discardableResult package func edit(_ object: StoredObject, _ changes: [(name: String, value: Value)]) throws -> StoredObject {
    try transaction {
      let changed = copy(object.properties)
      let difference = CustomObject()
      for (name, value) in changes {
        let old = changed.properties.find(name).map { JsonText.write(changed.properties.slots[$0]) } ?? ""
        if old != JsonText.write(value) { difference.properties.set(name, value) }
        changed.properties.set(name, value)
      }
      try StoreWriter.replace(database(), object.kind, object.properties, with: changed, object.row, at: timestamp())
      try log("Edit", "\(object.kind) \(object.id)", JsonText.write(.object(difference)))
      return StoredObject(row: object.row, kind: object.kind, id: object.id, properties: changed)
    }
  }

  package func remove(_ object: StoredObject) throws {
    try transaction {
      try StoreWriter.remove(database(), object.row)
      try database().query("DELETE FROM secrets WHERE owner = ?1", [.text(object.id)])
      try log("Remove", "\(object.kind) \(object.id)", "{}")
    }
  }

  private func copy(_ object: CustomObject) -> CustomObject { CustomObject(object.properties) }

  /// Declares by which properties a kind of object is found, the strongest first.
  package func setKind(_ kind: String, identity: [String]) throws {
    try transaction { try StoreWriter.setKind(database(), kind, identity) }
  }
}
