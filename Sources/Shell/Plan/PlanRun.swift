import Diagnostics
import Engine
import Objects
import Syntax
import Tenant
import TenantCmdlets

/// Runs a script on a copy of the tenant and tells what it would change.
struct PlanRun {
  static let snapshot = "plan-start"
  let session: Session
  let format: String
  private var engine: Engine { session.engine }

  init(_ session: Session, _ format: String) {
    self.session = session
    self.format = format
  }

  /// Exit code 0: no change, 1: an error, 2: changes.
  func run(_ source: () throws -> ParseResult, _ script: () -> Int32) -> Int32 {
    do {
      let result = try source()
      if result.errors.isEmpty {
        let problems = PlanCheck(engine, result.source).problems(result.root)
        guard problems.isEmpty else { return refuse(problems) }
      }
      guard let store = TenantCmdletTable.store(of: engine) else { return 1 }
      try store.save(snapshot: Self.snapshot)
      let code = script()
      let report = PlanReport(changes: try store.differences(from: Self.snapshot, to: nil))
      StandardOutput.output.write(report.text(format))
      return code != 0 || session.host.hasShownErrors ? 1 : report.changes.isEmpty ? 0 : 2
    } catch let error as PSError {
      session.host.show(error: error.record)
      return 1
    } catch { return 1 }
  }

  private func refuse(_ problems: [String]) -> Int32 {
    for problem in problems { StandardOutput.error.write(problem + "\n") }
    StandardOutput.output.write("Plan: nothing was run; \(problems.count) \(problems.count == 1 ? "problem" : "problems").\n")
    return 1
  }
}
