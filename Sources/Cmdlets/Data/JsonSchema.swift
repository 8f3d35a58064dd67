import Objects

/// Checks JSON against a schema: types, members, items, limits, patterns and their combinations; formats are not checked.
struct JsonSchema {
  private let root: JsonNode

  init(_ root: JsonNode) { self.root = root }

  /// What is wrong with a document; empty if nothing is.
  func problems(of document: JsonNode) throws -> [String] { try check(document, root, "", 0) }

  private func check(_ value: JsonNode, _ schema: JsonNode, _ place: String, _ depth: Int) throws -> [String] {
    if depth > 64 { throw PSError.notSupportedYet("JSON schemas that nest more than 64 references") }
    if case .bool(let allows) = schema { return allows ? [] : ["All values fail against the false schema at '\(place)'"] }
    guard case .object(let rules) = schema else { return [] }
    var result: [String] = []
    for (name, rule) in rules {
      let found = try combined(name, rule, value, place, depth) ?? typed(name, rule, value) ?? membered(name, rule, rules, value, place, depth)
      result += found.map { $0.contains(" at '") ? $0 : "\($0) at '\(place)'" }
    }
    return result
  }

  private func combined(_ name: String, _ rule: JsonNode, _ value: JsonNode, _ place: String, _ depth: Int) throws -> [String]? {
    func fitting() throws -> Int {
      guard case .array(let options) = rule else { return 1 }
      return try options.filter { try check(value, $0, place, depth + 1).isEmpty }.count
    }
    switch name {
    case "allOf":
      guard case .array(let parts) = rule else { return [] }
      return try parts.flatMap { try check(value, $0, place, depth + 1) }
    case "anyOf": return try fitting() > 0 ? [] : ["Expected 1 or more matching subschemas but found 0"]
    case "oneOf":
      let count = try fitting()
      return count == 1 ? [] : ["Expected 1 matching subschema but found \(count)"]
    case "not": return try check(value, rule, place, depth + 1).isEmpty ? ["Value should not match the subschema"] : []
    case "$ref":
      guard case .string(let path) = rule, path.hasPrefix("#") else { throw PSError.notSupportedYet("JSON schema references outside the schema") }
      var node = root
      for part in path.dropFirst().split(separator: "/") {
        guard case .object(let members) = node, let next = members.first(where: { $0.name == part }) else { return ["The reference '\(path)' could not be resolved"] }
        node = next.value
      }
      return try check(value, node, place, depth + 1)
    default: return nil
    }
  }

  private static func typeName(_ value: JsonNode) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .number(let text, let isWhole): isWhole || Double(text).map { $0 == $0.rounded() } ?? false ? "integer" : "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// Rules about a single value.
  private func typed(_ name: String, _ rule: JsonNode, _ value: JsonNode) throws -> [String]? {
    var limit: Double?
    if case .number(let text, _) = rule { limit = Double(text) }
    switch name {
    case "type":
      let wanted: [String] = switch rule { case .string(let one): [one]; case .array(let many): many.compactMap { if case .string(let one) = $0 { one } else { nil } }; default: [] }
      let actual = JsonSchema.typeName(value)
      if wanted.contains(actual) || (actual == "integer" && wanted.contains("number")) { return [] }
      return ["Value is \"\(actual)\" but should be \(wanted.count == 1 ? "\"\(wanted[0])\"" : "[\(wanted.map { "\"\($0)\"" }.joined(separator: ","))]")"]
    case "enum":
      guard case .array(let options) = rule else { return [] }
      return options.contains { JsonSchema.equal($0, value) } ? [] : ["Value should match one of the values specified by the enum"]
    case "const": return JsonSchema.equal(rule, value) ? [] : ["Value does not match the expected constant"]
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum":
      guard case .number(let text, _) = value, let number = Double(text), let limit else { return [] }
      let holds = switch name { case "minimum": number >= limit; case "maximum": number <= limit; case "exclusiveMinimum": number > limit; default: number < limit }
      let word = switch name { case "minimum": "less than"; case "maximum": "greater than"; case "exclusiveMinimum": "less than or equal to"; default: "greater than or equal to" }
      return holds ? [] : ["\(text) should not be \(word) \(JsonSchema.shown(limit))"]
    case "minLength", "maxLength":
      guard case .string(let text) = value, let limit else { return [] }
      let isRight = name == "minLength" ? Double(text.unicodeScalars.count) >= limit : Double(text.unicodeScalars.count) <= limit
      return isRight ? [] : ["Value should be at \(name == "minLength" ? "least" : "most") \(JsonSchema.shown(limit)) characters"]
    case "pattern":
      guard case .string(let text) = value, case .string(let pattern) = rule else { return [] }
      return try Operators.matches(Value(text), Value(pattern), ignoreCase: false) ? [] : ["The string value is not a match for the indicated regular expression"]
    case "minItems", "maxItems":
      guard case .array(let items) = value, let limit else { return [] }
      let isRight = name == "minItems" ? Double(items.count) >= limit : Double(items.count) <= limit
      return isRight ? [] : ["Value should have at \(name == "minItems" ? "least" : "most") \(JsonSchema.shown(limit)) items"]
    default: return nil
    }
  }

  /// Rules about the parts of objects and arrays.
  private func membered(
    _ name: String, _ rule: JsonNode, _ rules: [(name: String, value: JsonNode)], _ value: JsonNode, _ place: String, _ depth: Int
  ) throws -> [String] {
    if name == "items" || name == "uniqueItems", case .array(let items) = value {
      if name == "items" { return try items.enumerated().flatMap { try check($1, rule, "\(place)/\($0)", depth + 1) } }
      guard case .bool(true) = rule else { return [] }
      let isUnique = items.indices.allSatisfy { first in items.indices.allSatisfy { $0 == first || !JsonSchema.equal(items[first], items[$0]) } }
      return isUnique ? [] : ["Array items should be unique"]
    }
    guard case .object(let members) = value else { return [] }
    switch (name, rule) {
    case ("properties", .object(let wanted)):
      return try members.flatMap { member in
        guard let schema = wanted.first(where: { $0.name == member.name }) else { return [String]() }
        return try check(member.value, schema.value, "\(place)/\(member.name)", depth + 1)
      }
    case ("required", .array(let names)):
      let missing = names.compactMap { name -> String? in
        guard case .string(let text) = name, !members.contains(where: { $0.name == text }) else { return nil }
        return "\"\(text)\""
      }
      return missing.isEmpty ? [] : ["Required properties [\(missing.joined(separator: ","))] are not present"]
    case ("additionalProperties", _):
      var known: [String] = []
      if case .object(let wanted)? = rules.first(where: { $0.name == "properties" })?.value { known = wanted.map(\.name) }
      return try members.filter { !known.contains($0.name) }.flatMap { try check($0.value, rule, "\(place)/\($0.name)", depth + 1) }
    default: return []
    }
  }

  private static func shown(_ number: Double) -> String { number == number.rounded() ? String(Int64(number)) : String(number) }

  private static func equal(_ left: JsonNode, _ right: JsonNode) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a, _), .number(let b, _)): a == b || Double(a) == Double(b)
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy { equal($0, $1) }
    case (.object(let a), .object(let b)): a.count == b.count && a.allSatisfy { member in b.contains { $0.name == member.name && equal($0.value, member.value) } }
    default: false
    }
  }
}
