import Engine
import Objects

/// Ends subscriptions to events.
struct UnregisterEvent: Cmdlet {
  static let name = "Unregister-Event"
  static let traits = CommandTraits(defaultSet: "BySource", supportsShouldProcess: true)

  var sourceIdentifier: String?
  var subscriptionId: Int?
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .set("BySource", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("SubscriptionId", \.subscriptionId, .set("ByIdentifier", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for subscriber in try SessionEvents.of(run.engine).subscribers(sourceIdentifier, subscriptionId, force: force, run)
    where try run.shouldProcess("Event subscription '\(subscriber.sourceIdentifier)'", "Unsubscribe") { SessionEvents.of(run.engine).remove(subscriber) }
  }
}
