/// What a table could not show. PowerShell loses it without a word; a person at a terminal gets a warning.
struct TableLoss {
  /// Columns that the window has no room for.
  var columns: [String] = []
  /// Properties of later objects that are no columns, in order of appearance.
  var properties: [String] = []
  /// How many objects have such properties.
  var objects = 0

  mutating func add(_ names: [String]) {
    if names.isEmpty { return }
    objects += 1
    for name in names where !properties.contains(name) { properties.append(name) }
  }

  /// The warnings, without control characters.
  var messages: [String] {
    var result: [String] = []
    if !columns.isEmpty {
      result.append("The window has no room for \(columns.count == 1 ? "the column" : "the columns") \(Self.list(columns)). Format-List shows all.")
    }
    if objects > 0 {
      let subject = objects == 1 ? "One object has" : "\(objects) objects have"
      result.append("\(subject) properties that are no columns here: \(Self.list(properties)). Format-List shows them.")
    }
    return result
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { ControlText.shown($0) }.joined(separator: ", ")
    return names.count > 6 ? shown + " … (\(names.count))" : shown
  }
}
