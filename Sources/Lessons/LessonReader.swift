import Transcripts

/// Reads a lesson from Markdown and lists all that is wrong with it.
///
/// `#` is the title, `## Setup` prepares the tenant, every other `##` is a step; in a step `### Hint`, `### Check` and
/// `### Solution`. Fences marked `powershell` hold code; a table under `Check` holds wanted values.
package struct LessonReader {
  package struct Problem: Equatable {
    package let line: Int
    package let message: String

    package init(line: Int, message: String) {
      self.line = line
      self.message = message
    }
  }

  package private(set) var lesson = Lesson()
  package private(set) var problems: [Problem] = []
  package static let largestFile = 1 << 20
  private static let mostSteps = 100

  /// Where the text that is read belongs.
  enum Part { case introduction, setup, goal, hint, check, solution, unknown }

  private var part = Part.introduction
  private var table = CheckTable()
  private var fence: (line: Int, isCode: Bool, lines: [String])?
  /// The last paragraph under `Check`: it names the fence behind it.
  private var caption = ""

  package init(_ bytes: [UInt8]) { read(bytes) }

  private mutating func read(_ bytes: [UInt8]) {
    guard bytes.count <= LessonReader.largestFile else { return report(1, "The file is larger than 1 MB.") }
    guard let text = String(validating: bytes, as: UTF8.self) else { return report(1, "The file is not UTF-8 text.") }
    let lines = TextLines.split(text), head = FrontMatter(lines)
    readHead(head)
    for (index, line) in lines.enumerated().dropFirst(head.lineCount) { read(line, index + 1) }
    if let fence { report(fence.line, "The fence that begins here has no end.") }
    check(lines.count)
  }

  /// Whether a file means to be a lesson: its head says so.
  package static func isLesson(_ bytes: [UInt8]) -> Bool {
    FrontMatter(TextLines.split(String(decoding: bytes.prefix(4096), as: UTF8.self)))["lesson"] != nil
  }

  private mutating func report(_ line: Int, _ message: String) { problems.append(Problem(line: line, message: message)) }

  private mutating func readHead(_ head: FrontMatter) {
    lesson.id = PlainText.line(head["lesson"] ?? "")
    lesson.minutes = head["minutes"].flatMap { Int($0) }
    lesson.era = head["era"].map { $0.lowercased() == "teams" ? "Teams" : "SfBO" } ?? ""
    let allowed = lesson.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    if lesson.id.isEmpty { report(1, "The head has no 'lesson: NAME'.") }
    if !allowed || lesson.id.count > 40 { report(1, "The name of a lesson has letters, digits and '-' only, 40 at most.") }
  }

  // MARK: Lines

  private mutating func read(_ line: String, _ number: Int) {
    if let open = fence {
      if line.hasPrefix("```") {
        if open.isCode { close(open.lines, open.line) }
        fence = nil
      } else { fence?.lines.append(line) }
      return
    }
    if line.hasPrefix("```") {
      let language = line.dropFirst(3).prefix { $0 != " " }
      fence = (number, ["powershell", "pwsh", "ps1"].contains(language.lowercased()), [])
    } else if line.hasPrefix("### ") { section(String(line.dropFirst(4)), number) } else if line.hasPrefix("## ") { step(String(line.dropFirst(3)), number) } else if line.hasPrefix("# ") {
      lesson.title = PlainText.line(String(line.dropFirst(2)))
    } else { text(PlainText.line(line), raw: line, number) }
  }

  private mutating func step(_ title: String, _ number: Int) {
    table = CheckTable()
    caption = ""
    if title.lowercased() == "setup" { return part = .setup }
    if lesson.steps.count == LessonReader.mostSteps { report(number, "There are more than \(LessonReader.mostSteps) steps.") }
    guard lesson.steps.count < LessonReader.mostSteps else { return }
    lesson.steps.append(LessonStep(title: PlainText.line(title), line: number))
    part = .goal
  }

  private mutating func section(_ title: String, _ number: Int) {
    guard !lesson.steps.isEmpty, part != .setup else { return report(number, "'### \(PlainText.line(title))' stands outside of a step.") }
    switch title.lowercased().prefix(while: \.isLetter) {
    case "hint", "hints":
      part = .hint
      lesson.steps[lesson.steps.count - 1].hints.append([])
    case "check", "checks": part = .check
    case "solution": part = .solution
    default:
      part = .unknown
      report(number, "'### \(PlainText.line(title))' is none of Hint, Check and Solution.")
    }
  }

  private mutating func text(_ line: String, raw: String, _ number: Int) {
    let last = lesson.steps.count - 1
    switch part {
    case .introduction: lesson.introduction.append(line)
    case .goal where last >= 0: lesson.steps[last].goal.append(line)
    case .hint where last >= 0: lesson.steps[last].hints[lesson.steps[last].hints.count - 1].append(line)
    case .check where last >= 0: checkText(raw, number)
    default: break
    }
  }

  private mutating func checkText(_ line: String, _ number: Int) {
    if line.hasPrefix("|") {
      switch table.take(line, number) {
      case .check(let check)?: add(check)
      case .problem(let message)?: report(number, message)
      case nil: break
      }
    } else if line.isEmpty { table = CheckTable() } else { caption = PlainText.line(line) }
  }

  private mutating func close(_ code: [String], _ number: Int) {
    let text = code.joined(separator: "\n"), last = lesson.steps.count - 1
    switch part {
    case .setup: lesson.setup += text + "\n"
    case .solution where last >= 0: lesson.steps[last].solution += text + "\n"
    case .check where last >= 0:
      let comment = code.first { $0.hasPrefix("#") }.map { PlainText.line(String($0.drop { $0 == "#" || $0 == " " })) }
      let title = caption.isEmpty ? comment ?? lesson.steps[last].title : caption
      add(LessonCheck(title: title, kind: .condition(text), points: 1, line: number))
      caption = ""
    default: break
    }
  }

  private mutating func add(_ check: LessonCheck) { lesson.steps[lesson.steps.count - 1].checks.append(check) }

  /// What must not be missing.
  private mutating func check(_ lineCount: Int) {
    if lesson.title.isEmpty { report(1, "The title is missing: a line that begins with '# '.") }
    if lesson.steps.isEmpty { report(lineCount, "There are no steps: lines that begin with '## '.") }
    for step in lesson.steps {
      if step.goal.allSatisfy(\.isEmpty) { report(step.line, "The step says no goal.") }
      if step.hints.isEmpty { report(step.line, "The step has no '### Hint'.") }
      if step.checks.isEmpty { report(step.line, "The step has no '### Check' with a table or code.") }
      if step.solution.allSatisfy(\.isWhitespace) { report(step.line, "The step has no '### Solution' with code.") }
    }
  }
}
