/// The tables of a tenant file, and the numbers by which a file shows that it is one.
enum Schema {
  static let version: Int64 = 2
  /// "SIMT": stands in the header of the file.
  static let applicationId: Int64 = 0x5349_4d54

  /// The tables whose rows are the tenant; a snapshot copies them.
  static let tables = ["settings", "kinds", "objects", "keys", "secrets", "outbox", "journal"]

  static let creation = """
    CREATE TABLE settings(area TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, value TEXT NOT NULL, PRIMARY KEY(area, name));
    CREATE TABLE kinds(name TEXT PRIMARY KEY COLLATE NOCASE, identity TEXT NOT NULL);
    CREATE TABLE objects(row INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL COLLATE NOCASE, id TEXT NOT NULL, properties TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL);
    CREATE UNIQUE INDEX objects_id ON objects(kind, id);
    CREATE TABLE keys(kind TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL, rank INTEGER NOT NULL, object INTEGER NOT NULL);
    CREATE INDEX keys_key ON keys(kind, key);
    CREATE INDEX keys_object ON keys(object);
    CREATE TABLE secrets(owner TEXT NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL, length INTEGER NOT NULL, changed TEXT NOT NULL, key TEXT NOT NULL DEFAULT '', PRIMARY KEY(owner, name));
    CREATE TABLE outbox(row INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, file TEXT NOT NULL);
    CREATE TABLE journal(row INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL, command TEXT NOT NULL DEFAULT '');
    PRAGMA application_id = \(applicationId);
    PRAGMA user_version = \(version);
    """

  /// What brings a file of an older version up to this one, by the version that it has.
  static let migrations: [Int64: String] = [
    1: """
      ALTER TABLE secrets ADD COLUMN key TEXT NOT NULL DEFAULT '';
      ALTER TABLE journal ADD COLUMN command TEXT NOT NULL DEFAULT '';
      """
  ]
}
