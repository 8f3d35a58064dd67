#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Objects

/// The events of a session: who waits for them, those that nobody has taken yet, and the objects that make them.
package final class SessionEvents {
  var waiting: [RecordObject] = []
  private(set) var subscribers: [EventSubscriber] = []
  private var lastEvent: Int32 = 0
  private var lastSubscriber: Int32 = 0
  /// Timers that run and folders that are watched; they stay as long as they do so.
  private var sources: [EventSourceObject] = []
  private unowned let engine: Engine
  private var isDelivering = false
  /// The moment before which no source need be asked.
  private var nextLook = 0.0

  private init(_ engine: Engine) { self.engine = engine }

  package static func of(_ engine: Engine) -> SessionEvents { engine.service("Events") { SessionEvents(engine) } }

  /// The manager of the session that runs.
  static var current: SessionEvents? { (ObjectRuntime.current as? EngineRuntime).map { of($0.engine) } }

  /// Seconds of a clock that nobody sets.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: Subscribers

  func subscribe(_ make: (Int32) -> EventSubscriber) -> EventSubscriber {
    lastSubscriber += 1
    let made = make(lastSubscriber)
    subscribers.append(made)
    return made
  }

  func remove(_ subscriber: EventSubscriber) {
    subscriber.job?.state = "Stopped"
    subscribers.removeAll { $0 === subscriber }
  }

  func hasSubscriber(_ source: String) -> Bool { subscribers.contains { FoldedName.equal($0.sourceIdentifier, source) } }

  /// Tells those who wait for the end of the session.
  package func exiting() {
    guard hasSubscriber(RegisterEngineEvent.exiting) else { return }
    _ = try? raise(RegisterEngineEvent.exiting)
  }

  // MARK: Events

  /// Makes an event and gives it to its subscribers; one that nobody acts upon waits in the queue.
  @discardableResult
  func raise(_ source: String, sender: Value = .null, arguments: [Value] = [], data: Value = .null) throws -> RecordObject {
    let event = makeEvent(source, sender: sender, details: .null, arguments: arguments, data: data)
    let concerned = subscribers.filter { $0.source == nil && FoldedName.equal($0.sourceIdentifier, source) }
    var isTaken = false
    for subscriber in concerned where try deliver(event, to: subscriber) { isTaken = true }
    if !isTaken { waiting.append(event) }
    return event
  }

  private func makeEvent(_ source: String, sender: Value, details: Value, arguments: [Value], data: Value) -> RecordObject {
    lastEvent += 1
    return EventRecords.event.make([
      .null, Value(Guid.empty), .int(lastEvent), sender, details, Value(arguments), Value(source), Value(DateTime.now()), data,
    ])
  }

  /// Runs a subscriber's action; false if it has none.
  private func deliver(_ event: RecordObject, to subscriber: EventSubscriber) throws -> Bool {
    if event["MessageData"].isNull { event["MessageData"] = subscriber.data }
    if let left = subscriber.left {
      subscriber.left = left - 1
      if left <= 1 { subscribers.removeAll { $0 === subscriber } }
    }
    guard let action = subscriber.action else { return false }
    try subscriber.run(action, for: event, engine)
    if let left = subscriber.left, left <= 0 { subscriber.job?.state = "Stopped" }
    return true
  }

  // MARK: Sources

  /// A timer was started, a folder is watched.
  func open(_ source: EventSourceObject) {
    nextLook = 0
    if sources.contains(where: { $0 === source }) { return }
    sources.append(source)
    engine.hooks.attend = { engine, _ in try SessionEvents.of(engine).attend() }
    Attention.byte.pointee |= Attention.events
  }

  func close(_ source: EventSourceObject) {
    sources.removeAll { $0 === source }
    if sources.isEmpty { Attention.byte.pointee &= ~Attention.events }
  }

  /// Somebody wants to know that nobody types.
  package var wantsIdle: Bool { hasSubscriber(RegisterEngineEvent.idle) }
  private var lastIdle = 0.0

  /// Nobody types: says so, a few times a second, to those who want to know.
  package func idle() throws {
    guard wantsIdle, !isDelivering, SessionEvents.now - lastIdle >= 0.3 else { return }
    lastIdle = SessionEvents.now
    isDelivering = true
    defer { isDelivering = false }
    try raise(RegisterEngineEvent.idle)
  }

  package var hasSources: Bool { !sources.isEmpty }

  /// Deals with the events that have come about since the last look; an action is not interrupted by another.
  package func attend() throws {
    guard !isDelivering, !sources.isEmpty else { return }
    let now = SessionEvents.now
    guard now >= nextLook else { return }
    isDelivering = true
    defer { isDelivering = false }
    var events: [ObjectEvent] = []
    for source in sources { events += try source.take(now) }
    nextLook = sources.map { $0.nextDue(now) }.min() ?? now
    events.sort { $0.time < $1.time }
    for event in events { try deliver(event) }
  }

  private func deliver(_ event: ObjectEvent) throws {
    let sender = Value.object(event.source)
    for subscriber in subscribers where subscriber.source === event.source && FoldedName.equal(subscriber.eventName, event.name) {
      let made = makeEvent(subscriber.sourceIdentifier, sender: sender, details: event.details, arguments: [sender, event.details], data: subscriber.data)
      if try !deliver(made, to: subscriber) { waiting.append(made) }
    }
    for handler in event.source.handlers where FoldedName.equal(handler.event, event.name) {
      try engine.aside {
        guard let function = handler.block.asObject as? ScriptBlock else { return }
        do { try engine.call(function, [sender, event.details], function.session.scope, underscore: event.details, this: sender, NullSink.shared) } catch let error as PSError {
          engine.remember(error.record)
          engine.host.show(error: error.record)
        }
      }
    }
  }

  /// Waits a little, at most until the next event can be there.
  func rest(until end: Double) throws {
    let now = SessionEvents.now
    let next = min(end, sources.map { $0.nextDue(now) }.min() ?? end)
    try StartSleep.pause(seconds: max(0.001, min(0.1, next - now)))
  }
}
