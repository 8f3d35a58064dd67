import Engine
import Formatting
import Objects

/// Makes new objects from chosen, calculated or expanded properties: the work of `Select-Object`.
struct PropertySelection {
  private let parameters: [PropertyParameter]
  private let excluded: [String]
  private let expanded: PropertyParameter?
  private let takesAll: Bool
  private let quick: QuickSelection?
  /// For `-ExpandProperty Name` alone.
  private let reader: PropertyReader?

  init(_ properties: [Value], excluding: [String], expanding: String?) throws {
    parameters = try properties.map { try PropertyParameter($0, keys: PropertyParameter.selectKeys) }
    excluded = excluding
    expanded = expanding.map { PropertyParameter(.property($0)) }
    takesAll = properties.isEmpty && expanding == nil
    quick = expanding == nil && excluding.isEmpty ? QuickSelection(parameters) : nil
    reader = properties.isEmpty && excluding.isEmpty ? expanding.flatMap { $0.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) ? nil : PropertyReader($0) } : nil
  }

  func select(_ item: Value, _ run: CommandRuntime) throws -> [Value] {
    if let made = quick?.select(item) { return [.object(made)] }
    if let reader, item.asObject is CustomObject, let found = (try? reader.get(item)) ?? nil { return found.isNull ? [] : Array(try found.enumerated() ?? [found]) }
    if let expanded { return try expand(item, expanded, run) }
    var bag = PropertyBag()
    try fill(&bag, from: item, run)
    let first = item.isNull ? nil : item.typeNames.first
    let names = (first.map { ["Selected." + $0] } ?? []) + ["System.Management.Automation.PSCustomObject", "System.Object"]
    return [.object(CustomObject(bag, typeNames: names))]
  }

  private func fill(_ bag: inout PropertyBag, from item: Value, _ run: CommandRuntime) throws {
    for (name, value) in try chosen(item) {
      if bag.find(name) != nil {
        try run.writeError(
          run.error(
            "PSArgumentException", "The property cannot be processed because the property \"\(name)\" already exists.",
            id: "AlreadyExistingUserSpecifiedPropertyNoExpand", .InvalidOperation, target: item))
        continue
      }
      bag.append(name, value)
    }
  }

  private func chosen(_ item: Value) throws -> [(String, Value)] {
    let list = takesAll ? [PropertyParameter(.property("*"))] : parameters
    var result: [(String, Value)] = []
    for parameter in list {
      for single in try resolve(parameter, item) {
        let name = try single.title()
        if parameter.label == nil, case .property = single.expression, isExcluded(name) { continue }
        result.append((name, value(single, item)))
      }
    }
    return result
  }

  /// A dictionary has its keys for properties.
  private func resolve(_ parameter: PropertyParameter, _ item: Value) throws -> [PropertyParameter] {
    if let custom = item.asObject as? CustomObject, parameter.label == nil, case .property(let name) = parameter.expression,
      let index = custom.properties.find(name)
    {
      return [PropertyParameter(.property(custom.properties.shape.names[index]))]
    }
    guard let table = PropertySelection.keyed(item), case .property(let pattern) = parameter.expression else {
      return try parameter.expanded(on: item)
    }
    guard pattern.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) else { return [parameter] }
    return try table.entries.compactMap { entry in
      let name = try entry.key.text()
      guard try Operators.like(Value(name), Value(pattern), ignoreCase: true) else { return nil }
      return PropertyParameter(.property(name))
    }
  }

  private func value(_ parameter: PropertyParameter, _ item: Value) -> Value {
    if case .property(let name) = parameter.expression, item.unwrapped.asObject is PSHashtable {
      if let table = PropertySelection.keyed(item) { return table.get(name) ?? .null }
      return (try? Members.properties(item).first { FoldedName.equal($0.name, name) }?.get()) ?? .null
    }
    // An expression that fails is silently null.
    let found = (try? parameter.expression.evaluate(item)) ?? .null
    return found.isNull ? .null : found
  }

  /// A plain hashtable's keys are its properties; an ordered one has only those of its type.
  private static func keyed(_ item: Value) -> PSHashtable? {
    guard let table = item.unwrapped.asObject as? PSHashtable, case .hashtable = table.kind else { return nil }
    return table
  }

  private func isExcluded(_ name: String) -> Bool {
    excluded.contains { (try? Operators.like(Value(name), Value($0), ignoreCase: true)) ?? false }
  }

  // MARK: -ExpandProperty

  private func expand(_ item: Value, _ parameter: PropertyParameter, _ run: CommandRuntime) throws -> [Value] {
    let title = try parameter.title()
    let candidates = try resolve(parameter, item)
    guard let single = candidates.first, try exists(single, on: item) else {
      try run.writeError(
        run.error("PSArgumentException", "Property \"\(title)\" cannot be found.", id: "ExpandPropertyNotFound", .InvalidArgument, target: item))
      return []
    }
    if candidates.count > 1 {
      try run.writeError(
        run.error("PSArgumentException", "Multiple properties match \"\(title)\".", id: "MutlipleExpandProperties", .InvalidArgument, target: item))
      return []
    }
    let found: Value
    do { found = try single.expression.evaluate(item) } catch let error as PSError {
      try run.writeError(error)
      return []
    }
    if found.isNull { return [] }
    let items = try found.enumerated() ?? [found]
    guard !parameters.isEmpty || !excluded.isEmpty else { return Array(items) }
    return try items.map { try extend($0, from: item, run) }
  }

  private func exists(_ parameter: PropertyParameter, on item: Value) throws -> Bool {
    guard case .property(let name) = parameter.expression else { return true }
    if let table = item.unwrapped.asObject as? PSHashtable, table.contains(Value(name)) { return true }
    return try Members.property(item, name) != nil
  }

  /// Adds the other chosen properties to an expanded value.
  private func extend(_ value: Value, from item: Value, _ run: CommandRuntime) throws -> Value {
    var result = value
    for (name, chosen) in try chosen(item) {
      if Members.properties(result).contains(where: { FoldedName.equal($0.name, name) }) {
        try run.writeError(
          run.error(
            "PSArgumentException", "The property cannot be processed because the property \"\(name)\" already exists.",
            id: "AlreadyExistingUserSpecifiedPropertyExpand", .InvalidOperation, target: item))
        continue
      }
      result = Members.add(result, name, chosen)
    }
    return result
  }
}
