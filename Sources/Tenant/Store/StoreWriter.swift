import Objects

/// The statements that change rows; the caller has opened the transaction.
enum StoreWriter {
  static func setKind(_ database: Database, _ name: String, _ identity: [String]) throws {
    try database.query(
      "INSERT INTO kinds(name, identity) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET identity = excluded.identity",
      [.text(name), .text(identity.joined(separator: "\n"))])
  }

  static func setSetting(_ database: Database, _ area: String, _ name: String, _ value: Value) throws {
    try database.query(
      "INSERT INTO settings(area, name, value) VALUES(?1, ?2, ?3) ON CONFLICT(area, name) DO UPDATE SET value = excluded.value",
      [.text(area), .text(name), .text(JsonText.write(value))])
  }

  @discardableResult static func add(_ database: Database, _ kind: String, _ object: CustomObject, at time: String) throws -> Int64 {
    let id = text(object, "Id")
    try database.query(
      "INSERT INTO objects(kind, id, properties, created, changed) VALUES(?1, ?2, ?3, ?4, ?4)",
      [.text(kind), .text(id.lowercased()), .text(JsonText.write(.object(object))), .text(time)])
    let row = database.lastInsertedRow
    try index(database, kind, object, row)
    return row
  }

  static func replace(_ database: Database, _ kind: String, _ old: CustomObject, with new: CustomObject, _ row: Int64, at time: String) throws {
    try database.query("UPDATE objects SET properties = ?1, changed = ?2 WHERE row = ?3", [.text(JsonText.write(.object(new))), .text(time), .int(row)])
    let names = try identityNames(database, kind)
    if identities(old, names).elementsEqual(identities(new, names), by: { $0 == $1 }) { return }
    try database.query("DELETE FROM keys WHERE object = ?1", [.int(row)])
    try index(database, kind, new, row)
  }

  static func remove(_ database: Database, _ row: Int64) throws {
    try database.query("DELETE FROM keys WHERE object = ?1", [.int(row)])
    try database.query("DELETE FROM objects WHERE row = ?1", [.int(row)])
  }

  /// Enters the object's identities, the id first.
  private static func index(_ database: Database, _ kind: String, _ object: CustomObject, _ row: Int64) throws {
    for (rank, key) in identities(object, try identityNames(database, kind)) {
      try database.query("INSERT INTO keys(kind, key, rank, object) VALUES(?1, ?2, ?3, ?4)", [.text(kind), .text(key), .int(Int64(rank)), .int(row)])
    }
  }

  /// Enters the identities of objects anew; of those that are gone, none.
  static func reindex(_ database: Database, _ rows: [Int64]) throws {
    let reader = JsonReader()
    for row in rows {
      try database.query("DELETE FROM keys WHERE object = ?1", [.int(row)])
      guard let found = try database.query("SELECT kind, properties FROM objects WHERE row = ?1", [.int(row)]).first else { continue }
      guard let object = (try? reader.read(found[1].text))?.asObject as? CustomObject else { continue }
      try index(database, found[0].text, object, row)
    }
  }

  /// The texts by which an object is found, each with the rank of its property.
  private static func identities(_ object: CustomObject, _ names: [String]) -> [(rank: Int, key: String)] {
    var result: [(rank: Int, key: String)] = []
    for (rank, name) in (["Id"] + names).enumerated() {
      guard let place = object.properties.find(name) else { continue }
      for text in ManyTexts.of(object.properties.slots[place]) where !text.isEmpty { result.append((rank, Identity.folded(text))) }
    }
    return result
  }

  private static func identityNames(_ database: Database, _ kind: String) throws -> [String] {
    let joined = try database.query("SELECT identity FROM kinds WHERE name = ?1", [.text(kind)]).first?.first?.text ?? ""
    return joined.split(separator: "\n").map(String.init)
  }

  static func text(_ object: CustomObject, _ name: String) -> String {
    object.properties.find(name).flatMap { try? object.properties.slots[$0].text() } ?? ""
  }
}

/// How an identity that an admin types is compared with those of an object.
enum Identity {
  /// Case and the `sip:`, `smtp:` and `tel:` prefixes do not count, nor do braces around a GUID.
  static func folded(_ text: String) -> String {
    var key = text.lowercased()
    while key.hasPrefix(" ") { key.removeFirst() }
    while key.hasSuffix(" ") { key.removeLast() }
    for prefix in ["sip:", "smtp:", "tel:"] where key.hasPrefix(prefix) { key.removeFirst(prefix.count) }
    if key.hasPrefix("{"), key.hasSuffix("}") { key = String(key.dropFirst().dropLast()) }
    if key.hasPrefix("+"), key.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) { key.removeFirst() }
    return key
  }
}
