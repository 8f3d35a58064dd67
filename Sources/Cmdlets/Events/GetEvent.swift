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
    for event in try SessionEvents.of(run.engine).events(sourceIdentifier, eventIdentifier, run) { try run.write(.object(event)) }
  }
}

extension SessionEvents {
  /// The waiting events of a source or an identifier; all of them where neither is given.
  func matching(source: String?, id: Int?) throws -> [RecordObject] {
    let pattern = try source.map { try Wildcard($0) }
    return waiting.filter { event in
      if let id { if case .int(let number) = event["EventIdentifier"] { return Int(number) == id } else { return false } }
      return pattern?.matches((try? event["SourceIdentifier"].text()) ?? "") ?? true
    }
  }

  /// The same, with an error where a name or number finds none.
  func events(_ source: String?, _ id: Int?, _ run: CommandRuntime) throws -> [RecordObject] {
    let found = try matching(source: source, id: id)
    if found.isEmpty { try SessionEvents.reportMissing(source, id, "Event", kind: "EVENT", run) }
    return found
  }

  /// The error for a name without a wildcard, or a number, that nothing has.
  static func reportMissing(_ source: String?, _ id: Int?, _ subject: String, kind: String, _ run: CommandRuntime) throws {
    if let id {
      try run.writeError(
        run.error("System.ArgumentException", "\(subject) with identifier '\(id)' does not exist.", id: "INVALID_\(kind)_IDENTIFIER", .InvalidArgument))
    } else if let source, !Wildcard.isPattern(source) {
      try run.writeError(
        run.error("System.ArgumentException", "\(subject) with source identifier '\(source)' does not exist.", id: "INVALID_SOURCE_IDENTIFIER", .InvalidArgument))
    }
  }
}
