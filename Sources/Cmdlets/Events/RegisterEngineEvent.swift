import Engine
import Objects

/// Subscribes to events of the session: those that `New-Event` makes, and `PowerShell.Exiting`.
struct RegisterEngineEvent: Cmdlet {
  static let name = "Register-EngineEvent"
  static let exiting = "PowerShell.Exiting"
  static let idle = "PowerShell.OnIdle"

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
    let manager = SessionEvents.of(run.engine)
    let job = action.map { JobTable.of(run.engine).eventJob(sourceIdentifier, $0.bodyText) }
    _ = manager.subscribe { EventSubscriber(id: $0, sourceIdentifier, action: action, job: job, data: messageData, isHidden: supportEvent, left: maxTriggerCount) }
    if let job, !supportEvent { try run.write(.object(job)) }
  }
}
