import Objects

/// The journal: each change, and each command that made none, with a hash of itself and the line before.
extension TenantStore {
  /// A command that changed nothing.
  struct Reading {
    let time, actor, command: String
  }

  package struct JournalLine {
    package let time, actor, command, action, target, details, hash: String
  }

  /// The action of a line of a command that changed nothing.
  private static let run = "Run"

  /// Adds a line; those of the commands before it come first.
  func log(_ action: String, _ target: String, _ details: String) throws {
    hasChanged = true
    try writeReadings()
    try write(JournalLine(time: timestamp(), actor: actor, command: command, action: action, target: target, details: details, hash: ""))
  }

  private func writeReadings() throws {
    let waiting = readings
    readings = []
    for reading in waiting {
      try write(JournalLine(time: reading.time, actor: reading.actor, command: reading.command, action: Self.run, target: "", details: "{}", hash: ""))
    }
  }

  private func write(_ line: JournalLine) throws {
    let database = try database()
    let previous = try database.query("SELECT hash FROM journal ORDER BY row DESC LIMIT 1").first?.first?.text ?? ""
    let hash = SecretHash.chain(previous, [line.time, line.actor, line.command, line.action, line.target, line.details].joined(separator: "\t"))
    try database.query(
      "INSERT INTO journal(at, actor, action, target, details, hash, command) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      [.text(line.time), .text(line.actor), .text(line.action), .text(line.target), .text(line.details), .text(hash), .text(line.command)])
  }

  /// Writes the commands that changed nothing. Not being able to is no error: they have done what they were to do.
  package func saveReadings() {
    if !readings.isEmpty, isOpen { try? transaction { try writeReadings() } }
    readings = []
  }

  /// Ends the session: what is left for the journal is written, unless another process is writing.
  package func close() {
    guard isOpen, !options.isFresh else { return }
    begin("")
    try? database().execute("PRAGMA busy_timeout = 0")
    saveReadings()
    // After large changes: the next one to open the tenant would have to read all of the log.
    if (HostFiles.size(options.tenantPath + "-wal") ?? 0) > 4 << 20 { try? database().execute("PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  /// The last lines; with `all` those of commands that changed nothing, too.
  package func journal(last count: Int = .max, all: Bool = false) throws -> [JournalLine] {
    let database = try database()
    if all { saveReadings() }
    return try reporting {
      try database.query(
        "SELECT at, actor, command, action, target, details, hash FROM journal WHERE ?2 OR action <> '\(Self.run)' ORDER BY row DESC LIMIT ?1",
        [.int(Int64(min(count, 1_000_000))), .int(all ? 1 : 0)]
      ).reversed().map {
        JournalLine(time: $0[0].text, actor: $0[1].text, command: $0[2].text, action: $0[3].text, target: $0[4].text, details: $0[5].text, hash: $0[6].text)
      }
    }
  }

  /// How many changes the journal has.
  package func changeCount() throws -> Int {
    let database = try database()
    return try reporting { Int(try database.query("SELECT count(*) FROM journal WHERE action <> '\(Self.run)'").first?.first?.int ?? 0) }
  }
}
