import CSQLite
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// Keeps the objects, settings, mails and journal of one tenant; knows what none of them means.
///
/// Nothing is opened before the first use. Every change stands in a transaction; what fails leaves the tenant as it was.
package final class TenantStore {
  package let options: TenantOptions
  /// Who is signed in: stands in the journal.
  package var actor = ""
  /// The command that is running: stands in the journal.
  package var command = ""
  /// Whether the running command has changed anything.
  var hasChanged = false
  /// Commands that changed nothing: the journal gets them with the next change, when it is read, or at the end.
  var readings: [Reading] = []
  /// After how many more objects the running command breaks off, and with what error: for commands that are to fail midway.
  package var interruption: (left: Int, error: PSError)?
  /// Is told each PIN when it is made: a recording masks it.
  package var secretMade: ((String) -> Void)?
  var random: RandomSource
  private var opened: Database?
  private var openedHash: SecretHash?
  private var depth = 0
  private var moment: String?
  /// The settings that were read, as long as nobody changes any.
  var readSettings: (version: Int64?, areas: [String: PropertyBag]) = (nil, [:])
  /// Reads the properties of objects.
  let reader = JsonReader()
  /// The time in the names and heads of mails, made once a second.
  var mailSecond: (second: Int64, stamp: String, date: String) = (0, "", "")
  /// Whether the folder for mails was made.
  var hasMailFolder = false
  /// Mails of the running transaction that are still to be written as files.
  var pendingMails: [(file: String, text: String)] = []
  /// Why the last mails could not be written as files; nil when they were.
  package var lastMailProblem: String?

  package init(_ options: TenantOptions) {
    self.options = options
    random = RandomSource(seed: options.seed)
  }

  package var isOpen: Bool { opened != nil }

  // MARK: Opening

  func database() throws -> Database {
    if let opened { return opened }
    guard options.hasValidName else { throw TenantError.badName(options.name) }
    let made = try reporting { options.isFresh ? try openFresh() : try openFile() }
    opened = made
    return made
  }

  private func openFresh() throws -> Database {
    let made = try Database(path: ":memory:", create: true)
    if options.isPlan, !options.startsFromSample, HostFiles.exists(options.tenantPath) {
      try checkHeader()
      let kept = try Database(path: options.tenantPath, create: false)
      let version = try checkVersion(kept)
      try kept.copy(to: made)
      if version < Schema.version { try migrate(made, from: version) }
    } else {
      try made.execute("BEGIN;\(Schema.creation)")
      try fill(made)
      try made.execute("COMMIT")
    }
    return made
  }

  private func openFile() throws -> Database {
    if !HostFiles.exists(options.tenantPath) { try createFile() }
    try checkHeader()
    let made = try Database(path: options.tenantPath, create: false)
    let version = try checkVersion(made)
    if version < Schema.version { try migrate(made, from: version) }
    try check(made)
    if access(options.tenantPath, W_OK) == 0 { try made.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=4194304") }
    return made
  }

  /// The version of a file; refuses what is no tenant and what only a newer program can read.
  private func checkVersion(_ database: Database) throws -> Int64 {
    guard try database.query("PRAGMA application_id").first?.first?.int == Schema.applicationId else {
      throw TenantError.damaged(options.name, options.tenantPath, "is not a tenant")
    }
    let version = try database.query("PRAGMA user_version").first?.first?.int ?? 0
    if version > Schema.version { throw TenantError.newer(options.name, version) }
    return version
  }

  /// Looks for damage: everywhere in a small file; in a large one, which would take long, SQLite finds it where it is met.
  private func check(_ database: Database) throws {
    let isSmall = (HostFiles.size(options.tenantPath) ?? 0) < 4 << 20
    let check = isSmall ? "PRAGMA quick_check(1)" : "PRAGMA quick_check('settings')"
    if try database.query(check).first?.first?.text != "ok" { throw TenantError.damaged(options.name, options.tenantPath, "is damaged") }
  }

  /// Brings a file of an older version up to date, in one transaction.
  private func migrate(_ database: Database, from version: Int64) throws {
    var steps = ""
    for step in version..<Schema.version { steps += Schema.migrations[step] ?? "" }
    do {
      try database.execute("BEGIN IMMEDIATE;\(steps)PRAGMA user_version = \(Schema.version);COMMIT")
    } catch {
      try? database.execute("ROLLBACK")
      throw error
    }
  }

  /// Refuses what is no complete database before SQLite touches it.
  private func checkHeader() throws {
    let path = options.tenantPath
    guard let header = HostFiles.read(path, limit: 100) else { throw TenantError.notWritable(path, String(cString: strerror(errno))) }
    func damaged(_ reason: String) -> PSError { TenantError.damaged(options.name, path, reason) }
    guard header.count == 100 else { throw damaged("is truncated") }
    guard header.starts(with: "SQLite format 3\0".utf8) else { throw damaged("is not a tenant") }
    let size = Int(header[16]) << 8 | Int(header[17]), pageSize = size == 1 ? 65536 : size
    let pages = header[28..<32].reduce(0) { $0 << 8 | Int($1) }
    // A process that ended while it wrote the log back leaves the head of a longer file; the log still has the rest.
    let hasLog = (HostFiles.size(path + "-wal") ?? 0) > 0
    if !hasLog, (HostFiles.size(path) ?? 0) < pageSize * pages { throw damaged("is truncated") }
  }

  /// Makes the file under another name first: a tenant is there completely or not at all.
  private func createFile() throws {
    try HostFiles.makeFolder(options.home)
    let temporary = "\(options.tenantPath).\(getpid()).new"
    unlink(temporary)
    do {
      let mask = umask(0o077)
      defer { umask(mask) }
      let made = try Database(path: temporary, create: true)
      try made.execute("BEGIN;\(Schema.creation)")
      try fill(made)
      try made.execute("COMMIT")
    } catch {
      unlink(temporary)
      throw error
    }
    try HostFiles.publish(temporary, as: options.tenantPath)
  }

  /// Puts the sample's objects into an empty tenant.
  private func fill(_ database: Database) throws {
    guard let path = options.samplePath else { return }
    try SampleReader(path, options.name).fill(database, at: timestamp())
  }

  /// Counts an object that a command reads or changes; breaks the command off when it was the last one that it may have.
  package func countObject() throws {
    guard let interruption else { return }
    if interruption.left <= 0 { throw interruption.error }
    self.interruption?.left -= 1
  }

  /// Begins a command, as it was called; the one before is over.
  package func begin(_ text: String) {
    if !command.isEmpty, !hasChanged { readings.append(Reading(time: timestamp(), actor: actor, command: command)) }
    command = text
    hasChanged = false
    if readings.count >= 1000 { saveReadings() }
  }

  // MARK: Transactions

  /// Runs one command's changes: all of them happen, or none.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    let database = try database()
    if depth > 0 { return try body() }
    try reporting { try database.query("BEGIN IMMEDIATE") }
    depth += 1
    defer { moment = nil }
    let result: Result, waiting = readings
    do {
      result = try reporting(body)
      depth -= 1
      try reporting { try database.query("COMMIT") }
    } catch {
      depth = 0
      readings = waiting
      readSettings.version = nil
      pendingMails = []
      try? database.execute("ROLLBACK")
      throw error
    }
    try writeMailFiles()
    return result
  }

  /// Turns SQLite's failures into the errors that an admin reads.
  func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as Database.Failure {
      if failure.isBusy { throw TenantError.inUse(options.name) }
      if failure.isFull { throw TenantError.full(options.name) }
      if failure.isDamaged { throw TenantError.damaged(options.name, options.tenantPath, "is damaged") }
      if failure.isReadOnly { throw TenantError.notWritable(options.home, failure.message) }
      throw TenantError.failed(options.name, failure.message)
    }
  }

  // MARK: Clock and ids

  package func now() -> DateTime { options.clock ?? DateTime(ticks: ObjectRuntime.current.utcTicks, kind: .utc) }

  /// The time, as the store writes it; the same for all that one transaction changes.
  func timestamp() -> String {
    if let moment { return moment }
    let text = (try? DateTime(ticks: now().ticks, kind: .utc).text(format: "yyyy-MM-ddTHH:mm:ss.fffffffZ", culture: .invariant)) ?? ""
    if depth > 0 { moment = text }
    return text
  }

  package func newId() -> String { random.guid() }

  func use(_ hash: SecretHash) { openedHash = hash }

  func secretHash() throws -> SecretHash {
    if let openedHash { return openedHash }
    let made: SecretHash
    if options.isFresh { made = SecretHash(key: random.bytes(32)) } else {
      var source = RandomSource(seed: nil)
      made = SecretHash(key: try KeyFile.key(at: options.keyPath, &source))
    }
    openedHash = made
    return made
  }
}
