import Engine
import Formatting
import Objects

/// Makes an HTML page or table of objects.
struct ConvertToHtml: Cmdlet {
  static let name = "ConvertTo-Html"
  static let traits = CommandTraits(defaultSet: "Page")

  var inputObject = Value.null
  var property: [Value] = []
  var body: [String] = [], head: [String] = []
  var title = "HTML TABLE"
  var asShape = "Table"
  var cssUri: String?
  var fragment = false, transitional = false
  var postContent: [String] = [], preContent: [String] = []
  var meta: PSHashtable?
  var charset: String?
  private var columns: [PropertyParameter]?
  private var rows = 0
  private var hasBegun = false

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Property", \.property, .position(0)),
    Parameter("Body", \.body, .set("Page", position: 3)),
    Parameter("Head", \.head, .set("Page", position: 1)),
    Parameter("Title", \.title, .set("Page", position: 2)),
    Parameter("As", \.asShape, .oneOf(["Table", "List"])),
    Parameter("CssUri", \.cssUri, .alias("cu", "uri"), .set("Page")),
    Parameter("Fragment", \.fragment, .set("Fragment")),
    Parameter("PostContent", \.postContent),
    Parameter("PreContent", \.preContent),
    Parameter("Meta", \.meta, .set("Page")),
    Parameter("Charset", \.charset, .set("Page")),
    Parameter("Transitional", \.transitional, .set("Page")),
  ]

  private var isList: Bool { FoldedName.equal(asShape, "List") }

  private var hasHead = false

  /// The page's beginning is written with the first object: the commands behind have begun by then.
  private mutating func start(_ run: CommandRuntime) throws {
    if hasHead { return }
    hasHead = true
    if !fragment { try writeHead(run) }
    for line in preContent { try run.write(line) }
  }

  private func writeHead(_ run: CommandRuntime) throws {
    try run.write(
      transitional
        ? "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"  \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">"
        : "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"  \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">")
    try run.write("<html xmlns=\"http://www.w3.org/1999/xhtml\">")
    try run.write("<head>")
    if let charset { try run.write("<meta charset=\"\(charset)\">") }
    for line in head { try run.write(line) }
    if head.isEmpty { try run.write("<title>\(title)</title>") }
    for entry in meta?.entries ?? [] { try run.write("<meta name=\"\(try entry.key.text())\" content=\"\(try entry.value.text())\">") }
    if let cssUri { try run.write("<link rel=\"stylesheet\" type=\"text/css\" href=\"\(cssUri)\" />") }
    try run.write("</head><body>")
    for line in body { try run.write(line) }
  }

  mutating func process(_ run: CommandRuntime) throws {
    try start(run)
    if inputObject.isNull { return }
    let first = columns == nil
    let chosen = try columns ?? choose()
    columns = chosen
    if first {
      try run.write("<table>")
      hasBegun = true
      if !isList {
        try run.write("<colgroup>\(chosen.map(ConvertToHtml.column).joined())</colgroup>")
        try run.write("<tr>\(try chosen.map { "<th>\(ConvertToHtml.escaped(try $0.title()))</th>" }.joined())</tr>")
      }
    }
    if isList {
      if rows > 0 { try run.write("<tr><td><hr></td></tr>") }
      for column in chosen { try run.write("<tr><td>\(ConvertToHtml.escaped(try column.title())):</td><td>\(try text(column))</td></tr>") }
    } else {
      try run.write("<tr>\(try chosen.map { "<td>\(try text($0))</td>" }.joined())</tr>")
    }
    rows += 1
  }

  private func choose() throws -> [PropertyParameter] {
    let parameters = try property.isEmpty ? [PropertyParameter(.property("*"))] : property.map { try PropertyParameter($0, keys: PropertyParameter.tableKeys) }
    let found = try parameters.flatMap { try $0.expanded(on: inputObject) }
    // A number has no properties: its text stands in a column of its own.
    return found.isEmpty && property.isEmpty ? [PropertyParameter(.native { $0 }, label: "*")] : found
  }

  private func text(_ column: PropertyParameter) throws -> String {
    let value = (try? column.expression.evaluate(inputObject)) ?? .null
    return value.isNull ? "" : ConvertToHtml.escaped(try CsvWriter.text(value))
  }

  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    func add(_ text: String) { result.append(contentsOf: text.unicodeScalars) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\"": add("&quot;")
      case "'": add("&#39;")
      default: if (160..<256).contains(scalar.value) || scalar.value > 0xFFFF { add("&#\(scalar.value);") } else { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// A column's tag, with the width and the alignment that a calculated property names.
  private static func column(_ parameter: PropertyParameter) -> String {
    let width = parameter.width.map { " width = \"\($0)\"" } ?? ""
    let alignment = parameter.alignment.map { " align = \"\($0)\"" } ?? ""
    return "<col\(width)\(alignment)/>"
  }

  mutating func end(_ run: CommandRuntime) throws {
    try start(run)
    // A page without objects has an empty table, unless only its body was asked for.
    if !hasBegun { try run.write("<table>") }
    try run.write("</table>")
    for line in postContent { try run.write(line) }
    if !fragment { try run.write("</body></html>") }
  }
}
