import Transcripts

/// How far somebody has come: what a log of events adds up to.
///
/// The log is only ever appended to, a line an event: two shells lose nothing, and half a line at its end is passed over.
package struct LessonProgress {
  package enum Event: String {
    case started, hint, passed, skipped, reset
  }

  /// Where somebody is in one lesson.
  package struct State {
    /// The steps that were passed or skipped, from 0.
    package var passed: Set<Int> = [], skipped: Set<Int> = []
    package var hints: [Int: Int] = [:]
    package var isStarted = false

    package init() {}

    /// The first step that is neither passed nor skipped.
    package func next(of count: Int) -> Int? { (0..<count).first { !passed.contains($0) && !skipped.contains($0) } }
  }

  private var states: [String: State] = [:]
  /// The lesson that was begun or worked on last.
  package private(set) var latest: String?

  package init(_ text: String = "") {
    for line in TextLines.split(text) {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard words.count == 3, let step = Int(words[1]), let event = Event(rawValue: String(words[2])), (0..<1000).contains(step) else { continue }
      take(event, lesson: String(words[0]), step: step)
    }
  }

  package func state(of lesson: String) -> State { states[lesson] ?? State() }

  package mutating func take(_ event: Event, lesson: String, step: Int) {
    var state = state(of: lesson)
    switch event {
    case .started: state.isStarted = true
    case .hint: state.hints[step, default: 0] += 1
    case .passed:
      state.passed.insert(step)
      state.skipped.remove(step)
    case .skipped: state.skipped.insert(step)
    case .reset: state = State()
    }
    states[lesson] = state
    latest = lesson
  }

  /// The line of the log for an event.
  package static func line(_ event: Event, lesson: String, step: Int) -> String { "\(lesson)\t\(step)\t\(event.rawValue)\n" }
}
