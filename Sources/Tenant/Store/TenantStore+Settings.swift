import Objects

/// Settings: named values of an area, such as one service's tenant-wide configuration.
extension TenantStore {
  /// All settings of an area, in the order in which they were first set.
  package func settings(_ area: String) throws -> CustomObject {
    let database = try database()
    return try reporting {
      // Another process may have changed them.
      let version = try database.query("PRAGMA data_version").first?.first?.int
      if version != readSettings.version { readSettings = (version, [:]) }
      if let known = readSettings.areas[area] { return CustomObject(known) }
      var result = PropertyBag()
      try database.each("SELECT name, value FROM settings WHERE area = ?1 ORDER BY rowid", [.text(area)]) { row in
        result.set(row.text(0), (try? reader.read(row.bytes(1))) ?? .null)
      }
      readSettings.areas[area] = result
      return CustomObject(result)
    }
  }

  package func set(_ area: String, _ changes: [(name: String, value: Value)]) throws {
    try transaction {
      readSettings.version = nil
      let difference = CustomObject()
      for (name, value) in changes {
        try StoreWriter.setSetting(database(), area, name, value)
        difference.properties.set(name, value)
      }
      try log("Set", area, JsonText.write(.object(difference)))
    }
  }

  /// Gives an area back the values of the sample.
  package func resetSettings(_ area: String) throws {
    try transaction {
      readSettings.version = nil
      try database().query("DELETE FROM settings WHERE area = ?1", [.text(area)])
      if let path = options.samplePath { try SampleReader(path, options.name).fillSettings(database(), area) }
      try log("Reset", area, "{}")
    }
  }

  // MARK: Journal

  /// Adds a line to the journal; each carries a hash of itself and the line before.
  func log(_ action: String, _ target: String, _ details: String) throws {
    let database = try database()
    let previous = try database.query("SELECT hash FROM journal ORDER BY row DESC LIMIT 1").first?.first?.text ?? ""
    let time = timestamp()
    let hash = SecretHash.chain(previous, [time, actor, command, action, target, details].joined(separator: "\t"))
    try database.query(
      "INSERT INTO journal(at, actor, action, target, details, hash, command) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      [.text(time), .text(actor), .text(action), .text(target), .text(details), .text(hash), .text(command)])
  }

  package struct JournalLine {
    package let time, actor, command, action, target, details, hash: String
  }

  package func journal(last count: Int = .max) throws -> [JournalLine] {
    let database = try database()
    return try reporting {
      try database.query("SELECT at, actor, command, action, target, details, hash FROM journal ORDER BY row DESC LIMIT ?1", [.int(Int64(min(count, 1_000_000)))]).reversed().map {
        JournalLine(
          time: $0[0].text, actor: $0[1].text, command: $0[2].text, action: $0[3].text, target: $0[4].text, details: $0[5].text, hash: $0[6].text)
      }
    }
  }
}

extension SampleReader {
  func fillSettings(_ database: Database, _ wanted: String) throws {
    for (area, bag) in try settings() where FoldedName.equal(area, wanted) {
      for (name, value) in zip(bag.shape.names, bag.slots) { try StoreWriter.setSetting(database, area, name, value) }
    }
  }
}
