import Engine
import Objects

/// What a script put out on each stream, kept until somebody asks: jobs and `[powershell]` objects have one.
final class RecordedRun {
  var output = ContiguousArray<Value>()
  var errors = ContiguousArray<Value>()
  var warnings = ContiguousArray<Value>()
  var verbose = ContiguousArray<Value>()
  var debug = ContiguousArray<Value>()
  var information = ContiguousArray<Value>()
  /// The error that ended the script early.
  private(set) var failure: ErrorRecord?

  var isEmpty: Bool { output.isEmpty && errors.isEmpty && warnings.isEmpty && verbose.isEmpty && debug.isEmpty && information.isEmpty }

  /// Runs `body` with every stream of the engine recorded; an error that ends it is kept as the last one.
  /// What the script writes on the host is shown at once where `showsHost` says so.
  func record(_ engine: Engine, showsHost: Bool = false, _ body: (Sink) throws -> Void) throws {
    let streams = engine.streams
    defer { engine.streams = streams }
    engine.streams.error = ClosureSink { self.errors.append($0) }
    engine.streams.warning = ClosureSink { self.warnings.append($0) }
    engine.streams.verbose = ClosureSink { self.verbose.append($0) }
    engine.streams.debug = ClosureSink { self.debug.append($0) }
    engine.streams.information = ClosureSink { item in
      if showsHost, (item.unwrapped.asObject as? StreamRecord)?.isHostOutput == true { return try streams.information.write(item) }
      self.information.append(item)
    }
    do { try body(ClosureSink { self.output.append($0) }) } catch let error as PSError {
      failure = error.record
      errors.append(.object(error.record))
    }
  }

  func clear() {
    output = []
    errors = []
    warnings = []
    verbose = []
    debug = []
    information = []
  }

  /// Gives everything on, each to its own stream.
  func replay(_ run: CommandRuntime) throws {
    for item in output { try run.write(item) }
    for error in errors { if let record = error.unwrapped.asObject as? ErrorRecord { try run.writeError(record) } }
    let streams = run.engine.streams
    for (items, sink) in [(warnings, streams.warning), (verbose, streams.verbose), (debug, streams.debug), (information, streams.information)] {
      for item in items { try sink.write(item) }
    }
  }
}
