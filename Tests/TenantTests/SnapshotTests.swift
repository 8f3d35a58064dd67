import Foundation
import Objects
import Testing

@testable import Tenant

/// Snapshots: whatever was done since, each state comes back as it was.
@Suite struct SnapshotTests {
  /// What a state is known by: objects and settings, who is found by a name, PINs, mails and the journal.
  private func state(_ store: TenantStore) throws -> [String] {
    let database = try store.database()
    var lines = [try store.hash()]
    for sql in [
      "SELECT area, name, value FROM settings ORDER BY 1, 2", "SELECT k.kind, k.key, k.rank, o.id FROM keys k JOIN objects o ON o.row = k.object ORDER BY 1, 2, 3, 4",
      "SELECT owner, name, length, changed, key FROM secrets ORDER BY 1, 2", "SELECT recipient, subject FROM outbox ORDER BY row",
    ] { lines += try database.query(sql).map { $0.map { $0.isNull ? "" : $0.text.isEmpty ? String($0.int) : $0.text }.joined(separator: "|") } }
    return lines
  }

  private func step(_ store: TenantStore, _ random: inout RandomSource) throws {
    let number = Int(random.bits() % 12)
    let kind = ["User", "Bridge"][Int(random.bits() % 2)]
    let objects = try store.objects(kind)
    switch number {
    case 0...3: try store.add(kind, object(["Name": Value("n\(random.bits() % 50)"), "Value": .int(Int32(random.bits() % 100))]))
    case 4...6 where !objects.isEmpty: try store.edit(objects[Int(random.bits() % UInt64(objects.count))], [("Name", Value("e\(random.bits() % 50)"))])
    case 7 where !objects.isEmpty: try store.remove(objects[Int(random.bits() % UInt64(objects.count))])
    case 8: try store.set("Area", [("Setting\(random.bits() % 4)", .int(Int32(random.bits() % 10)))])
    case 9: try store.resetSettings("Area")
    case 10: _ = try store.newPin(owner: "u\(random.bits() % 5)", length: 6)
    default:
      var mail = TenantMail()
      mail.recipientAddress = "u\(random.bits() % 5)@contoso.com"
      try store.send(mail)
    }
  }

  @Test(arguments: [(true, 1), (true, 2), (false, 3), (true, 4)] as [(Bool, UInt64)]) func everyStateComesBack(_ isFresh: Bool, _ seed: UInt64) throws {
    let folder = TenantFolder()
    let store = folder.store(seed: seed, fresh: isFresh)
    try store.setKind("User", identity: ["Name"])
    try store.setKind("Bridge", identity: ["Name"])
    var random = RandomSource(seed: seed), kept: [String: [String]] = [:]
    for round in 0..<120 {
      for _ in 0..<Int(random.bits() % 4) { try step(store, &random) }
      let name = "s\(random.bits() % 5)"
      switch random.bits() % 10 {
      case 0...3:
        try store.save(snapshot: name)
        kept[name] = try state(store)
      case 4...7:
        guard let expected = kept[name] else { continue }
        // Between two snapshots nothing differs but what the states say.
        let differs = try store.differences(from: name, to: nil).contains { $0.kind != "Mail" && $0.kind != "Secret" }
        #expect(differs == (try state(store)[0] != expected[0]), "round \(round)")
        try store.restore(snapshot: name)
        #expect(try state(store) == expected, "round \(round)")
        #expect(try store.differences(from: name, to: nil).isEmpty)
      case 8:
        try store.reset()
        try store.setKind("User", identity: ["Name"])
        try store.setKind("Bridge", identity: ["Name"])
      default:
        guard kept[name] != nil else { continue }
        try store.remove(snapshot: name)
        kept[name] = nil
        #expect(errorId { try store.restore(snapshot: name) } == "SnapshotNotFound")
      }
    }
    #expect(try store.database().query("PRAGMA integrity_check").first?.first?.text == "ok")
    #expect(Set(try store.snapshots().map(\.name)) == Set(kept.keys))
  }

  @Test func whatAnotherProcessChangedGoesBackToo() throws {
    let folder = TenantFolder()
    let first = folder.store(), second = folder.store()
    try first.add("User", object(["Id": Value("u1")]))
    try first.save(snapshot: "before")
    try second.add("User", object(["Id": Value("u2")]))
    try second.set("DialIn", [("PinLength", .int(7))])
    #expect(try first.settings("DialIn").properties.count == 1)
    try first.restore(snapshot: "before")
    #expect(try second.objects("User").map(\.id) == ["u1"])
    #expect(try second.settings("DialIn").properties.count == 0)
  }

  @Test func aSnapshotOfManyObjectsCostsLittle() throws {
    let folder = TenantFolder()
    let store = folder.store()
    try store.transaction { for number in 0..<3000 { try store.add("User", object(["Id": Value("u\(number)"), "Text": Value(String(repeating: "x", count: 500))])) } }
    let size = { (try? FileManager.default.attributesOfItem(atPath: folder.path + "/contoso.tenant")[.size] as? Int) ?? 0 }
    let before = size()
    try store.save(snapshot: "a")
    try store.edit(store.one("User", identity: "u7"), [("Text", Value("y"))])
    try store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    #expect((size() ?? 0) - (before ?? 0) < 400_000)
    try store.restore(snapshot: "a")
    #expect(StoreWriter.text(try store.one("User", identity: "u7").properties, "Text").count == 500)
  }
}

/// Files of older versions.
@Suite struct MigrationTests {
  /// The first format: no names of keys, no commands in the journal, no snapshots.
  private static let first = """
    CREATE TABLE settings(area TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, value TEXT NOT NULL, PRIMARY KEY(area, name));
    CREATE TABLE kinds(name TEXT PRIMARY KEY COLLATE NOCASE, identity TEXT NOT NULL);
    CREATE TABLE objects(row INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL COLLATE NOCASE, id TEXT NOT NULL, properties TEXT NOT NULL, created TEXT NOT NULL, changed TEXT NOT NULL);
    CREATE UNIQUE INDEX objects_id ON objects(kind, id);
    CREATE TABLE keys(kind TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL, rank INTEGER NOT NULL, object INTEGER NOT NULL);
    CREATE INDEX keys_key ON keys(kind, key);
    CREATE INDEX keys_object ON keys(object);
    CREATE TABLE secrets(owner TEXT NOT NULL, name TEXT NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL, length INTEGER NOT NULL, changed TEXT NOT NULL, PRIMARY KEY(owner, name));
    CREATE TABLE outbox(row INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, file TEXT NOT NULL);
    CREATE TABLE journal(row INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL, details TEXT NOT NULL, hash TEXT NOT NULL);
    INSERT INTO settings VALUES('DialIn', 'PinLength', '6');
    INSERT INTO objects VALUES(1, 'User', 'u1', '{"Id":"u1"}', '', '');
    INSERT INTO keys VALUES('User', 'u1', 0, 1);
    PRAGMA application_id = \(Schema.applicationId);
    PRAGMA user_version = 1;
    """

  private func folder() throws -> TenantFolder {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Database(path: folder.path + "/contoso.tenant", create: true).execute(Self.first)
    return folder
  }

  @Test func anOlderFileIsBroughtUpToDate() throws {
    let folder = try folder()
    let store = folder.store()
    #expect(try store.find("User", identity: "u1").count == 1)
    try store.save(snapshot: "a")
    let pin = try store.newPin(owner: "u1", length: 8)
    try store.set("DialIn", [("PinLength", .int(7))])
    try store.restore(snapshot: "a")
    #expect(try store.settings("DialIn").properties.slots.first?.text() == "6")
    #expect(try !store.isSecret(pin, owner: "u1"))
  }

  @Test func aPlanBringsItsCopyUpToDateAndLeavesTheFile() throws {
    let folder = try folder()
    let before = FileManager.default.contents(atPath: folder.path + "/contoso.tenant")
    var options = TenantOptions(home: folder.path)
    options.isPlan = true
    options.isFresh = true
    let store = TenantStore(options)
    #expect(try store.find("User", identity: "u1").count == 1)
    try store.save(snapshot: "a")
    try store.add("User", object(["Id": Value("u2")]))
    #expect(try store.differences(from: "a", to: nil).map(\.change) == ["Added"])
    #expect(FileManager.default.contents(atPath: folder.path + "/contoso.tenant") == before)
  }
}
