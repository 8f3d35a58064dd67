import Engine

/// Closes the lesson and goes back to the tenant from before.
struct StopSimLesson: Cmdlet {
  static let name = "Stop-SimLesson"
  static let traits = LessonCmdletTable.traits
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    _ = try desk.opened()
    desk.stop()
  }
}
