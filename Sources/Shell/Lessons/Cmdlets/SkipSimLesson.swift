import Engine

/// Does the step for the learner and goes on.
struct SkipSimLesson: Cmdlet {
  static let name = "Skip-SimLesson"
  static let traits = LessonCmdletTable.traits
  static let parameters: [Parameter<Self>] = []
  mutating func process(_ run: CommandRuntime) throws { try LessonDesk.of(run).skip() }
}
