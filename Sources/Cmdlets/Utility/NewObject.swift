import Engine
import Objects

/// Makes an object of a .NET type.
struct NewObject: Cmdlet {
  static let name = "New-Object"
  static let traits = CommandTraits(defaultSet: "Net")

  var typeName = ""
  var argumentList: [Value] = []
  var comObject: String?
  var strict = false
  var property: PSHashtable?

  static let parameters: [Parameter<Self>] = [
    Parameter("TypeName", \.typeName, .set("Net", position: 0, mandatory: true)),
    Parameter("ArgumentList", \.argumentList, .set("Net", position: 1), .alias("Args")),
    Parameter("ComObject", \.comObject, .set("Com", position: 0, mandatory: true), .hidden),
    Parameter("Strict", \.strict, .sets(["Com"]), .ignored),
    Parameter("Property", \.property, .type("System.Collections.IDictionary")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if let comObject {
      throw run.error(
        "System.PlatformNotSupportedException", "Operation is not supported on this platform. COM class '\(comObject)' is only available on Windows.",
        id: "NoCOMClassIdentified", .ResourceUnavailable, target: Value(comObject))
    }
    guard let type = TypeCatalog.resolve(typeName) else {
      throw run.error(
        "PSArgumentException", "Cannot find type [\(typeName)]: verify that the assembly containing this type is loaded.", id: "TypeNotFound", .InvalidType)
    }
    let short = type.fullName
    if argumentList.isEmpty, short == "System.Management.Automation.PSObject" || short == "System.Management.Automation.PSCustomObject" {
      var bag = PropertyBag()
      for entry in property?.entries ?? [] { bag.set(try entry.key.text(), entry.value.isVoid ? .null : entry.value) }
      try run.write(.object(CustomObject(bag)))
      return
    }
    let made = try construct(type, run)
    for entry in property?.entries ?? [] { try set(try entry.key.text(), entry.value, on: made, run) }
    try run.write(made)
  }

  private func construct(_ type: TypeInfo, _ run: CommandRuntime) throws -> Value {
    let isPublic = !type.ownMembers.constructors.isEmpty || (argumentList.isEmpty && type.isValueType)
    if !isPublic, type.traits.contains(.abstract) || type.traits.contains(.interface) || type.isValueType {
      throw run.error(
        "PSArgumentException", "A constructor was not found. Cannot find an appropriate constructor for type \(typeName).", id: "CannotFindAppropriateCtor",
        .ObjectNotFound)
    }
    do { return try Members.construct(type, argumentList) } catch let error as PSError where !error.isThrow {
      let exception = error.record.exception
      guard exception.exceptionType.fullName.hasPrefix("System.Management.Automation.Method") else { throw error }
      throw PSError(ErrorRecord(exception, id: "ConstructorInvokedThrowException", category: .InvalidOperation))
    }
  }

  private func set(_ name: String, _ value: Value, on made: Value, _ run: CommandRuntime) throws {
    guard let member = Members.list(made).first(where: { FoldedName.equal($0.name, name) }) else {
      throw run.error(
        "System.InvalidOperationException", "The member \"\(name)\" was not found for the specified .NET object.", id: "InvalidOperationException",
        .InvalidOperation)
    }
    if !member.isProperty {
      // A method takes the value as its arguments.
      _ = try Members.invoke(made, name, Array(value.enumerated() ?? [value]))
      return
    }
    try Members.set(made, name, value)
  }
}
