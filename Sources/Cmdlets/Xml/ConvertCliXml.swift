import Engine
import Objects

/// Makes CLIXML text of objects.
struct ConvertToCliXml: Cmdlet {
  static let name = "ConvertTo-CliXml"
  var inputObject = Value.null
  var depth = 2
  private var items: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline, .allowNull),
    Parameter("Depth", \.depth, .position(1), .range(1...Int(Int32.max))),
  ]

  mutating func process(_ run: CommandRuntime) throws { items.append(inputObject) }

  mutating func end(_ run: CommandRuntime) throws {
    try run.write(try ConvertToCliXml.text(items, depth: depth))
  }

  static func text(_ items: [Value], depth: Int) throws -> String {
    var writer = CliXmlWriter()
    for item in items { try writer.write(item, depth: depth) }
    return (["<Objs Version=\"1.1.0.1\" xmlns=\"\(CliXmlWriter.namespace)\">"] + writer.lines + ["</Objs>"]).joined(separator: "\n")
  }
}

/// Makes objects of CLIXML text.
struct ConvertFromCliXml: Cmdlet {
  static let name = "ConvertFrom-CliXml"
  var inputObject = ""

  static let parameters: [Parameter<Self>] = [Parameter("InputObject", \.inputObject, .mandatory, .position(0), .fromPipeline)]

  mutating func process(_ run: CommandRuntime) throws {
    try ImportClixml.emit(inputObject, run)
  }
}
