import Objects
import Syntax

/// A redirection as compiled.
enum RedirectionNode {
  /// `2> file`, `*>> file`.
  case file(RedirectionStream, Node, append: Bool)
  /// `2>&1`.
  case merge(RedirectionStream, into: RedirectionStream)
}

/// The streams of a redirected command while it runs, and the files to close after it.
final class Redirection {
  private(set) var output: Sink
  private(set) var streams: Streams
  private var files: [RedirectionFile] = []

  init(_ nodes: [RedirectionNode], _ scope: Scope, output: Sink) throws {
    let engine = scope.engine
    self.output = output
    streams = engine.streams
    for node in nodes {
      switch node {
      case .file(let stream, let target, let append):
        let sink = try open(target.eval(scope), append, scope)
        set(stream, sink)
      case .merge(let stream, let target):
        guard target == .output else { continue }
        set(stream, MergeSink(self.output))
      }
    }
  }

  private func open(_ target: Value, _ append: Bool, _ scope: Scope) throws -> Sink {
    if target.isNull || (target.asString ?? "x").isEmpty && target.asString != nil { return NullSink.shared }
    let path = try target.text()
    if path == "/dev/null" { return NullSink.shared }
    let drive = "variable:"
    if path.utf8.count > drive.utf8.count, path.prefix(drive.count).lowercased() == drive {
      let variable = VariableRedirection(Symbol(String(path.dropFirst(drive.count))), scope, append: append)
      files.append(variable)
      return variable
    }
    let file = try scope.engine.openRedirection(path, append)
    files.append(file)
    return file
  }

  private func set(_ stream: RedirectionStream, _ sink: Sink) {
    switch stream {
    case .output: output = sink
    case .error: streams.error = sink
    case .warning: streams.warning = sink
    case .verbose: streams.verbose = sink
    case .debug: streams.debug = sink
    case .information: streams.information = sink
    case .all:
      if !(sink is MergeSink) { output = sink }
      streams = Streams(error: sink, warning: sink, verbose: sink, debug: sink, information: sink)
    }
  }

  func close() throws { for file in files { try file.close() } }

  /// Ends the files after an error; one without is control flow that leaves the pipeline, and keeps what was written.
  func leave(_ error: Error) {
    if error.isFlow { try? close() } else { for file in files { file.abandon() } }
  }
}

/// Sends another stream's records into the output.
final class MergeSink: Sink {
  let target: Sink

  init(_ target: Sink) { self.target = target }
  override func write(_ value: Value) throws {
    // A merged error that nobody takes goes to the error stream after all; PowerShell marks it with the same note.
    if let record = value.asObject as? ErrorRecord {
      var notes = record.added ?? PropertyBag()
      notes.set("writeErrorStream", .bool(true))
      record.added = notes
    }
    try target.write(value)
  }
}

/// A file that a redirection writes to; the Shell formats what arrives as `Out-File` does.
open class RedirectionFile: Sink {
  open func close() throws {}
  /// An error ended the command: a file that was there before stays as it was.
  open func abandon() {}
}
