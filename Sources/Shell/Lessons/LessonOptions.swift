import Transcripts

/// The words behind `simlet lesson`.
struct LessonOptions {
  var work = "list"
  var words: [String] = []
  var course: String?
  /// Of `grade`: the one lesson to grade, and where the reports go.
  var lesson: String?
  var junit: String?
  var csv: String?
  var limits = SubmissionLimits()
  var problem: String?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    if let first = rest.first, !first.hasPrefix("-") {
      work = first.lowercased()
      rest = rest.dropFirst()
    }
    while let word = rest.popFirst(), problem == nil {
      guard word.hasPrefix("-"), word.count > 1 else {
        words.append(word)
        continue
      }
      read(word.drop { $0 == "-" }.lowercased(), word, &rest)
    }
  }

  private mutating func read(_ option: String, _ word: String, _ rest: inout ArraySlice<String>) {
    guard let value = rest.popFirst(), !value.isEmpty else { return problem = "\(PlainText.line(word)) needs a value." }
    func number(_ range: ClosedRange<Int>) -> Int? { Int(value).flatMap { range.contains($0) ? $0 : nil } }
    switch option {
    case "course": course = value
    case "lesson": lesson = value
    case "junit": junit = value
    case "csv": csv = value
    case "time":
      guard let seconds = number(1...3600) else { return problem = "\(word) takes seconds from 1 to 3600." }
      limits.seconds = seconds
    case "memory":
      guard let megabytes = number(64...65536) else { return problem = "\(word) takes megabytes from 64 to 65536." }
      limits.megabytes = megabytes
    case "output":
      guard let kilobytes = number(1...1_000_000) else { return problem = "\(word) takes kilobytes from 1 to 1000000." }
      limits.outputKilobytes = kilobytes
    default: problem = "\(PlainText.line(word)) is no option of simlet lesson."
    }
  }

  static let usage = """

    Usage: simlet lesson [list | start <name> | resume | check | hint | skip | reset] [--course <folder>]
           simlet lesson test [<file.md> | <folder>]
           simlet lesson grade <folder> [--lesson <name>] [--junit <file>] [--csv <file>]
           simlet lesson new <file.md> <name>

      list                 the lessons of the course, and how far you are
      start <name>         open a lesson at the prompt, on a tenant of its own
      resume               go on with the last one
      check                check its step; exit code 0 if it is done
      hint, skip, reset    help with the step, do it for you, begin anew
      test                 prove that each check fails before its step and passes after it
      grade <folder>       run <folder>/<student>/lesson-NN.ps1, or <folder>/<student>.ps1 with --lesson;
                           --time <s>, --memory <MB>, --output <kB> limit each submission
      new                  write the file of a new lesson

    """
}

/// What a submission may use.
struct SubmissionLimits {
  var seconds = 10
  var megabytes = 512
  var outputKilobytes = 1024
  /// Larger scripts are not run.
  static let largestScript = 1 << 20
  /// What a submission may write: all files together, and their number.
  static let mostBytes = 256 << 20, mostFiles = 5000
}
