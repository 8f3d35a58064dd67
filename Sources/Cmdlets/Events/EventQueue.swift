import Engine
import Objects

/// The events of a session: who waits for them, and those that nobody has taken yet.
package enum EventQueue {
  static let eventType = RecordType(
    "System.Management.Automation.PSEventArgs",
    [
      "ComputerName:string", "RunspaceId:guid", "EventIdentifier:int", "Sender:System.Object", "SourceEventArgs:System.EventArgs", "SourceArgs:System.Object[]",
      "SourceIdentifier:string", "TimeGenerated:datetime", "MessageData:System.Object",
    ])
  static let subscriberType = RecordType(
    "System.Management.Automation.PSEventSubscriber",
    [
      "SubscriptionId:int", "SourceObject:System.Object", "EventName:string", "SourceIdentifier:string", "Action:System.Management.Automation.PSEventJob",
      "HandlerDelegate:System.Delegate", "SupportEvent:bool", "ForwardEvent:bool",
    ])

  /// One who waits: the record that scripts see, what to do, and how often still.
  final class Subscriber {
    let record: RecordObject
    let action: ScriptBlock?
    let job: JobObject?
    let data: Value
    var left: Int?

    init(_ record: RecordObject, action: ScriptBlock?, job: JobObject?, data: Value, left: Int?) {
      (self.record, self.action, self.job, self.data, self.left) = (record, action, job, data, left)
    }

    var sourceIdentifier: String { (try? record["SourceIdentifier"].text()) ?? "" }
    var id: Int { if case .int(let id) = record["SubscriptionId"] { Int(id) } else { 0 } }
    var isHidden: Bool { record["SupportEvent"].isTrue }
  }

  nonisolated(unsafe) static var waiting: [RecordObject] = []
  nonisolated(unsafe) static var subscribers: [Subscriber] = []
  private nonisolated(unsafe) static var lastEvent: Int32 = 0
  private nonisolated(unsafe) static var lastSubscriber: Int32 = 0

  static func nextSubscriberId() -> Int32 {
    lastSubscriber += 1
    return lastSubscriber
  }

  /// Makes an event and gives it to its subscribers; one that nobody acts upon waits in the queue.
  @discardableResult
  static func raise(_ source: String, sender: Value = .null, arguments: [Value] = [], data: Value = .null, _ engine: Engine, _ scope: Scope) throws -> RecordObject {
    lastEvent += 1
    let event = eventType.make([
      .null, Value(Guid.empty), .int(lastEvent), sender, .null, Value(arguments), Value(source), Value(DateTime.now()), data,
    ])
    let concerned = subscribers.filter { FoldedName.equal($0.sourceIdentifier, source) }
    var isTaken = false
    for subscriber in concerned {
      if data.isNull { event["MessageData"] = subscriber.data }
      if let action = subscriber.action {
        isTaken = true
        try run(action, for: event, subscriber, engine, scope)
      }
      if let left = subscriber.left {
        subscriber.left = left - 1
        if left <= 1 { remove(subscriber) }
      }
    }
    if !isTaken { waiting.append(event) }
    return event
  }

  /// Tells those who wait for the end of the session.
  package static func exiting(_ engine: Engine) {
    guard subscribers.contains(where: { FoldedName.equal($0.sourceIdentifier, RegisterEngineEvent.exiting) }) else { return }
    _ = try? raise(RegisterEngineEvent.exiting, engine, engine.global.scope)
  }

  static func remove(_ subscriber: Subscriber) {
    subscriber.job?.state = "Stopped"
    subscribers.removeAll { $0 === subscriber }
  }

  /// The action sees the event in variables; what it puts out belongs to its job.
  private static func run(_ action: ScriptBlock, for event: RecordObject, _ subscriber: Subscriber, _ engine: Engine, _ scope: Scope) throws {
    let sourceArguments = event["SourceArgs"].asArray.map { Array($0.items) } ?? []
    let variables: [Value] = [
      ("Event", Value.object(event)), ("EventSubscriber", .object(subscriber.record)), ("Sender", event["Sender"]), ("EventArgs", event["SourceEventArgs"]),
    ].map { .object(Variable($0.0, $0.1)) }
    try (subscriber.job?.recorded ?? RecordedRun()).record(engine, showsHost: true) { output in
      try engine.invoke(action, variables: variables, arguments: sourceArguments, scope, output)
    }
    subscriber.job?.state = "Running"
  }
}
