import Engine
import Objects

/// Waits for an event; actions of others run meanwhile. Without timers and watched folders, what is not in the queue will not come.
struct WaitEvent: Cmdlet {
  static let name = "Wait-Event"

  var sourceIdentifier: String?
  var timeout: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .position(0), .fromPipelineByPropertyName),
    Parameter("Timeout", \.timeout, .alias("TimeoutSec"), .range(-1...Int(Int32.max))),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let manager = SessionEvents.of(run.engine)
    let end = timeout.flatMap { $0 >= 0 ? SessionEvents.now + Double($0) : nil } ?? .infinity
    while true {
      try manager.attend()
      if let event = try manager.matching(source: sourceIdentifier, id: nil).first { return try run.write(.object(event)) }
      if SessionEvents.now >= end { return }
      guard manager.hasSources || end < .infinity else {
        throw run.error("PSInvalidOperationException", "No event waits, and none can arrive while this command waits: the session has no other source of events.", id: "NoEventCanArrive", .InvalidOperation)
      }
      try manager.rest(until: end)
    }
  }
}
