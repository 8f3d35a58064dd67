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
}

extension SampleReader {
  func fillSettings(_ database: Database, _ wanted: String) throws {
    for (area, bag) in try settings() where FoldedName.equal(area, wanted) {
      for (name, value) in zip(bag.shape.names, bag.slots) { try StoreWriter.setSetting(database, area, name, value) }
    }
  }
}
