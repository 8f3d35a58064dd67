import Engine
import Objects

/// Subscribes to the events of an object: timers and folder watchers have some.
struct RegisterObjectEvent: Cmdlet {
  static let name = "Register-ObjectEvent"

  var inputObject = Value.null
  var eventName = ""
  var sourceIdentifier: String?
  var action: ScriptBlock?
  var messageData = Value.null
  var supportEvent = false, forward = false
  var maxTriggerCount: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .position(0), .mandatory), Parameter("EventName", \.eventName, .position(1), .mandatory),
    Parameter("SourceIdentifier", \.sourceIdentifier, .position(100)), Parameter("Action", \.action, .position(101)), Parameter("MessageData", \.messageData),
    Parameter("SupportEvent", \.supportEvent), Parameter("Forward", \.forward, .refused), Parameter("MaxTriggerCount", \.maxTriggerCount),
  ]

  mutating func end(_ run: CommandRuntime) throws {
    let name = sourceIdentifier ?? Guid.random().text
    let manager = SessionEvents.of(run.engine)
    if manager.hasSubscriber(name) { return try report("Cannot subscribe to the specified event. A subscriber with the source identifier '\(name)' already exists.", "SUBSCRIBER_EXISTS", run) }
    let object = inputObject.unwrapped
    guard let source = object.asObject as? EventSourceObject, let event = source.events.first(where: { FoldedName.equal($0, eventName) }) else {
      return try report(
        "Cannot register for the specified event. An event with the name '\(eventName)' does not exist. (Parameter 'eventName')", "INVALID_REGISTRATION", run)
    }
    let job = action.map { JobTable.of(run.engine).eventJob(name, $0.bodyText) }
    _ = manager.subscribe {
      EventSubscriber(id: $0, name, source: source, event: event, action: action, job: job, data: messageData, isHidden: supportEvent, left: maxTriggerCount)
    }
    if let job, !supportEvent { try run.write(.object(job)) }
  }

  private func report(_ message: String, _ id: String, _ run: CommandRuntime) throws {
    try run.writeError(run.error("System.ArgumentException", message, id: id, .InvalidArgument, target: inputObject))
  }
}
