import Engine
import Lessons
import Objects

/// What the desk says to the learner.
extension LessonDesk {
  /// Speaks as `Write-Host` does: what a command says can be redirected.
  func say(_ text: String) {
    guard let speaker else { return engine.host.write(text, newLine: true, foreground: nil, background: nil) }
    let record = StreamRecord(.information, text)
    record.isHostOutput = true
    record.tags = ["PSHOST"]
    try? engine.write(record, by: speaker)
  }

  func warn(_ text: String) {
    if let speaker { try? speaker.warning(text) } else { engine.host.write(StreamRecord(.warning, text)) }
  }

  func showText(_ markdown: [String]) { for line in LessonText.lines(markdown, width: engine.host.width - 1) { say(line) } }

  func introduce(_ lesson: Lesson) {
    say("Lesson \(lesson.id): \(lesson.title)\(lesson.minutes.map { " (about \($0) minutes)" } ?? "")")
    say("")
    showText(lesson.introduction)
  }

  /// Shows the goal of the step, or that all is done.
  func showStep() {
    guard let lesson else { return }
    guard lesson.steps.indices.contains(step) else {
      let next = course?.entries.first { other in progress.progress.state(of: other.key).next(of: other.lesson.steps.count) != nil && other.lesson.id > lesson.id }?.lesson
      return say("Lesson \(lesson.id) is done.\(next.map { " Start-SimLesson \($0.id) goes on: \($0.title)." } ?? "")")
    }
    let current = lesson.steps[step]
    say("")
    say("Step \(step + 1) of \(lesson.steps.count): \(current.title)")
    showText(current.goal)
    say("")
    say("Test-SimLesson checks, Show-SimHint helps.")
  }
}
