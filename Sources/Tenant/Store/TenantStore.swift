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
  /// Is told each PIN when it is made: a recording masks it.
  package var secretMade: ((String) -> Void)?
  var random: RandomSource
  private var opened: Database?
  private var openedHash: SecretHash?
  private var depth = 0
  /// Mails of the running transaction that are still to be written as files.
  var pendingMails: [(file: String, text: String)] = []
  /// Why the last mails could not be written as files; nil when they were.
  package var lastMailProblem: String?
  /// Snapshots of a throw-away tenant live as long as it does.
  var attachedSnapshots: [String] = []

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
      try made.execute("BEGIN;\(Schema.creation)COMMIT")
      try made.query("ATTACH ?1 AS kept", [.text(options.tenantPath)])
      let version = try made.query("PRAGMA kept.user_version").first?.first?.int ?? 0
      guard version == Schema.version else { throw version > Schema.version ? TenantError.newer(options.name, version) : TenantError.older(options.name) }
      try made.execute("BEGIN")
      for table in Schema.tables { try made.execute("INSERT INTO main.\(table) SELECT * FROM kept.\(table)") }
      try made.execute("COMMIT;DETACH kept")
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
    guard try made.query("PRAGMA application_id").first?.first?.int == Schema.applicationId else {
      throw TenantError.damaged(options.name, options.tenantPath, "is not a tenant")
    }
    let version = try made.query("PRAGMA user_version").first?.first?.int ?? 0
    if version > Schema.version { throw TenantError.newer(options.name, version) }
    if version < Schema.version { try migrate(made, from: version) }
    if try made.query("PRAGMA quick_check(1)").first?.first?.text != "ok" { throw TenantError.damaged(options.name, options.tenantPath, "is damaged") }
    if access(options.tenantPath, W_OK) == 0 { try made.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL") }
    return made
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
    if (HostFiles.size(path) ?? 0) < pageSize * pages { throw damaged("is truncated") }
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

  // MARK: Transactions

  /// Runs one command's changes: all of them happen, or none.
  package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    let database = try database()
    if depth > 0 { return try body() }
    try reporting { try database.execute("BEGIN IMMEDIATE") }
    depth += 1
    let result: Result
    do {
      result = try reporting(body)
      depth -= 1
      try reporting { try database.execute("COMMIT") }
    } catch {
      depth = 0
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

  func timestamp() -> String {
    let moment = DateTime(ticks: now().ticks, kind: .utc)
    return (try? moment.text(format: "yyyy-MM-ddTHH:mm:ss.fffffffZ", culture: .invariant)) ?? ""
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
