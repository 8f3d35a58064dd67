import Engine
import Objects

/// The commands entered in this session.
package final class SessionHistory {
  package struct Entry {
    package let id: Int
    package let text: String
    package let start: DateTime
    package var end: DateTime
    package var state: String
  }

  package var entries: [Entry] = []
  private var last = 0

  package static func of(_ engine: Engine) -> SessionHistory { engine.service("History") { SessionHistory() } }

  /// Remembers a command line; called by the prompt.
  package func add(_ text: String, start: DateTime, end: DateTime, succeeded: Bool) {
    last += 1
    entries.append(Entry(id: last, text: text, start: start, end: end, state: succeeded ? "Completed" : "Failed"))
    if entries.count > 4096 { entries.removeFirst() }
  }

  static let record = RecordType(
    "Microsoft.PowerShell.Commands.HistoryInfo",
    ["Id:long", "CommandLine:string", "ExecutionStatus:System.Management.Automation.Runspaces.PipelineState", "StartExecutionTime:datetime",
     "EndExecutionTime:datetime", "Duration:timespan"],
    text: { try $0["CommandLine"].text() })

  static func value(_ entry: Entry) -> Value {
    .object(record.make([
      .long(Int64(entry.id)), Value(entry.text), Value(entry.state), Value(entry.start), Value(entry.end),
      Value(TimeSpan(ticks: entry.end.ticks - entry.start.ticks)),
    ]))
  }
}

/// Lists the commands entered in this session.
struct GetHistory: Cmdlet {
  static let name = "Get-History"
  static let aliases = ["h", "history", "ghy"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var id: [Int] = []
  var count: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("Id", \.id, .position(0), .fromPipeline),
    Parameter("Count", \.count, .position(1)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var entries = SessionHistory.of(run.engine).entries
    if !id.isEmpty { entries = entries.filter { id.contains($0.id) } }
    if let count { entries = Array(entries.suffix(count)) }
    for entry in entries { try run.write(SessionHistory.value(entry)) }
  }
}

/// Forgets commands entered in this session.
struct ClearHistory: Cmdlet {
  static let name = "Clear-History"
  static let aliases = ["clhy"]
  static let traits = CommandTraits(defaultSet: "IDParameter", supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var id: [Int] = []
  var commandLine: [String] = []
  var count: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("Id", \.id, .set("IDParameter", position: 0)),
    Parameter("Count", \.count, .position(1)),
    Parameter("CommandLine", \.commandLine, .sets(["CommandLineParameter"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let history = SessionHistory.of(run.engine)
    if id.isEmpty, commandLine.isEmpty { history.entries = [] }
    history.entries.removeAll { entry in
      id.contains(entry.id) || commandLine.contains { ((try? Wildcard($0))?.matches(entry.text)) ?? false }
    }
  }
}

/// Runs a command of the history again.
struct InvokeHistory: Cmdlet {
  static let name = "Invoke-History"
  static let aliases = ["r", "ihy"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.Core")

  var id: String?
  static let parameters: [Parameter<Self>] = [Parameter("Id", \.id, .position(0), .fromPipelineByPropertyName)]

  mutating func process(_ run: CommandRuntime) throws {
    let wanted = id
    let found = SessionHistory.of(run.engine).entries.last { entry in wanted.map { Int($0) == entry.id || entry.text.hasPrefix($0) } ?? true }
    guard let found else {
      throw run.error("System.ArgumentException", "Cannot locate the history for Id \(id ?? "").", id: "InvokeHistoryNoHistoryForId", .ObjectNotFound)
    }
    run.engine.host.write(found.text, newLine: true, foreground: nil, background: nil)
    let block = try run.engine.makeBlock(found.text, run.scope.session)
    try run.engine.call(block, [Argument](), run.scope, isDotSourced: true, ClosureSink { try run.write($0) })
  }
}
