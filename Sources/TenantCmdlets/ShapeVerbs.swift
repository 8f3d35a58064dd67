import Engine
import Objects
import Tenant

/// Reads a shape from a module's table: what a command prints of an object of the tenant.
struct NewSimShape: Cmdlet {
  static let name = "New-SimShape"
  static let traits = TenantCmdletTable.traits

  var shape: [String] = [], rows = Value.null, runspace = "", computer = ""

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.shape, .position(0), .mandatory), Parameter("Table", \.rows, .position(1), .mandatory), Parameter("RunspaceId", \.runspace),
    Parameter("ComputerName", \.computer),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let rows = rows.unwrapped.asObject as? PSHashtable else {
      throw run.error("PSArgumentException", "The table of shapes must be a hashtable.", id: "ShapeTableExpected", .InvalidArgument)
    }
    var parser = ShapeParser(rows: rows, run: run)
    if !runspace.isEmpty { parser.remote = remote }
    try run.write(.object(try parser.shape(shape)))
  }

  /// What a remote session adds to each object.
  private var remote: (first: [ObjectShape.Member], last: [ObjectShape.Member]) {
    func member(_ name: String, _ value: Value) -> ObjectShape.Member { ObjectShape.Member(name: name, form: .asIs, source: .constant(value)) }
    return (
      [member("RunspaceId", Guid(runspace).map { Value($0) } ?? .null)],
      [member("PSComputerName", Value(computer)), member("PSShowComputerName", .bool(false))]
    )
  }
}

/// Makes the printed object of an object of the tenant.
struct ConvertToSimShape: Cmdlet {
  static let name = "ConvertTo-SimShape"
  static let traits = TenantCmdletTable.traits

  var shape = Value.null, input = Value.null
  private var projection: ObjectShape.Projection?

  static let parameters: [Parameter<Self>] = [
    Parameter("Shape", \.shape, .position(0), .mandatory), Parameter("InputObject", \.input, .position(1), .mandatory, .fromPipeline),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let object = input.unwrapped.asObject as? CustomObject else { return }
    let maker = try projection ?? ObjectShape.Projection(ObjectShape.of(shape, run), TenantCmdletTable.store(run))
    projection = maker
    try run.write(.object(try maker.object(of: object.properties)))
  }
}

extension ObjectShape {
  static func of(_ value: Value, _ run: CommandRuntime) throws -> ObjectShape {
    if let shape = value.unwrapped.asObject as? ObjectShape { return shape }
    throw run.error("PSArgumentException", "A shape made by New-SimShape is needed.", id: "ShapeExpected", .InvalidArgument)
  }
}
