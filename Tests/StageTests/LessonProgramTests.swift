import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `simlet lesson` as a process: proofs that must fail, progress, homes that cannot be written, hostile submissions.
@Suite struct LessonProgramTests {
  static func lesson(check: String = "(Get-CsOnlineDialInConferencingTenantSettings).PinLength -eq 8", solution: String = "Set-CsOnlineDialInConferencingTenantSettings -PinLength 8") -> Data {
    Data(LessonReaderTests.text(check: "```powershell\n\(check)\n```", solution: solution).utf8)
  }

  @Test(arguments: [
    ("$true", "1", "passes before anything is done"), ("$false", "1", "fails after the solution"), ("'is 1, should be 2'", "1", "should be 2"),
    ("(Get-CsOnlineDialInConferencingTenantSettings).PinLength -eq 8", "$x = 1\nSet-CsOnlineDialInConferencingTenantSettings -PinLength 8", "without this statement"),
    ("(Get-CsOnlineDialInConferencingTenantSettings).PinLength -eq 8", "Set-CsOnlineDialInConferencingTenantSettings -PinLength 8; throw 'x'", "The solution fails: x"),
    ("Set-CsOnlineDialInConferencingTenantSettings -PinLength 7; $false", "1", "The checks change the tenant"), ("exit 0", "1", "fails after"), (") (", "1", "Unexpected token"),
  ])
  func aLessonThatProvesNothingFails(check: String, solution: String, message: String) throws {
    try DemoProgramTests.inHome { home in
      try Self.lesson(check: check, solution: solution).write(to: home.appendingPathComponent("x.md"))
      let result = try DemoProgramTests.run(["lesson", "test", "x.md"], home: home)
      #expect(result.code == 1 && result.output.contains(message), "\(result.output)")
    }
  }

  @Test func progressSurvivesAndIsCheckedFromOutside() throws {
    try DemoProgramTests.inHome { home in
      let first = try DemoProgramTests.run(["lesson", "check", "01"], home: home)
      #expect(first.code == 1 && first.output.contains("EntryExitAnnouncementsType: is UseNames, should be ToneOnly"), "\(first.output)")
      #expect(try DemoProgramTests.run(["lesson", "skip"], home: home).code == 0)
      #expect(try DemoProgramTests.run(["lesson", "list"], home: home).output.contains("Step 2 of 3"))
      #expect(try DemoProgramTests.run(["lesson", "show"], home: home).output.contains("Step 2 of 3: Record no names"))
      #expect(try DemoProgramTests.run(["lesson", "reset"], home: home).code == 0)
      #expect(try DemoProgramTests.run(["lesson", "check"], home: home).code == 1)
    }
  }

  @Test func aHomeThatCannotBeWrittenIsToldOnce() throws {
    try DemoProgramTests.inHome { home in
      var environment = BuiltProgram.environment(home: home.path)
      environment["XDG_STATE_HOME"] = "/dev/null/state"
      environment["XDG_DATA_HOME"] = "/dev/null/data"
      let script = "Start-SimLesson 1; Skip-SimLesson; Show-SimHint; Test-SimLesson"
      let result = try BuiltProgram.run(BuiltProgram.find(), ["-NoProfile", "-Command", script], environment: environment, folder: home.path)
      #expect(result.output.components(separatedBy: "progress is not kept").count == 2, "\(result.output)")
      #expect(result.output.contains("lasts as long as this session") && result.output.contains("EnableNameRecording: is True, should be False"), "\(result.output)")
    }
  }

  @Test func hostileSubmissionsHurtNobodyElse() throws {
    try DemoProgramTests.inHome { home in
      let files = FileManager.default, classFolder = home.appendingPathComponent("class"), course = home.appendingPathComponent("course")
      try files.createDirectory(at: course, withIntermediateDirectories: true)
      try Self.lesson().write(to: course.appendingPathComponent("07.md"))
      let scripts = [
        "anna": "Set-CsOnlineDialInConferencingTenantSettings -PinLength 8", "bo <&\">": "Set-CsOnlineDialInConferencingTenantSettings -PinLength 7", "=loop": "while ($true) {}",
        "flood": "while ($true) { 'x' * 100000 }", "exit": "exit 0", "broken": "if (", "forge": "function global:Get-CsOnlineDialInConferencingTenantSettings { @{ PinLength = 8 } }; \"1`t\"",
        "climb": "Set-Content ../../anna.txt x; Get-Content ../data/simlet/contoso.key", "peek": "Start-SimLesson 07; Show-SimHint -Solution 6>&1 | Out-String | Invoke-Expression", "files": "while ($true) { Set-Content \"f$(Get-Random).txt\" x }", "big": String(repeating: "#", count: 2 << 20),
      ]
      for (student, script) in scripts {
        let folder = classFolder.appendingPathComponent(student)
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(script.utf8).write(to: folder.appendingPathComponent("lesson-07.ps1"))
      }
      for (student, target) in ["link": "/etc/passwd", "zero": "/dev/zero"] {
        let folder = classFolder.appendingPathComponent(student)
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: folder.appendingPathComponent("7.ps1").path, withDestinationPath: target)
      }
      let words = ["lesson", "grade", "class", "--course", "course", "--time", "3", "--junit", "r.xml", "--csv", "r.csv"]
      let result = try DemoProgramTests.run(words, home: home)
      #expect(result.code == 1, "\(result.output)")
      let rows = try String(contentsOf: home.appendingPathComponent("r.csv"), encoding: .utf8).components(separatedBy: "\r\n").dropLast()
      func outcome(_ student: String) -> String { rows.first { $0.hasPrefix(student) }.map { row in row.components(separatedBy: ",")[3...6].joined(separator: " ") } ?? "" }
      #expect(rows.count == 14)
      #expect(outcome("anna") == "1 1 100 done")
      for student in ["\"bo <&", "exit", "broken", "forge", "climb", "peek"] { #expect(outcome(student) == "0 1 0 done", "\(student): \(rows)") }
      #expect(outcome("'=loop") == "0 1 0 timeout")
      #expect(outcome("files").hasSuffix("outputLimit") || outcome("files").hasSuffix("timeout"))
      #expect(outcome("flood") == "0 1 0 outputLimit")
      for student in ["big", "link", "zero"] { #expect(outcome(student) == "0 1 0 refused", "\(student): \(rows)") }
      let parser = XMLParser(data: try Data(contentsOf: home.appendingPathComponent("r.xml")))
      #expect(parser.parse())
      #expect(!files.fileExists(atPath: home.appendingPathComponent("anna.txt").path))
    }
  }
}
