import Foundation
import Objects
import Testing

@testable import Tenant

/// A folder of its own for the tenants of one test.
final class TenantFolder {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("tenant-" + UUID().uuidString).path

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  func store(seed: UInt64? = nil, fresh: Bool = false, name: String = "contoso") -> TenantStore {
    var options = TenantOptions(home: path)
    options.name = name
    options.seed = seed
    options.isFresh = fresh
    options.clock = DateTime(year: 2026, month: 1, day: 5, hour: 9, kind: .utc)
    return TenantStore(options)
  }

  var files: [String] { (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).sorted() }
}

func object(_ pairs: KeyValuePairs<String, Value>) -> CustomObject { CustomObject(pairs) }

func errorId(_ body: () throws -> Void) -> String {
  do { try body() } catch let error as PSError { return error.record.errorId } catch { return "\(error)" }
  return ""
}

@Suite struct StoreTests {
  @Test func nothingIsTouchedBeforeTheFirstUse() {
    let folder = TenantFolder()
    _ = folder.store()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func keepsObjectsBetweenRuns() throws {
    let folder = TenantFolder()
    try folder.store().add("User", object(["Id": Value("u1"), "Name": Value("Zoë \"Q\" 中"), "Age": .int(3), "Tags": Value([Value("a"), .null])]))
    let found = try folder.store().objects("User")
    #expect(found.count == 1)
    #expect(JsonText.write(.object(found[0].properties)) == #"{"Id":"u1","Name":"Zoë \"Q\" 中","Age":3,"Tags":["a",null]}"#)
  }

  @Test func aThrowAwayTenantLeavesNoFile() throws {
    let folder = TenantFolder()
    let store = folder.store(fresh: true)
    try store.add("User", object(["Name": Value("x")]))
    _ = try store.newPin(owner: "u", length: 5)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func aFailedTransactionChangesNothing() throws {
    let folder = TenantFolder()
    let store = folder.store()
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try store.transaction {
        try store.add("User", object(["Id": Value("u1")]))
        throw Stop()
      }
    }
    #expect(try store.objects("User").isEmpty)
    #expect(try store.journal().isEmpty)
  }

  @Test func theSameSeedGivesTheSameIdsAndPins() throws {
    let folder = TenantFolder()
    let runs = try (0..<2).map { _ in
      let store = folder.store(seed: 7, fresh: true)
      return [store.newId(), try store.newPin(owner: "u", length: 12)]
    }
    #expect(runs[0] == runs[1])
    #expect(try folder.store(seed: 8, fresh: true).newPin(owner: "u", length: 12) != runs[0][1])
  }

  @Test func goesBackToASnapshot() throws {
    let folder = TenantFolder()
    for fresh in [true, false] {
      let store = folder.store(fresh: fresh)
      try store.add("User", object(["Id": Value("u1")]))
      try store.save(snapshot: "before")
      try store.add("User", object(["Id": Value("u2")]))
      try store.restore(snapshot: "before")
      #expect(try store.objects("User").map(\.id) == ["u1"])
      try store.reset()
      #expect(try store.objects("User").isEmpty)
      #expect(errorId { try store.restore(snapshot: "none") } == "SnapshotNotFound")
    }
  }
}

@Suite struct IdentityTests {
  private func store() throws -> (TenantFolder, TenantStore) {
    let folder = TenantFolder()
    let store = folder.store(fresh: true)
    try store.setKind("User", identity: ["UserPrincipalName", "SipAddress", "Alias", "DisplayName"])
    for (id, name) in [("1", "ann"), ("2", "bob")] {
      try store.add(
        "User",
        object([
          "Id": Value("00000000-0000-0000-0000-00000000000\(id)"), "UserPrincipalName": Value("\(name)@contoso.com"),
          "SipAddress": Value("sip:\(name).s@contoso.com"), "Alias": Value(name), "DisplayName": Value("Chris Green"),
        ]))
    }
    return (folder, store)
  }

  @Test(arguments: [
    "ann@contoso.com", "ANN@Contoso.com", "sip:ann.s@contoso.com", "SIP:Ann.S@contoso.com", "ann.s@contoso.com", "ann", " ann ",
    "00000000-0000-0000-0000-000000000001", "{00000000-0000-0000-0000-000000000001}",
  ]) func findsOneUser(_ identity: String) throws {
    let (_, store) = try store()
    #expect(try store.one("User", identity: identity).id.hasSuffix("1"))
  }

  @Test func refusesWhatIsAmbiguousOrUnknown() throws {
    let (_, store) = try store()
    #expect(errorId { _ = try store.one("User", identity: "Chris Green") } == "AmbiguousIdentity")
    #expect(errorId { _ = try store.one("User", identity: "carol@contoso.com") } == "ManagementObjectNotFound")
    #expect(errorId { _ = try store.one("User", identity: "") } == "ManagementObjectNotFound")
  }

  @Test func aChangedIdentityIsFoundByItsNewNameOnly() throws {
    let (_, store) = try store()
    try store.edit(store.one("User", identity: "ann"), [("Alias", Value("anna"))])
    #expect(try store.find("User", identity: "ann").isEmpty)
    #expect(try store.find("User", identity: "anna").count == 1)
  }
}

@Suite struct FileTests {
  private func damaged(_ bytes: [UInt8]) throws -> String {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let file = folder.path + "/contoso.tenant"
    FileManager.default.createFile(atPath: file, contents: Data(bytes))
    let id = errorId { _ = try folder.store().objects("User") }
    #expect(FileManager.default.contents(atPath: file) == Data(bytes))
    #expect(folder.files == ["contoso.tenant"])
    return id
  }

  @Test func refusesWhatIsNoTenantAndLeavesItAlone() throws {
    #expect(try damaged([]) == "TenantDamaged")
    #expect(try damaged(Array("hello".utf8)) == "TenantDamaged")
    #expect(try damaged([UInt8](repeating: 0x41, count: 5000)) == "TenantDamaged")
  }

  @Test func refusesATruncatedTenant() throws {
    let folder = TenantFolder()
    var store: TenantStore? = folder.store()
    try store?.add("User", object(["Id": Value("u1")]))
    store = nil
    let bytes = FileManager.default.contents(atPath: folder.path + "/contoso.tenant") ?? Data()
    #expect(bytes.count > 8192)
    #expect(try damaged(Array(bytes.prefix(bytes.count / 2))) == "TenantDamaged")
    #expect(try damaged(Array(bytes.prefix(60))) == "TenantDamaged")
  }

  @Test func refusesAForeignDatabaseAndANewerTenant() throws {
    for (sql, id) in [("CREATE TABLE t(x)", "TenantDamaged"), ("CREATE TABLE t(x); PRAGMA application_id = \(Schema.applicationId); PRAGMA user_version = 99", "TenantTooNew")] {
      let folder = TenantFolder()
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      try Database(path: folder.path + "/contoso.tenant", create: true).execute(sql)
      let before = FileManager.default.contents(atPath: folder.path + "/contoso.tenant")
      #expect(errorId { _ = try folder.store().objects("User") } == id)
      #expect(FileManager.default.contents(atPath: folder.path + "/contoso.tenant") == before)
    }
  }

  @Test func saysThatAnotherProcessHasTheTenant() throws {
    let folder = TenantFolder()
    try folder.store().add("User", object(["Id": Value("u1")]))
    let other = try Database(path: folder.path + "/contoso.tenant", create: false)
    try other.execute("BEGIN IMMEDIATE")
    let store = folder.store()
    #expect(errorId { try store.add("User", object(["Id": Value("u2")])) } == "TenantInUse")
    try other.execute("ROLLBACK")
    #expect(try store.objects("User").count == 1)
    try store.add("User", object(["Id": Value("u2")]))
  }

  @Test func saysThatTheFolderCannotBeWritten() throws {
    let folder = TenantFolder()
    FileManager.default.createFile(atPath: folder.path, contents: Data())
    #expect(errorId { _ = try folder.store().objects("User") } == "TenantNotWritable")
  }

  @Test(arguments: ["", "../evil", "a/b", "å"]) func refusesNamesThatAreNoFileNames(_ name: String) {
    let folder = TenantFolder()
    #expect(errorId { _ = try folder.store(name: name).objects("User") } == "TenantNameInvalid")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}

@Suite struct SecretTests {
  @Test func aPinIsKeptAsAHashOnly() throws {
    let folder = TenantFolder()
    let store = folder.store()
    let pin = try store.newPin(owner: "U1", length: 12)
    #expect(pin.count == 12 && pin.allSatisfy(\.isNumber))
    #expect(try store.isSecret(pin, owner: "u1"))
    #expect(try !store.isSecret("0", owner: "u1"))
    #expect(try folder.store().isSecret(pin, owner: "u1"))
    let next = try store.newPin(owner: "u1", length: 12)
    #expect(next != pin)
    #expect(try !store.isSecret(pin, owner: "u1"))
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/contoso.key")
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    for file in folder.files {
      let data = FileManager.default.contents(atPath: folder.path + "/" + file) ?? Data()
      #expect(data.range(of: Data(pin.utf8)) == nil && data.range(of: Data(next.utf8)) == nil)
    }
  }

  @Test func aMailIsMaskedAndWellFormed() throws {
    let folder = TenantFolder()
    let store = folder.store()
    var mail = TenantMail()
    mail.senderName = "Office 365"
    mail.senderAddress = "no-reply@office365.com"
    mail.recipientName = "Björn\r\nBcc: x@y.z"
    mail.recipientAddress = "bjorn@contoso.com"
    mail.subject = "Din PIN-kod för Office 365-ljudkonferenser har ändrats"
    mail.body = "PIN: 4711\nSlut"
    mail.secrets = ["4711"]
    try store.send(mail)
    let name = try #require(folder.files.first { $0.hasSuffix(".eml") })
    let text = String(decoding: FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data(), as: UTF8.self)
    #expect(text.contains("PIN: *****\r\nSlut\r\n"))
    #expect(!text.contains("4711"))
    #expect(!text.contains("\r\nBcc:"))
    let headers = text.components(separatedBy: "\r\n\r\n")[0]
    #expect(headers.utf8.allSatisfy { $0 < 0x80 })
    #expect(headers.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(headers.contains("Date: Mon, 05 Jan 2026 09:00:00 +0000"))
    #expect(try store.outbox().map(\.body) == ["PIN: *****\nSlut"])
  }

  @Test func theJournalIsAChain() throws {
    let folder = TenantFolder()
    let store = folder.store(fresh: true)
    store.actor = "admin@contoso.com"
    try store.add("User", object(["Id": Value("u1")]))
    try store.set("DialIn", [("PinLength", .int(7))])
    let lines = try store.journal()
    #expect(lines.map(\.action) == ["Add", "Set"])
    #expect(lines[1].hash == SecretHash.chain(lines[0].hash, [lines[1].time, "admin@contoso.com", "", "Set", "DialIn", #"{"PinLength":7}"#].joined(separator: "\t")))
  }

  @Test func commandsThatChangeNothingAreInTheWholeJournal() throws {
    let folder = TenantFolder()
    var store: TenantStore? = folder.store()
    store?.begin("Get-CsTenant")
    _ = try store?.settings("Tenant")
    store?.begin("Set-It -To 1")
    try store?.set("Area", [("To", .int(1))])
    store?.begin("Get-CsOnlineUser")
    store?.close()
    store = nil
    let later = folder.store(), hash = try later.hash()
    #expect(try later.journal().map(\.command) == ["Set-It -To 1"])
    let lines = try later.journal(all: true)
    #expect(lines.map(\.command) == ["Get-CsTenant", "Set-It -To 1", "Get-CsOnlineUser"])
    #expect(lines.map(\.action) == ["Run", "Set", "Run"])
    try later.replay(lines.map { TenantStore.ReplayLine(action: $0.action, target: $0.target, details: $0.details) })
    #expect(try later.hash() == hash)
  }
}

@Suite struct JsonTests {
  @Test(arguments: [#"{"a":1,"b":[true,false,null],"c":"x\ny","d":12345678901,"e":1.5}"#, "[]", "{}", #""é€😀""#]) func readsWhatItWrites(_ text: String) throws {
    #expect(JsonText.write(try JsonParser.parse(text)) == text)
  }

  @Test(arguments: ["", "{", "[1,", #"{"a"}"#, "tru", #""abc"#, "1 2", String(repeating: "[", count: 5000), #""\u12"#]) func refusesWhatIsNoJson(_ text: String) {
    #expect(throws: JsonParser.Failure.self) { try JsonParser.parse(text) }
  }
}
