/// The tables of a tenant file, and the numbers by which a file shows that it is one.
enum Schema {
  static let version: Int64 = 3
  /// "SIMT": stands in the header of the file.
  static let applicationId: Int64 = 0x5349_4d54

  /// A table of the tenant: its columns besides the number of the row, and how SQLite is told of them.
  struct Table {
    let name: String
    let columns: [String]
    let declaration: String
    /// The indexes: what is behind the table's name, what comes before `INDEX`, and the columns.
    var indexes: [(name: String, kind: String, columns: String)] = []
  }

  private static let numbered = "row INTEGER PRIMARY KEY AUTOINCREMENT"

  /// The tables whose rows are the tenant; a snapshot keeps them.
  static let kept = [
    Table(
      name: "settings", columns: ["area", "name", "value"],
      declaration: "area TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, value TEXT NOT NULL, PRIMARY KEY(area, name)"),
    Table(name: "kinds", columns: ["name", "identity"], declaration: "name TEXT PRIMARY KEY COLLATE NOCASE, identity TEXT NOT NULL"),
    Table(
      name: "objects", columns: ["kind", "id", "properties", "created", "changed"],
      declaration: "\(numbered), kind TEXT NOT NULL COLLATE NOCASE, id TEXT NOT NULL, properties TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL",
      indexes: [("id", "UNIQUE", "kind, id")]),
    Table(
      name: "secrets", columns: ["owner", "name", "salt", "hash", "length", "changed", "key"],
      declaration: """
        owner TEXT NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL, length INTEGER NOT NULL, changed TEXT NOT NULL, \
        key TEXT NOT NULL DEFAULT '', PRIMARY KEY(owner, name)
        """),
    Table(
      name: "outbox", columns: ["at", "sender", "recipient", "subject", "body", "file"],
      declaration: "\(numbered), at TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, file TEXT NOT NULL"),
    Table(
      name: "journal", columns: ["at", "actor", "action", "target", "details", "hash", "command"],
      declaration: """
        \(numbered), at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL, \
        command TEXT NOT NULL DEFAULT ''
        """),
  ]

  /// What finds an object by an identity: made from the objects again when those go back to a snapshot.
  static let keys = Table(
    name: "keys", columns: ["kind", "key", "rank", "object"],
    declaration: "kind TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL, rank INTEGER NOT NULL, object INTEGER NOT NULL",
    indexes: [("key", "", "kind, key"), ("object", "", "object")])

  static let tables = kept + [keys]

  /// The statements that make the tables; names of indexes are the file's, so those of a later generation carry its number.
  static func tables(generation: Int64? = nil) -> String {
    let suffix = generation.map { "_\($0)" } ?? ""
    return tables.map { table in
      "CREATE TABLE \(table.name)(\(table.declaration));"
        + table.indexes.map { "CREATE \($0.kind) INDEX \(table.name)_\($0.name)\(suffix) ON \(table.name)(\($0.columns));" }.joined()
    }.joined()
  }

  static let snapshots = """
    CREATE TABLE snapshots(row INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL COLLATE NOCASE, at TEXT NOT NULL, generation INTEGER NOT NULL);
    CREATE TABLE generations(row INTEGER PRIMARY KEY AUTOINCREMENT);
    """

  static let creation = tables() + snapshots + "PRAGMA application_id = \(applicationId);PRAGMA user_version = \(version);"

  /// What brings a file of an older version up to this one, by the version that it has.
  static let migrations: [Int64: String] = [
    1: """
      ALTER TABLE secrets ADD COLUMN key TEXT NOT NULL DEFAULT '';
      ALTER TABLE journal ADD COLUMN command TEXT NOT NULL DEFAULT '';
      """,
    2: snapshots,
  ]
}
