import Engine
import Objects

/// Checks whether the step is done: by the tenant's state, not by what was typed.
struct TestSimLesson: Cmdlet {
  static let name = "Test-SimLesson"
  static let traits = LessonCmdletTable.traits
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    let results = try desk.check()
    for result in results { try run.write(LessonCmdletTable.object(result)) }
    if results.allSatisfy(\.isPassed) { if results.isEmpty { desk.showStep() } else { desk.goOn(after: .passed) } }
  }
}
