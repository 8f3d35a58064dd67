import Engine
import Objects

/// Adds items to a list that an object holds, removes some or replaces all; alone it makes the changes as a table.
struct UpdateList: Cmdlet {
  static let name = "Update-List"
  static let traits = CommandTraits(defaultSet: "AddRemoveSet")

  var additions: [Value] = [], removals: [Value] = [], replacements: [Value] = []
  var inputObject = Value.null
  var property: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Add", \.additions, .sets(["AddRemoveSet"]), .notNullOrEmpty),
    Parameter("Remove", \.removals, .sets(["AddRemoveSet"]), .notNullOrEmpty),
    Parameter("Replace", \.replacements, .set("ReplaceSet", mandatory: true), .notNullOrEmpty),
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Property", \.property, .position(0), .notNullOrEmpty),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let property else { return }
    if inputObject.isNull { return try run.writeError(fault("MissingInputObjectParameter", "The InputObject parameter must be specified with the Property parameter.", run)) }
    guard let current = try Members.property(inputObject, property) else {
      return try run.writeError(fault("MemberDoesntExist", "The object does not have a member with the name \"\(property)\".", run))
    }
    guard let list = current.unwrapped.asObject as? PSList else {
      return try run.writeError(
        run.error("PSInvalidOperationException", "The update-list operation could not be applied: the member is not a collection that can change.", id: "ApplyFailed", .InvalidOperation))
    }
    apply(to: list)
    try run.write(inputObject)
  }

  private func apply(to list: PSList) {
    if !replacements.isEmpty {
      list.items = ContiguousArray(replacements)
      return
    }
    list.items += additions
    for item in removals { if let place = list.items.firstIndex(where: { (try? Operators.equals($0, item, ignoreCase: false)) ?? false }) { list.items.remove(at: place) } }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard property == nil else { return }
    if !inputObject.isNull { throw fault("MissingPropertyParameter", "The Property parameter must be specified with the InputObject parameter.", run) }
    let table = PSHashtable()
    if !additions.isEmpty { table.set(Value("Add"), Value(additions)) }
    if !removals.isEmpty { table.set(Value("Remove"), Value(removals)) }
    if !replacements.isEmpty { table.set(Value("Replace"), Value(replacements)) }
    try run.write(.object(table))
  }

  private func fault(_ id: String, _ text: String, _ run: CommandRuntime) -> PSError {
    run.error("System.InvalidOperationException", text, id: id, .InvalidOperation, target: inputObject)
  }
}
