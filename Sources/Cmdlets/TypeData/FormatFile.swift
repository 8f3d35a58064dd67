import Engine
import Formatting
import Objects

/// Reads view definitions from a `.format.ps1xml` file.
package struct FormatFile {
  private let engine: Engine
  private let session: SessionState

  package init(_ engine: Engine) {
    self.engine = engine
    session = engine.global
  }

  package func views(_ text: String) throws -> [View] {
    let document = try XmlParser.parse(text)
    guard let root = document.elements.first else { return [] }
    var sets: [String: [String]] = [:]
    for set in root.element("SelectionSets")?.elements("SelectionSet") ?? [] {
      sets[value(set, "Name") ?? ""] = set.element("Types")?.elements("TypeName").map { clean($0.innerText) } ?? []
    }
    return try (root.element("ViewDefinitions")?.elements("View") ?? []).compactMap { try view($0, sets) }
  }

  /// Reads a file and adds its views to those of the session.
  package func add(_ path: String, isPrepended: Bool) throws {
    do {
      let views = try views(try FileReader(path).readAll())
      let catalog = FormatSession.environment.catalog
      if isPrepended { catalog.prepend(views) } else { catalog.append(views) }
    } catch let failure as XmlParser.Failure {
      throw PSError(
        "RuntimeException", "There were errors in loading the format data file: \(path), , \(failure.text)", id: "FormatXmlUpdateException", category: .InvalidData)
    }
  }

  private func clean(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while scalars.first?.isXmlBlank ?? false { scalars.removeFirst() }
    while scalars.last?.isXmlBlank ?? false { scalars.removeLast() }
    return String(scalars)
  }

  private func value(_ node: XmlNode, _ name: String) -> String? { node.element(name).map { clean($0.innerText) } }

  private func view(_ node: XmlNode, _ sets: [String: [String]]) throws -> View? {
    let selected = node.element("ViewSelectedBy")
    var types = selected?.elements("TypeName").map { clean($0.innerText) } ?? []
    for set in selected?.elements("SelectionSetName") ?? [] { types += sets[clean(set.innerText)] ?? [] }
    guard let shape = try shape(node) else { return nil }
    return View(value(node, "Name") ?? "", types, shape, groupBy: try groupBy(node), isOutOfBand: node.element("OutOfBand") != nil)
  }

  private func shape(_ node: XmlNode) throws -> View.Shape? {
    if let table = node.element("TableControl") { return .table(try self.table(table)) }
    if let list = node.element("ListControl") { return .list(try self.list(list)) }
    if let wide = node.element("WideControl") { return .wide(try self.wide(wide)) }
    if let custom = node.element("CustomControl") { return .custom(try self.custom(custom)) }
    return nil
  }

  /// `PropertyName` or `ScriptBlock` of a node.
  private func expression(_ node: XmlNode) throws -> ViewExpression? {
    if let name = value(node, "PropertyName") { return .property(name) }
    if let script = node.element("ScriptBlock") { return .script(try engine.makeBlock(script.innerText, session)) }
    return nil
  }

  private func groupBy(_ node: XmlNode) throws -> ViewGroupBy? {
    guard let group = node.element("GroupBy"), let expression = try expression(group) else { return nil }
    return ViewGroupBy(expression, label: value(group, "Label"))
  }

  private func alignment(_ text: String?) -> TextAlignment? {
    switch text?.lowercased() {
    case "left": .left
    case "right": .right
    case "center": .center
    default: nil
    }
  }

  private func table(_ node: XmlNode) throws -> TableView {
    let headers = node.element("TableHeaders")?.elements("TableColumnHeader") ?? []
    let entry = node.element("TableRowEntries")?.elements("TableRowEntry").first
    let items = entry?.element("TableColumnItems")?.elements("TableColumnItem") ?? []
    let columns = try items.enumerated().compactMap { index, item -> ViewColumn? in
      guard let expression = try expression(item) else { return nil }
      let header = index < headers.count ? headers[index] : nil
      return ViewColumn(
        expression, label: header.flatMap { value($0, "Label") }, width: header.flatMap { value($0, "Width") }.flatMap { Int($0) } ?? 0,
        alignment: alignment(value(item, "Alignment")) ?? alignment(header.flatMap { value($0, "Alignment") }), formatString: value(item, "FormatString"))
    }
    return TableView(
      columns, fitsValues: node.element("AutoSize") != nil, wraps: entry?.element("Wrap") != nil, hidesHeader: node.element("HideTableHeaders") != nil)
  }

  private func list(_ node: XmlNode) throws -> ListView {
    let items = node.element("ListEntries")?.elements("ListEntry").first?.element("ListItems")?.elements("ListItem") ?? []
    return ListView(
      try items.compactMap { item in
        guard let expression = try expression(item) else { return nil }
        let condition = try item.element("ItemSelectionCondition").flatMap { try self.expression($0) }
        return ViewItem(expression, label: value(item, "Label"), formatString: value(item, "FormatString"), condition: condition)
      })
  }

  private func wide(_ node: XmlNode) throws -> WideView {
    let item = node.element("WideEntries")?.elements("WideEntry").first?.element("WideItem")
    let columns = value(node, "ColumnNumber").flatMap { Int($0) }
    guard let item, let expression = try expression(item) else { return WideView(.property("Name"), columns: columns) }
    return WideView(expression, formatString: value(item, "FormatString"), columns: columns)
  }

  private func custom(_ node: XmlNode) throws -> CustomView {
    let item = node.element("CustomEntries")?.elements("CustomEntry").first?.element("CustomItem")
    return CustomView(try item.map { try parts($0) } ?? [])
  }

  private func parts(_ node: XmlNode) throws -> [CustomItem] {
    try node.elements.flatMap { child -> [CustomItem] in
      switch child.name {
      case "Text": return [.text(child.innerText)]
      case "NewLine": return Array(repeating: .newLine, count: value(child, "Count").flatMap { Int($0) } ?? 1)
      case "ExpressionBinding":
        guard let expression = try expression(child) else { return [] }
        return [.expression(expression, formatString: value(child, "FormatString"), enumerates: child.element("EnumerateCollection") != nil)]
      case "Frame":
        let indent = value(child, "LeftIndent").flatMap { Int($0) } ?? 0
        return [.frame(indent: indent, try child.element("CustomItem").map { try parts($0) } ?? [])]
      default: return []
      }
    }
  }
}

/// Adds views from files.
struct UpdateFormatData: Cmdlet {
  static let name = "Update-FormatData"
  static let traits = CommandTraits(supportsShouldProcess: true)

  var appendPath: [String] = [], prependPath: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("AppendPath", \.appendPath, .position(0), .fromPipeline, .fromPipelineByPropertyName, .alias("PSPath", "Path")),
    Parameter("PrependPath", \.prependPath),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for (paths, isPrepended) in [(prependPath, true), (appendPath, false)] {
      for path in paths {
        do {
          let file = try PathResolver.file(path, run)
          guard HostFiles.exists(file) else { throw PathResolver.notFound(file) }
          try FormatFile(run.engine).add(file, isPrepended: isPrepended)
        } catch let error as PSError { try run.writeError(error) }
      }
    }
  }
}
