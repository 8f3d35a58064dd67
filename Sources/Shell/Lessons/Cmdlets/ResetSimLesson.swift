import Engine

/// Begins the open lesson anew: its tenant and its progress.
struct ResetSimLesson: Cmdlet {
  static let name = "Reset-SimLesson"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .medium, module: "Simlet.Lessons")
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let desk = LessonDesk.of(run)
    if try run.shouldProcess(try desk.opened().title, "Reset-SimLesson") { try desk.reset() }
  }
}
