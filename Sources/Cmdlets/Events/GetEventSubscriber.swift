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
    let found = try EventQueue.subscribers(source: sourceIdentifier, id: subscriptionId, force: force)
    if found.isEmpty { try EventQueue.reportMissing(source: sourceIdentifier, id: subscriptionId, what: "Subscription", run) }
    for subscriber in found { try run.write(.object(subscriber.record)) }
  }
}

extension EventQueue {
  /// The subscribers of a source or an identifier; hidden ones only with `force`.
  static func subscribers(source: String?, id: Int?, force: Bool) throws -> [Subscriber] {
    let pattern = try source.map { try Wildcard($0) }
    return subscribers.filter { subscriber in
      guard force || !subscriber.isHidden else { return false }
      if let id { return subscriber.id == id }
      return pattern?.matches(subscriber.sourceIdentifier) ?? true
    }
  }
}
