/// Shows two states of a tenant as views named `earlier_…` and `later_…`.
///
/// Of two states in the same tables only the rows that changed since the earlier one are shown: the others are equal.
struct ComparedStates {
  private let database: Database
  private let states: [(alias: String, snapshot: Snapshot?)]
  /// The rows that changed since this snapshot are enough, if both states are in the same tables.
  private let epoch: Int64?

  init(_ database: Database, _ earlier: Snapshot, _ later: Snapshot?) {
    self.database = database
    states = [("earlier", earlier), ("later", later)]
    epoch = earlier.generation == (later?.generation ?? 0) ? min(earlier.row, later?.row ?? .max) : nil
  }

  /// The tables in which an object of one of the states may be.
  var objectTables: [String] {
    states.map(\.snapshot).flatMap { state -> [String] in
      let generation = state?.generation ?? 0, tables = ["objects\(SnapshotHistory.suffix(generation))"]
      return state == nil ? tables : ["\(SnapshotHistory.history("objects", generation)) WHERE existed"] + tables
    }
  }

  func open() throws {
    for (alias, snapshot) in states {
      for table in Schema.kept { try database.execute("CREATE TEMP VIEW \(alias)_\(table.name) AS \(rows(table, snapshot))") }
    }
  }

  func close() {
    database.forgetStatements()
    for (alias, _) in states { for table in Schema.kept { try? database.execute("DROP VIEW IF EXISTS temp.\(alias)_\(table.name)") } }
  }

  private func rows(_ table: Schema.Table, _ snapshot: Snapshot?) -> String {
    let generation = snapshot?.generation ?? 0, columns = table.columns.joined(separator: ", ")
    let history = SnapshotHistory.history(table.name, generation)
    var conditions: [String] = []
    if let epoch { conditions.append("rowid IN (SELECT row FROM main.\(history) WHERE epoch >= \(epoch))") }
    if let snapshot { conditions.append("rowid NOT IN (SELECT row FROM main.\(history) WHERE epoch >= \(snapshot.row))") }
    let condition = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    let present = "SELECT rowid AS row, \(columns) FROM main.\(table.name)\(SnapshotHistory.suffix(generation))\(condition)"
    guard let snapshot else { return present }
    return "\(present) UNION ALL SELECT row, \(columns) FROM \(SnapshotHistory.images(table.name, generation, String(snapshot.row))) WHERE existed"
  }
}
