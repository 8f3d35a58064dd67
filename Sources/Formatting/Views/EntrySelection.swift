import Objects

/// Says which objects an entry of a view is for: those of some types, or those that fulfil a condition.
package struct EntrySelection {
  package struct Condition {
    let typeNames: [String]
    let expression: ViewExpression

    package init(typeNames: [String], expression: ViewExpression) {
      self.typeNames = typeNames
      self.expression = expression
    }
  }

  private let typeNames: [String]
  private let conditions: [Condition]

  package init(typeNames: [String], conditions: [Condition]) {
    self.typeNames = typeNames
    self.conditions = conditions
  }

  func matches(_ value: Value) -> Bool {
    let names = value.typeNames
    func isOne(of wanted: [String]) -> Bool { wanted.contains { wanted in names.contains { FoldedName.equal($0, wanted) } } }
    if isOne(of: typeNames) { return true }
    return conditions.contains { condition in
      (condition.typeNames.isEmpty || isOne(of: condition.typeNames)) && (try? condition.expression.evaluate(value))?.isTrue ?? false
    }
  }
}

/// An entry of a view beside its default one.
package struct SelectedEntry<Body> {
  let selection: EntrySelection
  let body: Body

  package init(_ selection: EntrySelection, _ body: Body) {
    self.selection = selection
    self.body = body
  }
}

extension Array {
  /// The first entry that is for an object.
  func body<Body>(for value: Value) -> Body? where Element == SelectedEntry<Body> { first { $0.selection.matches(value) }?.body }
}

/// A part of a custom view that has a name, or stands inside another.
package final class CustomControl {
  package var view = CustomView([])
  package init() {}
}
