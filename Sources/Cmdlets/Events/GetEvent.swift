import Engine
import Objects

/// Gives the events that wait in the queue.
struct GetEvent: Cmdlet {
  static let name = "Get-Event"
  static let traits = CommandTraits(defaultSet: "BySource")

  var sourceIdentifier: String?
  var eventIdentifier: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .set("BySource", position: 0, fromPipelineByPropertyName: true)),
    Parameter("EventIdentifier", \.eventIdentifier, .set("ById", position: 0, mandatory: true, fromPipelineByPropertyName: true), .alias("Id")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let found = try EventQueue.matching(source: sourceIdentifier, id: eventIdentifier)
    if found.isEmpty { try EventQueue.reportMissing(source: sourceIdentifier, id: eventIdentifier, what: "Event", run) }
    for event in found { try run.write(.object(event)) }
  }
}

extension EventQueue {
  /// The waiting events of a source or an identifier; all of them where neither is given.
  static func matching(source: String?, id: Int?) throws -> [RecordObject] {
    let pattern = try source.map { try Wildcard($0) }
    return waiting.filter { event in
      if let id { return event["EventIdentifier"] == Int32(id) }
      return pattern?.matches((try? event["SourceIdentifier"].text()) ?? "") ?? true
    }
  }

  /// The error for a name without a wildcard, or a number, that nothing has.
  static func reportMissing(source: String?, id: Int?, what: String, _ run: CommandRuntime) throws {
    if let id {
      let kind = what == "Event" ? "event" : "subscription"
      try run.writeError(
        run.error("System.ArgumentException", "\(what == "Event" ? "Event" : "The event subscription") with identifier '\(id)' does not exist.", id: "INVALID_\(kind.uppercased())_IDENTIFIER", .InvalidArgument))
    } else if let source, !Wildcard.isPattern(source) {
      let text = what == "Event" ? "Event with source identifier '\(source)' does not exist." : "The event subscription with source identifier '\(source)' does not exist."
      try run.writeError(run.error("System.ArgumentException", text, id: "INVALID_SOURCE_IDENTIFIER", .InvalidArgument))
    }
  }
}

extension Value {
  fileprivate static func == (left: Value, right: Int32) -> Bool { if case .int(let number) = left { number == right } else { false } }
}
