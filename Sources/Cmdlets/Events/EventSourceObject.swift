import Engine
import Objects

/// Something that happened to an object.
struct ObjectEvent {
  let source: EventSourceObject
  let name: String
  /// The event's arguments: `$EventArgs`.
  let details: Value
  /// When, in seconds of `SessionEvents.now`.
  let time: Double
}

/// An object that raises events by itself while it is switched on. It is asked between pipelines: a session has one thread.
class EventSourceObject: PSObject {
  /// What `add_Elapsed` and its like were given.
  private(set) var handlers: [(event: String, block: Value)] = []

  /// The names of its events.
  var events: [String] { [] }

  /// What has happened since the last time.
  func take(_ now: Double) throws -> [ObjectEvent] { [] }

  /// When it has to be asked again.
  func nextDue(_ now: Double) -> Double { now + 0.01 }

  final func setOpen(_ isOpen: Bool) {
    if isOpen { SessionEvents.current?.open(self) } else { SessionEvents.current?.close(self) }
  }

  /// `add_Elapsed`, `remove_Elapsed`: blocks run as actions do, between pipelines.
  static func declareEvents(_ names: [String], _ members: inout TypeMembers) {
    for event in names {
      members.method("void add_\(event)(scriptblock value)") { target, arguments in
        (target.unwrapped.asObject as? EventSourceObject)?.handlers.append((event, try block(arguments[0])))
        return .void
      }
      members.method("void remove_\(event)(scriptblock value)") { target, arguments in
        let removed = try block(arguments[0]).asObject
        (target.unwrapped.asObject as? EventSourceObject)?.handlers.removeAll { $0.event == event && $0.block.asObject === removed }
        return .void
      }
    }
  }

  private static func block(_ value: Value) throws -> Value {
    guard value.unwrapped.asObject is ScriptBlock else { throw PSError.dotNet("System.ArgumentException", "A script block is needed here. (Parameter 'value')") }
    return value.unwrapped
  }
}
