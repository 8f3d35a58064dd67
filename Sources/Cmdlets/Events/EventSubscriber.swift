import Engine
import Objects

/// One who waits for events: the record that scripts see, what to do, and how often still.
final class EventSubscriber {
  let record: RecordObject
  let action: ScriptBlock?
  let job: JobObject?
  let data: Value
  /// The object whose events are meant; nil for those of the session.
  let source: EventSourceObject?
  var left: Int?

  init(id: Int32, _ name: String, source: EventSourceObject? = nil, event: String = "", action: ScriptBlock?, job: JobObject?, data: Value, isHidden: Bool, left: Int?) {
    (self.source, self.action, self.job, self.data) = (source, action, job, data)
    self.left = left.flatMap { $0 > 0 ? $0 : nil }
    record = EventRecords.subscriber.make([
      .int(id), source.map { .object($0) } ?? .null, event.isEmpty ? .null : Value(event), Value(name), job.map { .object($0) } ?? .null, .null, .bool(isHidden), .bool(false),
    ])
  }

  var sourceIdentifier: String { (try? record["SourceIdentifier"].text()) ?? "" }
  var eventName: String { (try? record["EventName"].text()) ?? "" }
  var id: Int { if case .int(let id) = record["SubscriptionId"] { Int(id) } else { 0 } }
  var isHidden: Bool { record["SupportEvent"].isTrue }

  /// The action sees the event in variables, and none of what happens to run; what it puts out belongs to its job.
  func run(_ action: ScriptBlock, for event: RecordObject, _ engine: Engine) throws {
    let arguments = event["SourceArgs"].asArray.map { Array($0.items) } ?? []
    let variables: [Value] = [
      ("Event", Value.object(event)), ("EventSubscriber", .object(record)), ("Sender", event["Sender"]), ("EventArgs", event["SourceEventArgs"]),
    ].map { .object(Variable($0.0, $0.1)) }
    job?.state = "Running"
    try engine.aside {
      try (job?.recorded ?? RecordedRun()).record(engine, showsHost: true) { output in
        try engine.invoke(action, variables: variables, arguments: arguments, action.session.scope, output)
      }
    }
  }
}

/// The records of events as scripts see them.
enum EventRecords {
  static let event = RecordType(
    "System.Management.Automation.PSEventArgs",
    [
      "ComputerName:string", "RunspaceId:guid", "EventIdentifier:int", "Sender:System.Object", "SourceEventArgs:System.EventArgs", "SourceArgs:System.Object[]",
      "SourceIdentifier:string", "TimeGenerated:datetime", "MessageData:System.Object",
    ])
  static let subscriber = RecordType(
    "System.Management.Automation.PSEventSubscriber",
    [
      "SubscriptionId:int", "SourceObject:System.Object", "EventName:string", "SourceIdentifier:string", "Action:System.Management.Automation.PSEventJob",
      "HandlerDelegate:System.Delegate", "SupportEvent:bool", "ForwardEvent:bool",
    ])
}
