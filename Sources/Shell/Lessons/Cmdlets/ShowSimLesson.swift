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
