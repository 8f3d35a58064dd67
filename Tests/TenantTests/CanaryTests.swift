import Foundation
import TestSupport
import Testing

/// Resets a PIN with the built program, and searches everything that was written for it.
@Suite struct CanaryTests {
  static let root = BuiltProgram.root

  private func run(_ script: String, home: String, _ options: [String] = []) throws -> (output: String, code: Int32) {
    try BuiltProgram.run(
      BuiltProgram.find(), ["-NoProfile"] + options + ["-Command", script], environment: BuiltProgram.environment(home: home), folder: home)
  }

  @Test func aPinIsSeenOnceAndNeverAgain() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    // Twelve digits, so that no number of another kind can look like it.
    let first = try run(
      "Set-CsOnlineDialInConferencingTenantSettings -PinLength 12; Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin",
      home: folder.path)
    let match = try #require(first.output.firstMatch(of: #/LeaderPin +: (\d{12})/#), "\(first.output)")
    let pin = String(match.1)
    #expect(first.output.components(separatedBy: pin).count == 2)
    let later = try run(
      "Get-CsOnlineDialInConferencingUser amos.marble@contoso.com; Get-SimMail | Format-List *; Get-SimJournal | Format-List *; Get-CsOnlineUser amos.marble@contoso.com; Get-SimTenant",
      home: folder.path)
    #expect(later.output.contains("LeaderPin             : ***********"))
    #expect(!later.output.contains(pin))
    #expect(folder.files.contains { $0.hasSuffix(".eml") })
    for file in folder.files {
      let data = FileManager.default.contents(atPath: folder.path + "/" + file) ?? Data()
      #expect(data.range(of: Data(pin.utf8)) == nil, "\(file)")
    }
    let test = try run("Test-SimPin (Get-CsOnlineUser amos.marble@contoso.com).ObjectId '\(pin)'", home: folder.path)
    #expect(test.output == "True\n")
  }

  /// Runs the 168 documented examples; each PIN that they make may stand once in what was printed, and nowhere in the files.
  @Test func noExampleLetsAPinOut() throws {
    let folder = TenantFolder(), aside = TenantFolder()
    for path in [folder.path, aside.path] { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    let script = Self.root.appendingPathComponent("cmdlets/MicrosoftTeams/Tests/Test-Canary.ps1").path
    let pinFile = aside.path + "/pins"
    let result = try BuiltProgram.run(
      BuiltProgram.find(), ["-NoProfile", "-HostAccess", "Full", "-File", script, pinFile], environment: BuiltProgram.environment(home: folder.path), folder: folder.path)
    #expect(result.output.contains("168 examples"), "\(result.output.suffix(500))")
    let pins = try String(contentsOfFile: pinFile, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(pins.count > 30)
    #expect(pins.allSatisfy { $0.count == 12 })
    var searched = result.output.utf8.count
    let output = Data(result.output.utf8)
    for pin in pins { #expect(occurrences(of: pin, in: output) == 1, "\(pin.prefix(2))… in what was printed") }
    for file in folder.files {
      let data = FileManager.default.contents(atPath: folder.path + "/" + file) ?? Data()
      searched += data.count
      for pin in pins { #expect(occurrences(of: pin, in: data) == 0, "\(file)") }
    }
    for kind in ["transcript.txt", ".json", ".ps1", ".eml", ".tenant"] { #expect(folder.files.contains { $0.hasSuffix(kind) }, "\(kind)") }
    print("Searched \(searched) bytes for \(pins.count) PINs.")
  }

  private func occurrences(of pin: String, in data: Data) -> Int {
    var count = 0, from = data.startIndex
    for text in [Data(pin.utf8), pin.data(using: .utf16LittleEndian) ?? Data()] {
      from = data.startIndex
      while let found = data.range(of: text, in: from..<data.endIndex) {
        count += 1
        from = found.upperBound
      }
    }
    return count
  }

  @Test func otherCommandsTouchNoTenant() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    #expect(try run("1 + 1", home: folder.path).output == "2\n")
    #expect(folder.files.isEmpty)
    #expect(try run("(Get-CsOnlineUser).Count -gt 25", home: folder.path, ["-Fresh"]).output == "True\n")
    #expect(folder.files.isEmpty)
  }

  @Test func aDamagedTenantIsAnErrorOfTheCommand() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/data/simlet", withIntermediateDirectories: true)
    FileManager.default.createFile(atPath: folder.path + "/data/simlet/contoso.tenant", contents: Data("no tenant".utf8))
    let result = try run("Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin", home: folder.path)
    #expect(result.output.contains("The tenant 'contoso' cannot be opened"))
    #expect(result.code == 1)
  }

  @Test(arguments: [
    ("sv-SE", "Din PIN-kod för Office 365-ljudkonferenser har ändrats"), ("de-DE", "Ihre PIN für Office 365-Audiokonferenzen hat sich geändert"),
    ("it-CH", "Il PIN delle audioconferenze di Office 365 è cambiato"), ("zh-CN", "你的 Office 365 音频会议 PIN 已更改"),
    ("fr-FR", "Your Office 365 Audio Conferencing PIN has changed"),
  ]) func mailsAndMessagesAreTranslated(_ language: String, _ subject: String) throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let result = try run(
      "$null = Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin; (Get-SimMail).Subject", home: folder.path,
      ["-Fresh", "-Culture", language])
    #expect(result.output == subject + "\n")
  }

  @Test(arguments: [
    ("en-US", "Audio conferencing", "Suppresses warnings and questions."), ("sv-SE", "Återställ PIN-kod", "Undertrycker varningar och frågor."),
    ("de-AT", "PIN zurücksetzen", "Unterdrückt Warnungen und Rückfragen."), ("zh-CN", "重置 PIN", "不显示警告，也不请求确认。"),
    ("it-IT", "Reimposta PIN", "Non mostra avvisi né richieste di conferma."),
  ]) func helpIsTranslated(_ language: String, _ route: String, _ force: String) throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let result = try run(
      "$help = Get-Help Set-CsOnlineDialInConferencingUser; $help | Out-String -Width 200; (Get-Help Grant-CsTeamsMeetingPolicy -Parameter Force).description.Text; $help.Examples.Example[0].Code",
      home: folder.path, ["-Fresh", "-Culture", language])
    #expect(result.output.contains(route) && result.output.contains(force), "\(result.output)")
    #expect(result.output.contains("Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ResetLeaderPin"))
  }

  @Test func strictModeTakesNoPastedIdentity() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let script = "(Set-CsOnlineDialInConferencingUser -amos.marble@contoso.com -ResetLeaderPin).SipAddress"
    #expect(try run(script, home: folder.path, ["-Fresh"]).output.hasSuffix("sip:amos.marble@contoso.com\n"))
    #expect(try run(script, home: folder.path, ["-Fresh", "-Strict"]).output.contains("A parameter cannot be found that matches parameter name 'amos'."))
  }

  @Test func seedAndClockGiveTheSameRun() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let script = "(Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin).LeaderPin; (New-Guid).Guid; (Get-SimMail).Time; (Get-SimJournal)[-1].Hash"
    let options = ["-Fresh", "-Seed", "5", "-Clock", "2026-01-05T09:00:00Z"]
    let first = try run(script, home: folder.path, options).output
    #expect(first.contains("2026-01-05T09:00:00.0000000Z"))
    #expect(try run(script, home: folder.path, options).output == first)
  }
}
