import Engine
import Objects

/// Lists who waits for events.
struct GetEventSubscriber: Cmdlet {
  static let name = "Get-EventSubscriber"
  static let traits = CommandTraits(defaultSet: "BySource")

  var sourceIdentifier: String?
  var subscriptionId: Int?
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .set("BySource", position: 0, fromPipelineByPropertyName: true)),
    Parameter("SubscriptionId", \.subscriptionId, .set("ById", position: 0, mandatory: true, fromPipelineByPropertyName: true), .alias("Id")),
    Parameter("Force", \.force, .position(1)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for subscriber in try SessionEvents.of(run.engine).subscribers(sourceIdentifier, subscriptionId, force: force, run) { try run.write(.object(subscriber.record)) }
  }
}

extension SessionEvents {
  /// The subscribers of a source or an identifier, hidden ones only with `force`; an error where a name or number finds none.
  func subscribers(_ source: String?, _ id: Int?, force: Bool, _ run: CommandRuntime) throws -> [EventSubscriber] {
    let pattern = try source.map { try Wildcard($0) }
    let found = subscribers.filter { subscriber in
      guard force || !subscriber.isHidden else { return false }
      if let id { return subscriber.id == id }
      return pattern?.matches(subscriber.sourceIdentifier) ?? true
    }
    if found.isEmpty { try SessionEvents.reportMissing(source, id, "The event subscription", kind: "SUBSCRIPTION", run) }
    return found
  }
}
