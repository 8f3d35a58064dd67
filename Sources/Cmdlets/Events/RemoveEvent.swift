import Engine
import Objects

/// Takes events out of the queue.
struct RemoveEvent: Cmdlet {
  static let name = "Remove-Event"
  static let traits = CommandTraits(defaultSet: "BySource", supportsShouldProcess: true)

  var sourceIdentifier: String?
  var eventIdentifier: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .set("BySource", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("EventIdentifier", \.eventIdentifier, .set("ByIdentifier", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for event in try SessionEvents.of(run.engine).events(sourceIdentifier, eventIdentifier, run) where try run.shouldProcess("Event '\(try event["SourceIdentifier"].text())'", "Remove") {
      SessionEvents.of(run.engine).waiting.removeAll { $0 === event }
    }
  }
}
