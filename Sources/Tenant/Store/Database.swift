import CSQLite
import Objects

/// A connection to an SQLite database; failures come out as `Database.Failure` with SQLite's code.
final class Database {
  enum Cell {
    case null, int(Int64), text(String), blob([UInt8])

    var isNull: Bool { if case .null = self { true } else { false } }
    var text: String { if case .text(let text) = self { text } else { "" } }
    var int: Int64 { if case .int(let number) = self { number } else { 0 } }
    var blob: [UInt8] { if case .blob(let bytes) = self { bytes } else { [] } }
  }

  struct Failure: Error {
    let code: Int32
    let message: String
  }

  private let handle: OpaquePointer
  private var statements: [String: OpaquePointer] = [:]

  /// Opens a file that exists, or with `create` a new one; `:memory:` lives as long as the connection.
  init(path: String, create: Bool) throws {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (create ? SQLITE_OPEN_CREATE : 0), nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw Failure(code: code, message: message)
    }
    handle = opened
    sqlite3_busy_timeout(handle, 1000)
    // No secret stands in the file in clear: overwriting what is deleted would only cost time.
    sqlite3_exec(handle, "PRAGMA secure_delete=OFF", nil, nil, nil)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }
  var changes: Int { Int(sqlite3_changes(handle)) }

  /// Runs statements without parameters.
  func execute(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Runs one statement and gives its rows.
  @discardableResult func query(_ sql: String, _ values: [Cell] = []) throws -> [[Cell]] {
    let statement = try prepare(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { try bind(value, statement, Int32(index + 1)) }
    var rows: [[Cell]] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw failure(code) }
      rows.append((0..<sqlite3_column_count(statement)).map { cell(statement, $0) })
    }
  }

  /// Runs one statement and shows its rows one after the other; none is kept.
  func each(_ sql: String, _ values: [Cell] = [], _ body: (Row) throws -> Void) throws {
    let statement = try prepare(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { try bind(value, statement, Int32(index + 1)) }
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return }
      guard code == SQLITE_ROW else { throw failure(code) }
      try body(Row(statement: statement))
    }
  }

  /// Copies everything, page by page, into an empty database.
  func copy(to target: Database) throws {
    guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else { throw target.failure(sqlite3_errcode(target.handle)) }
    let code = sqlite3_backup_step(backup, -1)
    sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw failure(code) }
  }

  /// Lets go of the prepared statements: a database that they read cannot be detached.
  func forgetStatements() {
    for statement in statements.values { sqlite3_finalize(statement) }
    statements = [:]
  }

  private func prepare(_ sql: String) throws -> OpaquePointer {
    if let known = statements[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &made, nil)
    guard code == SQLITE_OK, let made else { throw failure(code) }
    statements[sql] = made
    return made
  }

  private func bind(_ value: Cell, _ statement: OpaquePointer, _ index: Int32) throws {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    let code: Int32
    switch value {
    case .null: code = sqlite3_bind_null(statement, index)
    case .int(let number): code = sqlite3_bind_int64(statement, index, number)
    case .text(let text): code = sqlite3_bind_text(statement, index, text, Int32(text.utf8.count), transient)
    case .blob(let bytes): code = bytes.withUnsafeBytes { sqlite3_bind_blob(statement, index, $0.baseAddress, Int32(bytes.count), transient) }
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  private func cell(_ statement: OpaquePointer, _ column: Int32) -> Cell {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .int(sqlite3_column_int64(statement, column))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(statement, column) else { return .null }
      return .text(String(decoding: UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_column_blob(statement, column) else { return .blob([]) }
      return .blob(Array(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))))
    default: return .null
    }
  }

  private func failure(_ code: Int32) -> Failure { Failure(code: code & 0xff, message: String(cString: sqlite3_errmsg(handle))) }
}

extension Database {
  /// The row at which a statement stands; its text is gone when the statement goes on.
  struct Row {
    fileprivate let statement: OpaquePointer

    func int(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: sqlite3_column_text(statement, column), count: Int(sqlite3_column_bytes(statement, column)))
    }
  }
}

extension Database.Failure {
  var isBusy: Bool { code == SQLITE_BUSY || code == SQLITE_LOCKED }
  var isFull: Bool { code == SQLITE_FULL }
  var isDamaged: Bool { code == SQLITE_NOTADB || code == SQLITE_CORRUPT }
  var isReadOnly: Bool { code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM }
}
