import Diagnostics
import Engine
import Formatting
import Objects
import Syntax

/// Leads through the first ten minutes, page by page: `Get-Help -Interactive`.
struct HelpTour {
  private struct Page {
    var title: String
    var text: [String] = []
    var command = ""
  }

  private let run: CommandRuntime
  private var title = "", prompt = ""
  private var pages: [Page] = []

  init(_ run: CommandRuntime) throws {
    self.run = run
    guard let text = HelpLibrary.text("tour.md", run.engine) else {
      throw run.error("System.IO.FileNotFoundException", "There is no tour: its files are not where the modules are, or the session is strict.", id: "TourNotFound", .ObjectNotFound)
    }
    var isCode = false
    for line in Cells.lines(text) {
      if line.hasPrefix("```") { isCode.toggle() } else if isCode, !pages.isEmpty { pages[pages.count - 1].command += line } else if line.hasPrefix("prompt: ") {
        prompt = String(line.dropFirst(8))
      } else if line.hasPrefix("## ") { pages.append(Page(title: String(line.dropFirst(3)))) } else if line.hasPrefix("# ") { title = String(line.dropFirst(2)) } else if !line.isEmpty, !pages.isEmpty {
        pages[pages.count - 1].text.append(line)
      }
    }
  }

  /// Where nobody can be asked, all pages are shown.
  func show() throws {
    let host = run.engine.host
    say(title)
    guard host.isInteractive, host.isTerminal else { return pages.indices.forEach(page) }
    var index = 0
    page(index)
    while let answer = try host.readLine(prompt: prompt + "\n> ", masked: false) {
      switch answer.lowercased().filter({ !$0.isWhitespace }) {
      case "q": return
      case "b": index = max(index - 1, 0)
      case "": index += 1
      case "t":
        try perform(pages[index].command)
        continue
      default:
        try perform(answer)
        continue
      }
      guard pages.indices.contains(index) else { return }
      page(index)
    }
  }

  private func say(_ text: String) {
    let record = StreamRecord(.information, text)
    record.isHostOutput = true
    record.tags = ["PSHOST"]
    try? run.engine.write(record, by: run)
  }

  private func page(_ index: Int) {
    let page = pages[index]
    say("\n\(index + 1)/\(pages.count)  \(page.title)")
    for text in page.text { for line in Prose.lines(text, width: run.engine.host.width - 1) { say(line) } }
    say("\n    \(page.command)\n")
  }

  /// Runs what was typed in the session; an error is shown and the tour goes on.
  private func perform(_ text: String) throws {
    let engine = run.engine, host = engine.host
    let sink = ClosureSink { value in try host.show(value) }
    do {
      let result = Parser.parse(SourceText(text))
      if let first = result.errors.first { throw engine.parseError(first, result) }
      let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: engine.global)
      try engine.call(block, [Argument](), engine.global.scope, isDotSourced: true, sink)
      try host.finishOutput()
    } catch let error as PSError {
      try host.finishOutput()
      engine.remember(error.record)
      host.show(error: error.record)
    }
  }
}
