import Engine
import Formatting
import Objects

/// Reads view definitions from a `.format.ps1xml` file.
package struct FormatFile {
  private let engine: Engine
  private let session: SessionState
  /// Controls that views use by their names.
  private final class Names {
    var controls: [String: CustomControl] = [:]
    var sets: [String: [String]] = [:]
  }
  private let names = Names()

  package init(_ engine: Engine) {
    self.engine = engine
    session = engine.global
  }

  package func views(_ text: String) throws -> [View] {
    let document = try XmlParser.parse(text)
    guard let root = document.elements.first else { return [] }
    for set in root.element("SelectionSets")?.elements("SelectionSet") ?? [] {
      names.sets[value(set, "Name") ?? ""] = set.element("Types")?.elements("TypeName").map { clean($0.innerText) } ?? []
    }
    // Controls may use one another, so all have their names before any is read.
    let controls = root.element("Controls")?.elements("Control") ?? []
    for control in controls { names.controls[value(control, "Name") ?? ""] = CustomControl() }
    for control in controls {
      if let body = control.element("CustomControl") { names.controls[value(control, "Name") ?? ""]?.view = try custom(body) }
    }
    return try (root.element("ViewDefinitions")?.elements("View") ?? []).compactMap { try view($0) }
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

  private func view(_ node: XmlNode) throws -> View? {
    for control in node.element("Controls")?.elements("Control") ?? [] {
      let made = CustomControl()
      names.controls[value(control, "Name") ?? ""] = made
      if let body = control.element("CustomControl") { made.view = try custom(body) }
    }
    let types = typeNames(node.element("ViewSelectedBy"))
    guard let shape = try shape(node) else { return nil }
    return View(value(node, "Name") ?? "", types, shape, groupBy: try groupBy(node), isOutOfBand: node.element("OutOfBand") != nil)
  }

  private func typeNames(_ node: XmlNode?) -> [String] {
    (node?.elements("TypeName").map { clean($0.innerText) } ?? []) + (node?.elements("SelectionSetName").flatMap { names.sets[clean($0.innerText)] ?? [] } ?? [])
  }

  // MARK: Entries

  /// Whom an entry is for; nil for the default entry.
  private func selection(_ entry: XmlNode) throws -> EntrySelection? {
    guard let selected = entry.element("EntrySelectedBy") else { return nil }
    let conditions = try selected.elements("SelectionCondition").compactMap { node in
      try expression(node).map { EntrySelection.Condition(typeNames: typeNames(node), expression: $0) }
    }
    return EntrySelection(typeNames: typeNames(selected), conditions: conditions)
  }

  /// The default entry, and what the others make of themselves.
  private func entries<Body>(_ all: [XmlNode], _ make: (XmlNode) throws -> Body) throws -> (main: XmlNode?, others: [SelectedEntry<Body>]) {
    var main: XmlNode?, others: [SelectedEntry<Body>] = []
    for entry in all {
      if let selection = try selection(entry) { others.append(SelectedEntry(selection, try make(entry))) } else if main == nil { main = entry }
    }
    return (main ?? all.first, others)
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
    let (entry, others) = try entries(node.element("TableRowEntries")?.elements("TableRowEntry") ?? []) { try columns($0, headers) }
    var view = TableView(
      try entry.map { try columns($0, headers) } ?? [], fitsValues: node.element("AutoSize") != nil, wraps: entry?.element("Wrap") != nil,
      hidesHeader: node.element("HideTableHeaders") != nil)
    view.entries = others
    return view
  }

  private func columns(_ entry: XmlNode, _ headers: [XmlNode]) throws -> [ViewColumn] {
    let items = entry.element("TableColumnItems")?.elements("TableColumnItem") ?? []
    return try items.enumerated().compactMap { index, item -> ViewColumn? in
      guard let expression = try expression(item) else { return nil }
      let header = index < headers.count ? headers[index] : nil
      return ViewColumn(
        expression, label: header.flatMap { value($0, "Label") }, width: header.flatMap { value($0, "Width") }.flatMap { Int($0) } ?? 0,
        alignment: alignment(value(item, "Alignment")) ?? alignment(header.flatMap { value($0, "Alignment") }), formatString: value(item, "FormatString"))
    }
  }

  private func list(_ node: XmlNode) throws -> ListView {
    let (entry, others) = try entries(node.element("ListEntries")?.elements("ListEntry") ?? []) { try listItems($0) }
    var view = ListView(try entry.map { try listItems($0) } ?? [])
    view.entries = others
    return view
  }

  private func listItems(_ entry: XmlNode) throws -> [ViewItem] {
    try (entry.element("ListItems")?.elements("ListItem") ?? []).compactMap { item in
      guard let expression = try expression(item) else { return nil }
      let condition = try item.element("ItemSelectionCondition").flatMap { try self.expression($0) }
      return ViewItem(expression, label: value(item, "Label"), formatString: value(item, "FormatString"), condition: condition)
    }
  }

  private func wide(_ node: XmlNode) throws -> WideView {
    let (entry, others) = try entries(node.element("WideEntries")?.elements("WideEntry") ?? []) { try wideItem($0) }
    let main = try entry.map { try wideItem($0) } ?? ViewItem(.property("Name"))
    var view = WideView(main.expression, formatString: main.formatString, columns: value(node, "ColumnNumber").flatMap { Int($0) })
    view.entries = others
    return view
  }

  private func wideItem(_ entry: XmlNode) throws -> ViewItem {
    let item = entry.element("WideItem")
    return ViewItem(try item.flatMap { try expression($0) } ?? .property("Name"), formatString: item.flatMap { value($0, "FormatString") })
  }

  private func custom(_ node: XmlNode) throws -> CustomView {
    func items(_ entry: XmlNode) throws -> [CustomItem] { try entry.element("CustomItem").map { try parts($0) } ?? [] }
    let (entry, others) = try entries(node.element("CustomEntries")?.elements("CustomEntry") ?? [], items)
    var view = CustomView(try entry.map(items) ?? [])
    view.entries = others
    return view
  }

  private func binding(_ node: XmlNode) throws -> [CustomItem] {
    let expression = try expression(node), enumerates = node.element("EnumerateCollection") != nil
    if let name = value(node, "CustomControlName"), let control = names.controls[name] { return [.control(expression, enumerates: enumerates, control)] }
    if let body = node.element("CustomControl") {
      let control = CustomControl()
      control.view = try custom(body)
      return [.control(expression, enumerates: enumerates, control)]
    }
    guard let expression else { return [] }
    return [.expression(expression, formatString: value(node, "FormatString"), enumerates: enumerates)]
  }

  private func parts(_ node: XmlNode) throws -> [CustomItem] {
    try node.elements.flatMap { child -> [CustomItem] in
      switch child.name {
      case "Text": return [.text(child.innerText)]
      case "NewLine": return Array(repeating: .newLine, count: value(child, "Count").flatMap { Int($0) } ?? 1)
      case "ExpressionBinding":
        let bound = try binding(child)
        guard let condition = try child.element("ItemSelectionCondition").flatMap({ try expression($0) }) else { return bound }
        return [.conditional(condition, bound)]
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
