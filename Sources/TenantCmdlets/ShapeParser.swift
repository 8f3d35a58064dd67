import Engine
import Objects

/// Reads the rows of a module's `Shapes.psd1`: `Type names | Name Name:form=source …`.
struct ShapeParser {
  let rows: PSHashtable
  let run: CommandRuntime
  /// What comes before and after the properties, and before the type names, of an object that came from a remote session.
  var remote: (first: [ObjectShape.Member], last: [ObjectShape.Member])?

  /// One row's shape; further rows add their properties.
  func shape(_ names: [String]) throws -> ObjectShape {
    var types: [String] = [], members: [ObjectShape.Member] = [], spread: String?
    for name in names { try read(name, &types, &members, &spread) }
    if let remote {
      let added = Set((remote.first + remote.last).map(\.name))
      members = remote.first + members.filter { !added.contains($0.name) } + remote.last
      types = types.map { $0.hasPrefix("Deserialized.") ? $0 : "Deserialized." + $0 }
    }
    let all = types.isEmpty ? [] : types + ["System.Management.Automation.PSCustomObject", "System.Object"]
    return ObjectShape(typeNames: all, members: members, spread: spread)
  }

  private func read(_ name: String, _ types: inout [String], _ members: inout [ObjectShape.Member], _ spread: inout String?) throws {
    guard let row = try rows.get(name)?.text() else { throw fault(name, "it has no row") }
    let parts = row.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw fault(name, "it has no types") }
    types += parts[0].split(separator: " ").map(String.init)
    for word in parts[1].split(whereSeparator: \.isWhitespace) {
      if word.hasPrefix("...") { spread = String(word.dropFirst(3)) }
      else if word.hasPrefix("+") { try read(String(word.dropFirst()), &types, &members, &spread) }
      else { members.append(try member(word, name)) }
    }
  }

  private func fault(_ name: String, _ reason: String) -> PSError {
    run.error("PSArgumentException", "The shape '\(name)' cannot be used: \(reason).", id: "ShapeInvalid", .InvalidArgument)
  }

  private func member(_ word: Substring, _ shape: String) throws -> ObjectShape.Member {
    let pair = word.split(separator: "=", maxSplits: 1), head = pair[0].split(separator: ":")
    let name = String(head[0])
    let forms: [String: ObjectShape.Form] = ["guid": .guid, "bool": .bool, "text": .text, "list": .list, "lower": .lower, "domain": .domain, "digits": .digits]
    guard let form = head.count > 1 ? forms[String(head[1])] : .asIs else { throw fault(shape, "'\(word)' has an unknown form") }
    return ObjectShape.Member(name: name, form: form, source: pair.count > 1 ? try source(pair[1], shape) : .property(name))
  }

  private func source(_ text: Substring, _ shape: String) throws -> ObjectShape.Source {
    let choices = Self.split(text, at: "/")
    if choices.count > 1 { return .first(try choices.map { try source($0, shape) }) }
    let guarded = Self.split(text, at: "?")
    if guarded.count == 2 { return .when(ObjectCondition(guarded[1]), try source(guarded[0], shape)) }
    if text.hasPrefix("["), text.hasSuffix("]") { return .list(try Self.split(text.dropFirst().dropLast(), at: ",").map { try source($0, shape) }) }
    if text.hasPrefix("{"), text.hasSuffix("}") {
      var inner = self
      inner.remote = nil
      return .nested(try inner.shape([String(text.dropFirst().dropLast())]))
    }
    if text.hasPrefix("'"), text.hasSuffix("'"), text.count > 1 { return Self.text(text.dropFirst().dropLast()) }
    if text.hasPrefix("@") { return try lookUp(text, shape) }
    if text.hasPrefix("#") {
      let parts = text.dropFirst().split(separator: ".").map(String.init)
      if parts.count == 2 { return .setting(area: parts[0], name: parts[1]) }
    }
    if let number = Int32(text) { return .constant(.int(number)) }
    switch text {
    case "$true": return .constant(.bool(true))
    case "$false": return .constant(.bool(false))
    case "$null": return .constant(.null)
    default: return .property(String(text))
    }
  }

  /// `@Bridge.Name(BridgeId)`
  private func lookUp(_ text: Substring, _ shape: String) throws -> ObjectShape.Source {
    let parts = text.dropFirst().split { ".()".contains($0) }
    guard parts.count == 3 else { throw fault(shape, "'\(text)' looks nothing up") }
    return .lookUp(kind: String(parts[0]), property: String(parts[1]), key: String(parts[2]))
  }

  /// A text writes blanks as `_`, and may have properties in braces.
  private static func text(_ text: Substring) -> ObjectShape.Source {
    var parts: [(text: String, property: String)] = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false).map { $0.replacing("_", with: " ") }
      if parts.isEmpty { parts.append((String(halves[0]), "")) } else {
        parts[parts.count - 1].property = String(halves[0])
        parts.append((halves.count > 1 ? String(halves[1]) : "", ""))
      }
    }
    return parts.count == 1 ? .constant(Value(parts[0].text)) : .template(parts)
  }

  /// Splits where a sign stands outside quotation marks, braces, brackets and parentheses.
  private static func split(_ text: Substring, at sign: Character) -> [Substring] {
    var result: [Substring] = [], start = text.startIndex, depth = 0, isQuoted = false
    for place in text.indices {
      let character = text[place]
      if character == "'" { isQuoted.toggle() }
      if isQuoted { continue }
      if "[{(".contains(character) { depth += 1 }
      if "]})".contains(character) { depth -= 1 }
      if character == sign, depth == 0 {
        result.append(text[start..<place])
        start = text.index(after: place)
      }
    }
    return result + [text[start...]]
  }
}
