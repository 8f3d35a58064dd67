import Engine
import Formatting
import Objects

/// Joins objects into one text.
struct JoinString: Cmdlet {
  static let name = "Join-String"
  static let traits = CommandTraits(defaultSet: "default")

  var inputObject = Value.null
  var property = Value.null
  var separator: String?
  var outputPrefix = "", outputSuffix = ""
  var singleQuote = false, doubleQuote = false, useCulture = false
  var formatString: String?
  private var parts: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Property", \.property, .position(0)),
    Parameter("Separator", \.separator, .position(1), .allowEmptyString),
    Parameter("OutputPrefix", \.outputPrefix, .alias("op")),
    Parameter("OutputSuffix", \.outputSuffix, .alias("os")),
    Parameter("SingleQuote", \.singleQuote, .sets(["SingleQuote"])),
    Parameter("DoubleQuote", \.doubleQuote, .sets(["DoubleQuote"])),
    Parameter("FormatString", \.formatString, .sets(["Format"])),
    Parameter("UseCulture", \.useCulture),
    Parameter("InputObject", \.inputObject, .fromPipeline),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for item in try inputObject.enumerated() ?? [inputObject] where !item.isNull {
      let value = property.isNull ? item : try PropertyParameter(property, keys: [.expression]).expression.evaluate(item)
      let text = useCulture ? try value.culturalText() : try value.text()
      if singleQuote {
        parts.append("'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'")
      } else if doubleQuote {
        parts.append("\"\(text)\"")
      } else if let formatString {
        parts.append(try Operators.format(Value(formatString), value).text())
      } else {
        parts.append(text)
      }
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    let joint: String
    if let separator { joint = separator } else {
      joint = try run.scope.lookup(Symbol("OFS"))?.text() ?? ""
    }
    try run.write(outputPrefix + parts.joined(separator: joint) + outputSuffix)
  }
}
