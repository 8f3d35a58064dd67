import Engine
import Objects

/// Subscribes to events of the session: those that `New-Event` makes, and `PowerShell.Exiting`.
struct RegisterEngineEvent: Cmdlet {
  static let name = "Register-EngineEvent"
  static let exiting = "PowerShell.Exiting"

  var sourceIdentifier = ""
  var action: ScriptBlock?
  var messageData = Value.null
  var supportEvent = false, forward = false
  var maxTriggerCount: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .position(100), .mandatory), Parameter("Action", \.action, .position(101)),
    Parameter("MessageData", \.messageData), Parameter("SupportEvent", \.supportEvent), Parameter("Forward", \.forward, .refused),
    Parameter("MaxTriggerCount", \.maxTriggerCount),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let id = EventQueue.nextSubscriberId()
    let job = action.map { JobObject(name: sourceIdentifier, command: $0.bodyText, kind: "PSEventJob") }
    job?.state = "NotStarted"
    let record = EventQueue.subscriberType.make([
      .int(id), .null, .null, Value(sourceIdentifier), job.map { .object($0) } ?? .null, .null, .bool(supportEvent), .bool(false),
    ])
    EventQueue.subscribers.append(EventQueue.Subscriber(record, action: action, job: job, data: messageData, left: maxTriggerCount.flatMap { $0 > 0 ? $0 : nil }))
    if let job { try run.write(.object(job)) }
  }
}
