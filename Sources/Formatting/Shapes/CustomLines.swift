import Objects

/// Runs a custom view: text, values and frames become indented lines.
struct CustomLines {
  private let cellText: CellText
  private var finished: [(indent: Int, text: String)] = []
  private var current = ""

  init(_ cellText: CellText) { self.cellText = cellText }

  func lines(_ items: [CustomItem], _ value: Value) throws -> [(indent: Int, text: String)] {
    var copy = self
    try copy.run(items, value, indent: 0)
    if !copy.current.isEmpty { copy.finished.append((0, copy.current)) }
    return copy.finished
  }

  private mutating func run(_ items: [CustomItem], _ value: Value, indent: Int) throws {
    for item in items {
      switch item {
      case .text(let text): current += text
      case .newLine: endLine(indent)
      case .expression(let expression, let formatString, let enumerates):
        let found = (try? expression.evaluate(value)) ?? .null
        let parts = enumerates ? try found.enumerated().map(Array.init) ?? [found] : [found]
        for part in parts where !(enumerates && part.isNull) {
          let lines = Cells.lines(try cellText.text(part, formatString: formatString))
          for (position, line) in lines.enumerated() {
            if position > 0 { endLine(indent) }
            current += line
          }
        }
      case .conditional(let condition, let inner):
        if (try? condition.evaluate(value))?.isTrue ?? false { try run(inner, value, indent: indent) }
      case .control(let expression, let enumerates, let control):
        let found = try expression.map { (try? $0.evaluate(value)) ?? .null } ?? value
        for part in enumerates ? try found.enumerated().map(Array.init) ?? [found] : [found] where !part.isNull {
          try run(control.view.items(for: part), part, indent: indent)
        }
      case .frame(let more, let inner):
        if !current.isEmpty { endLine(indent) }
        try run(inner, value, indent: indent + more)
        if !current.isEmpty { endLine(indent + more) }
      }
    }
  }

  private mutating func endLine(_ indent: Int) {
    finished.append((indent, current))
    current = ""
  }
}

/// Shows the structure of any object: what `Format-Custom` prints for types without a custom view.
struct StructureLines {
  private let cellText: CellText
  private let depth: Int
  private var result: [(indent: Int, text: String)] = []

  init(_ cellText: CellText, depth: Int) {
    self.cellText = cellText
    self.depth = depth
  }

  mutating func lines(_ value: Value, properties: [PropertyParameter]) throws -> [(indent: Int, text: String)] {
    try object(value, properties, indent: 0, level: 0)
    result.append((0, ""))
    return result
  }

  private mutating func object(_ value: Value, _ properties: [PropertyParameter], indent: Int, level: Int) throws {
    result.append((indent, "class \(className(value))"))
    result.append((indent, "{"))
    let parameters =
      properties.isEmpty
      ? Members.properties(value).filter { !$0.isHidden }.map { PropertyParameter(.property($0.name)) } : try properties.flatMap { try $0.expanded(on: value) }
    for parameter in parameters {
      let found = (try? parameter.expression.evaluate(value)) ?? .null
      try property(try parameter.title(), found, indent: indent + 2, level: level)
    }
    result.append((indent, "}"))
  }

  private mutating func property(_ name: String, _ value: Value, indent: Int, level: Int) throws {
    if isLeaf(value) || level >= depth {
      result.append((indent, "\(name) = \(try leafText(value))"))
      return
    }
    result.append((indent, "\(name) = "))
    if let items = try value.enumerated() {
      try list(items, indent: indent + 2, level: level + 1)
    } else if let table = value.unwrapped.asObject as? PSHashtable {
      try list(ContiguousArray(table.entries.map { .object(DictionaryEntryObject($0.key, $0.value, kind: table.kind)) }), indent: indent + 2, level: level + 1)
    } else {
      try object(value, [], indent: indent + 2, level: level + 1)
    }
  }

  private mutating func list(_ items: ContiguousArray<Value>, indent: Int, level: Int) throws {
    result.append((indent, "["))
    for (index, item) in items.enumerated() {
      if cellText.enumerationLimit >= 0, index == cellText.enumerationLimit {
        result.append((indent + 2, "\u{2026}"))
        break
      }
      if isLeaf(item) || level >= depth { result.append((indent + 2, try leafText(item))) } else { try object(item, [], indent: indent + 2, level: level) }
    }
    result.append((indent, "]"))
    result.append((indent, ""))
  }

  private func isLeaf(_ value: Value) -> Bool {
    switch value.unwrapped {
    case .array: return false
    case .object(let object):
      if object is PSHashtable { return false }
      return value.typeNames.contains(where: ShapeFormatter.scalarTypes.contains) || object.type.isValueType && !(object is DictionaryEntryObject)
        || !Members.properties(value).contains { !$0.isHidden }
    default: return true
    }
  }

  private func leafText(_ value: Value) throws -> String { try cellText.text(value) }

  private func className(_ value: Value) -> String {
    let name = value.typeNames.first ?? ""
    return name.split(separator: ".").last.map(String.init) ?? name
  }
}
