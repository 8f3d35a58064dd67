import Objects

/// Where the value of a column, a list item or a group heading comes from.
package enum ViewExpression {
  case property(String)
  /// A script block that sees the object as `$_`.
  case script(PSObject)
  /// Computed by native code, for the few built-in columns that are no property.
  case native((Value) throws -> Value)

  package func evaluate(_ target: Value) throws -> Value {
    switch self {
    case .property(let name): try Members.property(target, name) ?? .null
    case .script(let block): try ObjectRuntime.current.invoke(block, this: target, underscore: target)
    case .native(let compute): try compute(target)
    }
  }

  package var isScript: Bool { if case .script = self { true } else { false } }
}

/// One column of a table view.
package struct ViewColumn {
  package var label: String?
  package var width: Int
  package var alignment: TextAlignment?
  package var expression: ViewExpression
  package var formatString: String?

  package init(_ expression: ViewExpression, label: String? = nil, width: Int = 0, alignment: TextAlignment? = nil, formatString: String? = nil) {
    self.expression = expression
    self.label = label
    self.width = width
    self.alignment = alignment
    self.formatString = formatString
  }

  package init(_ property: String, label: String? = nil, width: Int = 0, alignment: TextAlignment? = nil) {
    self.init(.property(property), label: label, width: width, alignment: alignment)
  }
}

/// One line of a list view.
package struct ViewItem {
  package var label: String?
  package var expression: ViewExpression
  package var formatString: String?
  /// Shown only if the script block or property is true.
  package var condition: ViewExpression?

  package init(_ expression: ViewExpression, label: String? = nil, formatString: String? = nil, condition: ViewExpression? = nil) {
    self.expression = expression
    self.label = label
    self.formatString = formatString
    self.condition = condition
  }
}

/// A part of a custom view.
package indirect enum CustomItem {
  case text(String)
  case newLine
  case expression(ViewExpression, formatString: String?, enumerates: Bool)
  case frame(indent: Int, [CustomItem])
  /// Another control shows the value, or each of its items.
  case control(ViewExpression?, enumerates: Bool, CustomControl)
  /// Left out unless the property or script block is true.
  case conditional(ViewExpression, [CustomItem])
}

package struct TableView {
  package var columns: [ViewColumn]
  package var fitsValues = false
  package var wraps = false
  package var hidesHeader = false
  /// Rows of objects that are shown differently.
  package var entries: [SelectedEntry<[ViewColumn]>] = []

  package init(_ columns: [ViewColumn], fitsValues: Bool = false, wraps: Bool = false, hidesHeader: Bool = false) {
    self.columns = columns
    self.fitsValues = fitsValues
    self.wraps = wraps
    self.hidesHeader = hidesHeader
  }
}

package struct ListView {
  package var items: [ViewItem]
  package var entries: [SelectedEntry<[ViewItem]>] = []
  package init(_ items: [ViewItem]) { self.items = items }
  package init(properties: [String]) { items = properties.map { ViewItem(.property($0)) } }
}

package struct WideView {
  package var expression: ViewExpression
  package var formatString: String?
  package var columns: Int?
  package var entries: [SelectedEntry<ViewItem>] = []
  package init(_ expression: ViewExpression, formatString: String? = nil, columns: Int? = nil) {
    self.expression = expression
    self.formatString = formatString
    self.columns = columns
  }
}

package struct CustomView {
  package var items: [CustomItem]
  package var entries: [SelectedEntry<[CustomItem]>] = []

  func items(for value: Value) -> [CustomItem] { entries.body(for: value) ?? items }

  package init(_ items: [CustomItem]) { self.items = items }
}

/// Starts a new group, with a heading, whenever a value changes.
package struct ViewGroupBy {
  package var expression: ViewExpression
  package var label: String?
  package var indent: Int

  package init(_ expression: ViewExpression, label: String? = nil, indent: Int = 3) {
    self.expression = expression
    self.label = label
    self.indent = indent
  }
}

/// One way of showing the objects of some types.
package struct View {
  package enum Shape {
    case table(TableView)
    case list(ListView)
    case wide(WideView)
    case custom(CustomView)
  }

  package var name: String
  package var typeNames: [String]
  package var shape: Shape
  package var groupBy: ViewGroupBy?
  /// The object prints in between others without opening a shape of its own.
  package var isOutOfBand = false

  package init(_ name: String, _ typeNames: [String], _ shape: Shape, groupBy: ViewGroupBy? = nil, isOutOfBand: Bool = false) {
    self.name = name
    self.typeNames = typeNames
    self.shape = shape
    self.groupBy = groupBy
    self.isOutOfBand = isOutOfBand
  }
}

/// Finds the views of a type; modules and `Update-FormatData` add theirs.
package final class ViewCatalog {
  package enum Kind { case table, list, wide, custom }

  private var views: [View]
  private var byType: [FoldedName: [Int]] = [:]
  /// The properties shown by default, by type name (`Update-TypeData -DefaultDisplayPropertySet`).
  package var displayProperties: [FoldedName: [String]] = [:]
  /// The properties by which objects are sorted and grouped by default, by type name (`-DefaultKeyPropertySet`).
  package var keyProperties: [FoldedName: [String]] = [:]
  /// The property that `Format-Wide` shows, by type name (`-DefaultDisplayProperty`).
  package var mainProperties: [FoldedName: String] = [:]

  package init(_ views: [View] = BuiltInViews.all) {
    self.views = views
    index()
  }

  package func append(_ more: [View]) {
    views += more
    index()
  }

  package func prepend(_ more: [View]) {
    views = more + views
    index()
  }

  private func index() {
    byType = [:]
    for (position, view) in views.enumerated() {
      for name in view.typeNames { byType[FoldedName(name), default: []].append(position) }
    }
  }

  /// The first view for the most derived type name that has one; of a kind or a name if given.
  package func find(_ typeNames: [String], kind: Kind? = nil, name: String? = nil) -> View? {
    for typeName in typeNames {
      for position in byType[FoldedName(typeName)] ?? [] {
        let view = views[position]
        if let name, !FoldedName.equal(view.name, name) { continue }
        if let kind, view.kind != kind { continue }
        return view
      }
    }
    return nil
  }

  package var all: [View] { views }

  package func mainProperty(_ typeNames: [String]) -> String? {
    mainProperties.isEmpty ? nil : typeNames.lazy.compactMap { self.mainProperties[FoldedName($0)] }.first
  }

  package func defaultKeys(_ typeNames: [String]) -> [String]? {
    keyProperties.isEmpty ? nil : typeNames.lazy.compactMap { self.keyProperties[FoldedName($0)] }.first
  }

  package func defaultProperties(_ typeNames: [String]) -> [String]? {
    for name in typeNames {
      if let found = displayProperties[FoldedName(name)] { return found }
    }
    return nil
  }
}

extension View {
  package var kind: ViewCatalog.Kind {
    switch shape {
    case .table: .table
    case .list: .list
    case .wide: .wide
    case .custom: .custom
    }
  }
}
