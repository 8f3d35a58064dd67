/// Keeps, for each row that changes after a snapshot, what it was: a snapshot costs nothing, and going back costs what was changed.
///
/// Triggers fill a history table beside each table. An entry belongs to the latest snapshot before the change, its epoch; the first change counts.
/// When everything is thrown away while snapshots need it, the tables are put aside as a generation and new ones begin.
struct SnapshotHistory {
  let database: Database

  init(_ database: Database) { self.database = database }

  // MARK: The tables

  static func history(_ table: String, _ generation: Int64) -> String { "\(table)_history\(suffix(generation))" }
  static func suffix(_ generation: Int64) -> String { generation == 0 ? "" : "_\(generation)" }

  private static let epoch = "(SELECT max(row) FROM snapshots WHERE generation = 0)"

  private var isKept: Bool {
    get throws { try !database.query("SELECT 1 FROM sqlite_master WHERE name = 'objects_history'").isEmpty }
  }

  /// Begins to keep what changes, if that is not done already.
  func begin() throws {
    guard try !isKept else { return }
    for table in Schema.kept {
      let columns = table.columns.joined(separator: ", ")
      try database.execute(
        "CREATE TABLE \(table.name)_history(epoch INTEGER NOT NULL, row INTEGER NOT NULL, existed INTEGER NOT NULL, \(columns), PRIMARY KEY(epoch, row)) WITHOUT ROWID")
    }
    try addTriggers()
  }

  private func addTriggers() throws {
    for table in Schema.kept {
      let name = table.name, columns = table.columns.joined(separator: ", "), old = table.columns.map { "old.\($0)" }.joined(separator: ", ")
      func unless(_ row: String) -> String { "WHERE NOT EXISTS(SELECT 1 FROM \(name)_history h WHERE h.epoch = \(Self.epoch) AND h.row = \(row))" }
      // Not `INSERT OR IGNORE`: the statement that fires a trigger decides what its conflicts do.
      let before = "BEGIN INSERT INTO \(name)_history(epoch, row, existed, \(columns)) SELECT \(Self.epoch), old.rowid, 1, \(old) \(unless("old.rowid")); END;"
      try database.execute(
        """
        CREATE TRIGGER \(name)_added AFTER INSERT ON \(name)
        BEGIN INSERT INTO \(name)_history(epoch, row, existed) SELECT \(Self.epoch), new.rowid, 0 \(unless("new.rowid")); END;
        CREATE TRIGGER \(name)_changed BEFORE UPDATE ON \(name) \(before)
        CREATE TRIGGER \(name)_removed BEFORE DELETE ON \(name) \(before)
        """)
    }
  }

  private func removeTriggers() throws {
    for table in Schema.kept { for event in ["added", "changed", "removed"] { try database.execute("DROP TRIGGER IF EXISTS \(table.name)_\(event)") } }
  }

  // MARK: Generations

  func hasSnapshots(_ generation: Int64) throws -> Bool { try !database.query("SELECT 1 FROM snapshots WHERE generation = ?1 LIMIT 1", [.int(generation)]).isEmpty }

  /// Empties all tables. Those that a snapshot needs are put aside.
  func empty(keepsJournal: Bool = false) throws {
    guard try hasSnapshots(0) else {
      for table in Schema.tables where !(keepsJournal && table.name == "journal") { try database.execute("DELETE FROM \(table.name)") }
      return
    }
    let aside = try putAside()
    try database.execute(Schema.tables(generation: aside))
    try continueOutbox(after: "outbox_\(aside)")
    if keepsJournal { try database.execute("INSERT INTO journal SELECT * FROM journal_\(aside)") }
  }

  /// Gives the tables, and what is kept of their changes, the number of a generation.
  private func putAside() throws -> Int64 {
    try database.execute("INSERT INTO generations DEFAULT VALUES")
    let number = database.lastInsertedRow
    try removeTriggers()
    try rename(from: 0, to: number)
    return number
  }

  private func rename(from old: Int64, to new: Int64) throws {
    for table in Schema.tables { try database.execute("ALTER TABLE \(table.name)\(Self.suffix(old)) RENAME TO \(table.name)\(Self.suffix(new))") }
    for table in Schema.kept { try database.execute("ALTER TABLE \(Self.history(table.name, old)) RENAME TO \(Self.history(table.name, new))") }
    try database.query("UPDATE snapshots SET generation = ?1 WHERE generation = ?2", [.int(new), .int(old)])
  }

  /// Takes a generation that was put aside up again.
  private func takeUp(_ generation: Int64) throws {
    let last = try lastMail("outbox")
    if try hasSnapshots(0) { _ = try putAside() } else { for table in Schema.tables { try database.execute("DROP TABLE \(table.name)") } }
    try rename(from: generation, to: 0)
    try addTriggers()
    if try lastMail("outbox") < last { try setLastMail(last) }
  }

  // Mails have files of their own: their numbers are never used again.

  private func continueOutbox(after old: String) throws { try setLastMail(lastMail(old)) }

  private func lastMail(_ table: String) throws -> Int64 { try database.query("SELECT seq FROM sqlite_sequence WHERE name = ?1", [.text(table)]).first?.first?.int ?? 0 }

  private func setLastMail(_ number: Int64) throws {
    try database.execute("DELETE FROM sqlite_sequence WHERE name = 'outbox'")
    try database.query("INSERT INTO sqlite_sequence(name, seq) VALUES('outbox', ?1)", [.int(number)])
  }

  // MARK: Going back

  /// Makes the tables what they were at a snapshot; the identities of these objects are to be entered anew.
  func goBack(to snapshot: Snapshot) throws -> [Int64] {
    if snapshot.generation != 0 { try takeUp(snapshot.generation) }
    let from = Database.Cell.int(snapshot.row)
    let changed = try database.query("SELECT DISTINCT row FROM objects_history WHERE epoch >= ?1", [from]).map { $0[0].int }
    let isLatest = try database.query("SELECT 1 FROM snapshots WHERE generation = 0 AND row > ?1", [from]).isEmpty
    for table in Schema.kept {
      let columns = table.columns.joined(separator: ", ")
      try database.query("DELETE FROM \(table.name) WHERE rowid IN (SELECT row FROM \(table.name)_history WHERE epoch >= ?1)", [from])
      try database.query("INSERT INTO \(table.name)(rowid, \(columns)) SELECT row, \(columns) FROM \(Self.images(table.name, 0, "?1")) WHERE existed", [from])
      if isLatest { try database.query("DELETE FROM \(table.name)_history WHERE epoch >= ?1", [from]) }
    }
    return changed
  }

  /// What the rows that changed since a snapshot were at its time.
  static func images(_ table: String, _ generation: Int64, _ epoch: String) -> String {
    let history = history(table, generation)
    return "(SELECT h.* FROM (SELECT row AS r, min(epoch) AS e FROM \(history) WHERE epoch >= \(epoch) GROUP BY row) JOIN \(history) h ON h.epoch = e AND h.row = r)"
  }

  // MARK: Forgetting

  /// Lets go of a snapshot: what only it needed is dropped, the rest belongs to the snapshot before it.
  func forget(_ snapshot: Snapshot) throws {
    try database.query("DELETE FROM snapshots WHERE row = ?1", [.int(snapshot.row)])
    guard try hasSnapshots(snapshot.generation) else { return try drop(snapshot.generation) }
    func neighbour(_ sql: String) throws -> Database.Cell {
      try database.query("SELECT \(sql) FROM snapshots WHERE generation = ?2", [.int(snapshot.row), .int(snapshot.generation)]).first?.first ?? .null
    }
    let before = try neighbour("max(CASE WHEN row < ?1 THEN row END)"), after = try neighbour("min(CASE WHEN row > ?1 THEN row END)")
    let end = after.isNull ? Database.Cell.int(.max) : after
    for table in Schema.kept {
      let history = Self.history(table.name, snapshot.generation)
      guard !before.isNull else {
        try database.query("DELETE FROM \(history) WHERE epoch < ?1", [end])
        continue
      }
      try database.query(
        "DELETE FROM \(history) WHERE epoch >= ?1 AND epoch < ?2 AND row IN (SELECT row FROM \(history) WHERE epoch >= ?3 AND epoch < ?1)",
        [.int(snapshot.row), end, before])
      try database.query("UPDATE \(history) SET epoch = ?3 WHERE epoch >= ?1 AND epoch < ?2", [.int(snapshot.row), end, before])
    }
  }

  /// Drops a generation without snapshots, or of the present one what was kept of its changes.
  private func drop(_ generation: Int64) throws {
    if generation == 0 { try removeTriggers() } else { for table in Schema.tables { try database.execute("DROP TABLE \(table.name)\(Self.suffix(generation))") } }
    for table in Schema.kept { try database.execute("DROP TABLE \(Self.history(table.name, generation))") }
  }
}
