import Foundation
import TestSupport
import Testing

/// The debugger's prompt at a terminal.
@Suite(.serialized) struct DebuggerTests {
  private let script = """
    function double($n) {
      $result = $n * 2
      return $result
    }
    $a = double 3
    $b = double 4
    "sum $($a + $b)"

    """

  private func session(_ script: String) throws -> KeyboardSession {
    try KeyboardSession(["-NoProfile"], environment: ["NO_COLOR": "1"]) { try KeyboardSession.write(script, to: $0.appendingPathComponent("s.ps1")) }
  }

  /// The last rows of the screen, without the path of the folder in prompts and positions.
  private func tail(_ session: KeyboardSession, _ count: Int) -> [String] {
    session.screen.lines.suffix(count).map { $0.replacing(session.home.path, with: "~").replacing("/private~", with: "~") }
  }

  @Test func stepsGoIntoOverAndOut() throws {
    let session = try session(script)
    session.enter("Set-PSBreakpoint s.ps1 5 | Out-Null; ./s.ps1")
    #expect(tail(session, 4) == ["At ~/s.ps1:5 char:1", "+ $a = double 3", "+ ~~~~~~~~~~~~~", "[DBG]: PS ~>>"])
    session.enter("v")
    #expect(tail(session, 4) == ["At ~/s.ps1:6 char:1", "+ $b = double 4", "+ ~~~~~~~~~~~~~", "[DBG]: PS ~>>"])
    session.enter("s")
    #expect(tail(session, 4) == ["At ~/s.ps1:1 char:21", "+ function double($n) {", "+                     ~", "[DBG]: PS ~>>"])
    session.enter("stepInto")
    session.enter("$n")
    #expect(tail(session, 2) == ["4", "[DBG]: PS ~>>"])
    session.enter("o")
    #expect(tail(session, 4) == ["At ~/s.ps1:7 char:1", "+ \"sum $($a + $b)\"", "+ ~~~~~~~~~~~~~~~~", "[DBG]: PS ~>>"])
    session.enter("c")
    #expect(tail(session, 2) == ["sum 14", "PS ~>"])
  }

  @Test func typedLinesRunInTheScopeThatStandsStill() throws {
    let session = try session(script)
    session.enter("Set-PSBreakpoint s.ps1 3 | Out-Null; ./s.ps1")
    session.enter("$result = 100; $PSDebugContext.Breakpoints.Count")
    #expect(tail(session, 2) == ["1", "[DBG]: PS ~>>"])
    session.enter("d")
    #expect(tail(session, 2) == ["sum 108", "PS ~>"])
    session.enter("$null -eq $PSDebugContext")
    #expect(tail(session, 2) == ["True", "PS ~>"])
  }

  @Test func enterRepeatsTheStepAndTheList() throws {
    let session = try session(script)
    session.enter("Set-PSBreakpoint s.ps1 5 | Out-Null; ./s.ps1")
    session.enter("v")
    session.enter("")
    #expect(tail(session, 4) == ["At ~/s.ps1:7 char:1", "+ \"sum $($a + $b)\"", "+ ~~~~~~~~~~~~~~~~", "[DBG]: PS ~>>"])
    session.enter("l 2 2")
    #expect(tail(session, 7) == ["", "", "    2:    $result = $n * 2", "    3:    return $result", "", "", "[DBG]: PS ~>>"])
    session.enter("")
    #expect(tail(session, 8).contains("    7:* \"sum $($a + $b)\""))
    session.enter("q")
    #expect(tail(session, 1) == ["PS ~>"])
  }

  @Test func ctrlCEndsTheTypedCommandOnly() throws {
    let session = try session("Wait-Debugger\n'end'\n")
    session.enter("./s.ps1")
    session.terminal.press("Start-Sleep 30\r")
    session.terminal.settle(300)
    session.terminal.press(Keys.control("c"))
    session.terminal.waitForPrompt()
    #expect(tail(session, 1) == ["[DBG]: PS ~>>"])
    session.enter("c")
    #expect(tail(session, 2) == ["end", "PS ~>"])
  }

  @Test func eventsShowAboveTheLine() throws {
    let session = try session("")
    session.enter("$t = [System.Timers.Timer]::new(300); $t.AutoReset = $false; $null = Register-ObjectEvent $t Elapsed -Action { Write-Host tick }; $t.Start()")
    session.press("'typed'")
    #expect(session.terminal.wait { $0.text.contains("\ntick\n") }, "\(session.screen.text)")
    session.terminal.settle()
    #expect(tail(session, 2) == ["tick", "PS ~> 'typed'"])
  }
}
