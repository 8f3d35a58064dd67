import Engine
import Objects
import Tenant

/// Finds objects of the tenant: all of a kind, or those that an identity means; as they are stored, or in a shape.
struct FindSimObject: Cmdlet {
  static let name = "Find-SimObject"
  static let traits = TenantCmdletTable.traits

  var kind = ""
  var identity: String?
  var single = false
  var condition: String?
  var prefix: String?
  var shape = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Kind", \.kind, .position(0), .mandatory),
    Parameter("Identity", \.identity, .position(1)),
    Parameter("Single", \.single),
    Parameter("Where", \.condition),
    Parameter("As", \.shape),
    Parameter("Prefix", \.prefix, .allowEmptyString),
  ]

  /// More than this many nobody reads in a menu.
  private static let longestOffer = 400

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    let projection = shape.isNull ? nil : ObjectShape.Projection(try ObjectShape.of(shape, run), store)
    let test = condition.map { ObjectCondition($0) }
    func show(_ object: StoredObject) throws {
      if let test, !test.holds(object.properties.properties) { return }
      try run.write(.object(try projection?.object(of: object.properties.properties) ?? object.properties))
    }
    if single { return try show(store.one(kind, identity: identity ?? "")) }
    if let prefix { return try store.find(kind, prefix: prefix, limit: Self.longestOffer).forEach(show) }
    if let identity { return try store.find(kind, identity: identity).forEach(show) }
    try store.each(kind) { object in
      if test?.holds(object.properties.properties) ?? true { try store.countObject() }
      try show(object)
    }
  }
}

/// Adds an object to the tenant and gives it back with its id.
struct AddSimObject: Cmdlet {
  static let name = "Add-SimObject"
  static let traits = TenantCmdletTable.traits

  var kind = ""
  var properties = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Kind", \.kind, .position(0), .mandatory), Parameter("Property", \.properties, .position(1), .mandatory),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let object = CustomObject()
    for (name, value) in try PropertyList.of(properties, run) { object.properties.set(name, value) }
    try run.write(.object(try TenantCmdletTable.store(run).add(kind, object).properties))
  }
}

/// Changes properties of an object and gives it back as it is then.
struct EditSimObject: Cmdlet {
  static let name = "Edit-SimObject"
  static let traits = TenantCmdletTable.traits

  var kind = "", id = ""
  var properties = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Kind", \.kind, .position(0), .mandatory), Parameter("Id", \.id, .position(1), .mandatory),
    Parameter("Property", \.properties, .position(2), .mandatory),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    let changes = try PropertyList.of(properties, run)
    try store.countObject()
    let edited = try store.transaction { try store.edit(store.one(kind, identity: id), changes) }
    try run.write(.object(edited.properties))
  }
}

/// Removes an object and its secrets.
struct RemoveSimObject: Cmdlet {
  static let name = "Remove-SimObject"
  static let traits = TenantCmdletTable.traits

  var kind = "", id = ""

  static let parameters: [Parameter<Self>] = [
    Parameter("Kind", \.kind, .position(0), .mandatory), Parameter("Id", \.id, .position(1), .mandatory),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let store = try TenantCmdletTable.store(run)
    try store.transaction { try store.remove(store.one(kind, identity: id)) }
  }
}

/// Runs a block whose changes happen together or not at all.
struct UseSimTransaction: Cmdlet {
  static let name = "Use-SimTransaction"
  static let traits = TenantCmdletTable.traits

  var block: ScriptBlock?

  static let parameters: [Parameter<Self>] = [Parameter("ScriptBlock", \.block, .position(0), .mandatory)]

  mutating func process(_ run: CommandRuntime) throws {
    guard let block else { return }
    let store = try TenantCmdletTable.store(run)
    // What the block writes goes on only after the end: a later command that stops the pipeline must not undo the change.
    let sink = ListSink()
    try store.transaction { try run.invoke(block, underscore: .unset, into: sink) }
    if let problem = store.lastMailProblem {
      store.lastMailProblem = nil
      try run.warning("The mail is in the outbox of the tenant, but its file could not be written: \(problem)")
    }
    for item in sink.items { try run.write(item) }
  }
}

/// Reads name and value pairs of a hashtable or an object.
enum PropertyList {
  static func of(_ value: Value, _ run: CommandRuntime) throws -> [(name: String, value: Value)] {
    switch value.unwrapped.asObject {
    case let table as PSHashtable: return try table.entries.map { (try $0.key.text(), $0.value) }
    case let object as CustomObject: return Array(zip(object.properties.shape.names, object.properties.slots)).map { (name: $0.0, value: $0.1) }
    default: throw run.error("PSArgumentException", "The properties must be a hashtable or an object.", id: "PropertyListExpected", .InvalidArgument)
    }
  }
}
