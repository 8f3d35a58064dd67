import Foundation
import TestSupport
import Testing

/// Plans scripts with the built program: exit codes, what is told, and that nothing is changed.
@Suite struct PlanTests {
  private func run(_ script: String, _ home: String, _ options: [String]) throws -> (output: String, code: Int32) {
    try BuiltProgram.run(
      BuiltProgram.find(), ["-NoProfile"] + options + ["-Command", script], environment: BuiltProgram.environment(home: home), folder: home)
  }

  @Test func aPlanTellsAndChangesNothing() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let change = "Set-CsOnlineDialInConferencingTenantSettings -PinLength 7"
    let plan = try run(change, folder.path, ["-Plan"])
    #expect(plan.code == 2)
    #expect(plan.output == "~ DialIn Setting: PinLength\nPlan: 0 to add, 1 to change, 0 to remove; 0 mails; 0 PIN resets\n")
    #expect(try run("(Get-CsOnlineDialInConferencingTenantSettings).PinLength", folder.path, []).output == "5\n")
    #expect(try run(change, folder.path, []).code == 0)
    let again = try run(change, folder.path, ["-Plan"])
    #expect(again.code == 0)
    #expect(again.output == "No changes.\n")
    #expect(try run("$null = Set-CsOnlineDialInConferencingUser nobody@contoso.com -ResetLeaderPin", folder.path, ["-Plan"]).code == 1)
  }

  @Test func whatDoesNotExistIsFoundFirst() throws {
    let folder = TenantFolder()
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let plan = try run("'ran'; Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeadrPin; Get-Nothing", folder.path, ["-Plan"])
    #expect(plan.code == 1)
    #expect(plan.output.contains("Did you mean -ResetLeaderPin?"))
    #expect(plan.output.contains("'Get-Nothing' is not recognized"))
    #expect(!plan.output.hasPrefix("ran"))
    #expect(plan.output.contains("Plan: nothing was run; 2 problems."))
  }
}
