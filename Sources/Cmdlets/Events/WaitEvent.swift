import Engine
import Objects

/// Waits for an event; as a session runs alone, what is not in the queue will not come.
struct WaitEvent: Cmdlet {
  static let name = "Wait-Event"

  var sourceIdentifier: String?
  var timeout: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .position(0), .fromPipelineByPropertyName),
    Parameter("Timeout", \.timeout, .alias("TimeoutSec"), .range(-1...Int(Int32.max))),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if let event = try EventQueue.matching(source: sourceIdentifier, id: nil).first { return try run.write(.object(event)) }
    guard let timeout, timeout >= 0 else {
      throw run.error("PSInvalidOperationException", "No event waits, and none can arrive while this command waits: the session has no other source of events.", id: "NoEventCanArrive", .InvalidOperation)
    }
    try StartSleep.pause(seconds: Double(timeout))
  }
}
