import Engine

/// Shows the lesson and its step again.
struct ShowSimLesson: Cmdlet {
  static let name = "Show-SimLesson"
  static let traits = LessonCmdletTable.traits
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    desk.introduce(try desk.opened())
    desk.showStep()
  }
}

/// Shows a hint, each time one more; or the solution.
struct ShowSimHint: Cmdlet {
  static let name = "Show-SimHint"
  static let traits = LessonCmdletTable.traits
  var solution = false
  static let parameters: [Parameter<Self>] = [Parameter("Solution", \.solution)]
  mutating func process(_ run: CommandRuntime) throws { try LessonDesk.of(run).hint(solution: solution) }
}
