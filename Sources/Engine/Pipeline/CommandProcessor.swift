import Objects

/// Runs one invocation of a command as a stage of a pipeline: objects written to it are its input.
package class CommandProcessor: Sink {
  final let call: CommandCall
  final let info: CommandInfo
  final let engine: Engine

  init(_ call: CommandCall, _ info: CommandInfo) {
    self.call = call
    self.info = info
    engine = call.scope.engine
  }

  /// What the pipeline asks when a command behind wants to stop.
  var runtime: CommandRuntime? { nil }
  private var hasBegun = false

  /// Begins once: in its turn, or earlier when a stage in front already writes in its own `begin`.
  @inline(__always) final func beginOnce() throws { if !hasBegun { try beginNow() } }

  @inline(never) private func beginNow() throws {
    hasBegun = true
    try begin()
  }

  /// Tells whether `clean` has to run.
  final var needsCleaning: Bool { hasBegun }

  /// Binds the arguments and runs `begin`.
  func begin() throws {}
  /// Runs `process` once for a command without input, then `end`.
  func end() throws {}
  /// Runs after everything, also after errors.
  func clean(failed: Bool) {}

  /// Runs a part of the command with its own streams, position and depth, and completes its errors.
  @inline(__always) final func enter(_ body: () throws -> Void) throws {
    if call.streams != nil { return try enterRedirected(body) }
    let current = call.scope.current
    if let position = call.position { call.scope.current = position }
    // Script blocks that objects run (calculated properties, script members) see the variables of the command's caller.
    let active = engine.activeScope
    engine.activeScope = call.scope
    defer {
      call.scope.current = current
      engine.activeScope = active
    }
    try body()
  }

  @inline(never) private func enterRedirected(_ body: () throws -> Void) throws {
    let saved = engine.streams, current = call.scope.current, active = engine.activeScope
    if let streams = call.streams { engine.streams = streams }
    if let position = call.position { call.scope.current = position }
    engine.activeScope = call.scope
    defer {
      engine.streams = saved
      call.scope.current = current
      engine.activeScope = active
    }
    try body()
  }
}

/// Puts the streams of the pipeline's owner back while output of a redirected command flows on.
final class RestoringSink: Sink {
  let target: Sink
  let streams: Streams
  unowned(unsafe) let engine: Engine

  init(_ target: Sink, _ streams: Streams, _ engine: Engine) {
    self.target = target
    self.streams = streams
    self.engine = engine
  }

  override func write(_ value: Value) throws {
    let saved = engine.streams
    engine.streams = streams
    defer { engine.streams = saved }
    try target.write(value)
  }
}

/// Runs the stages of a pipeline.
enum PipelineRunner {
  /// Runs a single command without input.
  static func run(_ stage: CommandProcessor) throws {
    do {
      do { try stage.beginOnce() } catch let stop as StopUpstream where stage.runtime === stop.receiver {}
      while true {
        do {
          try stage.end()
          break
        } catch let stop as StopUpstream where stage.runtime === stop.receiver {}
      }
    } catch {
      if stage.needsCleaning { stage.clean(failed: !error.isFlow) }
      throw error
    }
    if stage.needsCleaning { stage.clean(failed: false) }
  }

  /// Begins all stages, feeds the first one, ends all in order; cleans up in any case.
  static func run(_ stages: [CommandProcessor], feed: ((Sink) throws -> Void)?) throws {
    do { try runUncleaned(stages, feed: feed) } catch {
      for stage in stages where stage.needsCleaning { stage.clean(failed: !error.isFlow) }
      throw error
    }
    for stage in stages where stage.needsCleaning { stage.clean(failed: false) }
  }

  private static func runUncleaned(_ stages: [CommandProcessor], feed: ((Sink) throws -> Void)?) throws {
    var first = 0
    do {
      for stage in stages { try stage.beginOnce() }
      if let feed { try feed(stages[0]) }
    } catch let stop as StopUpstream {
      first = try receiver(of: stop, stages)
    }
    while first < stages.count {
      do {
        try stages[first].beginOnce()
        try stages[first].end()
        first += 1
      } catch let stop as StopUpstream {
        first = try receiver(of: stop, stages)
      }
    }
  }

  private static func receiver(of stop: StopUpstream, _ stages: [CommandProcessor]) throws -> Int {
    guard let index = stages.firstIndex(where: { $0.runtime === stop.receiver }) else { throw stop }
    return index
  }
}
