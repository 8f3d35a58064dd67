import Engine

/// Shows a hint, each time one more; or the solution.
struct ShowSimHint: Cmdlet {
  static let name = "Show-SimHint"
  static let traits = LessonCmdletTable.traits
  var solution = false
  static let parameters: [Parameter<Self>] = [Parameter("Solution", \.solution)]
  mutating func process(_ run: CommandRuntime) throws { try LessonDesk.of(run).hint(solution: solution) }
}
