import Engine
import Formatting
import Objects

/// The values by which objects are sorted or grouped.
struct SortKeys {
  enum Key {
    case value(Value)
    /// The object has no such property: it sorts last in both directions.
    case missing
  }

  let parameters: [PropertyParameter]
  let isDescending: Bool
  let ignoresCase: Bool

  private let collation: Collation

  init(_ properties: [Value], descending: Bool, caseSensitive: Bool, culture: String? = nil) throws {
    collation = culture.flatMap { Culture.named($0) }.map { Collation.of($0) } ?? .current
    parameters = try properties.map { try PropertyParameter($0, keys: PropertyParameter.sortKeys) }
    isDescending = descending
    ignoresCase = !caseSensitive
  }

  /// The keys of one object; an expression that fails is reported and counts as null.
  func keys(of item: Value, _ run: CommandRuntime) throws -> [Key] {
    if parameters.isEmpty { return [.value(item)] }
    var result: [Key] = []
    for parameter in parameters {
      for single in try expanded(parameter, item) { result.append(try key(single, item, run)) }
    }
    return result
  }

  private func expanded(_ parameter: PropertyParameter, _ item: Value) throws -> [PropertyParameter] {
    guard case .property(let name) = parameter.expression, name.contains("*") || name.contains("?") else { return [parameter] }
    return try parameter.expanded(on: item)
  }

  private func key(_ parameter: PropertyParameter, _ item: Value, _ run: CommandRuntime) throws -> Key {
    do {
      switch parameter.expression {
      case .property(let name):
        if let table = item.unwrapped.asObject as? PSHashtable, let value = table.get(name) { return .value(value) }
        guard let value = try Members.get(item, name) else { return .missing }
        return .value(value)
      default:
        let value = try parameter.expression.evaluate(item)
        return .value(value.isVoid ? .null : value)
      }
    } catch let error as PSError {
      // The command reports it as its own error, at its own place.
      let cause = error.record
      try run.writeError(ErrorRecord(cause.exception, id: cause.errorId, category: cause.category, target: cause.targetObject))
      return .value(.null)
    }
  }

  func descends(_ index: Int) -> Bool { parameters.indices.contains(index) ? parameters[index].isDescending ?? isDescending : isDescending }

  /// Orders two objects by their keys.
  func order(_ left: [Key], _ right: [Key]) -> Int {
    for index in 0..<min(left.count, right.count) {
      let order: Int
      switch (left[index], right[index]) {
      case (.missing, .missing): order = 0
      case (.missing, _): return 1
      case (_, .missing): return -1
      case (.value(let a), .value(let b)):
        let plain = Comparison.order(a, b, ignoreCase: ignoresCase, collation: collation)
        order = descends(index) ? -plain : plain
      }
      if order != 0 { return order }
    }
    return 0
  }
}
