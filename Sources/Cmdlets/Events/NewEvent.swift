import Engine
import Objects

/// Makes an event; subscribers with an action run it at once.
struct NewEvent: Cmdlet {
  static let name = "New-Event"

  var sourceIdentifier = ""
  var sender = Value.null
  var eventArguments: [Value] = []
  var messageData = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("SourceIdentifier", \.sourceIdentifier, .position(0), .mandatory), Parameter("Sender", \.sender, .position(1)),
    Parameter("EventArguments", \.eventArguments, .position(2), .allowNull, .allowEmptyCollection), Parameter("MessageData", \.messageData, .position(3)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try run.write(.object(SessionEvents.of(run.engine).raise(sourceIdentifier, sender: sender, arguments: eventArguments, data: messageData)))
  }
}
