import Objects

/// What typed lines would upset while a script stands still: kept, and put back before it goes on.
struct ExecutionState {
  private let lastSucceeded, propagatesErrors: Bool
  private let depth: Int
  private let flowLabel: String?
  private let caught: [ErrorRecord]
  private let streams: Streams

  /// Keeps the state and gives typed lines one of their own: what they print reaches the host.
  init(_ engine: Engine) {
    lastSucceeded = engine.lastSucceeded
    propagatesErrors = engine.propagatesErrors
    depth = engine.depth
    flowLabel = engine.flowLabel
    caught = engine.caught
    streams = engine.streams
    engine.propagatesErrors = false
    engine.streams = engine.hostStreams
  }

  func restore(_ engine: Engine) {
    engine.lastSucceeded = lastSucceeded
    engine.propagatesErrors = propagatesErrors
    engine.depth = depth
    engine.flowLabel = flowLabel
    engine.caught = caught
    engine.streams = streams
  }
}
