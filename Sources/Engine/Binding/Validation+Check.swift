import Objects

/// The checks of the `Validate…` attributes, with PowerShell's words.
extension Validation {
  func check(_ value: Value, _ engine: Engine, _ scope: Scope) throws {
    switch self {
    case .notNull: if value.isNull { throw fault("The argument is null. Provide a valid value for the argument, and then try running the command again.") }
    case .notNullOrEmpty: try checkNotEmpty(value, blank: false)
    case .notNullOrWhiteSpace: try checkNotEmpty(value, blank: true)
    case .count(let minimum, let maximum): try checkCount(value, minimum, maximum)
    case .custom(let test): try test(value)
    case .generated(let type, let ignoresCase, let message):
      try Validation.set(Validation.words(of: type), ignoresCase: ignoresCase, message: message).check(value, engine, scope)
    default: for item in value.asArray?.items ?? [value] { try checkItem(item, engine, scope) }
    }
  }

  /// What a class of valid values lists.
  package static func words(of type: TypeInfo) throws -> [String] {
    let made = try Members.construct(type, [])
    let listed = try Members.invoke(made, "GetValidValues", [])
    return try (listed.enumerated() ?? (listed.isNull ? [] : [listed])).map { try $0.text() }
  }

  private func fault(_ message: String) -> PSError {
    PSError("ValidationMetadataException", message, id: "ValidationError", category: .InvalidData)
  }

  private func checkNotEmpty(_ value: Value, blank: Bool) throws {
    if value.isNull {
      throw fault("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.".replacing(blank, "null or empty", "null, empty, or consists of only white-space characters"))
    }
    if let text = value.asString {
      if text.isEmpty || blank && text.allSatisfy(\.isWhitespace) {
        throw fault(
          blank
            ? "The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again."
            : "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
      }
    } else if let items = value.asArray?.items {
      if items.isEmpty {
        throw fault("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
      }
      for item in items where item.isNull || item.asString?.isEmpty == true {
        throw fault("The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.")
      }
    } else if let table = value.asObject as? PSHashtable, table.count == 0 {
      throw fault("The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
    }
  }

  private func checkCount(_ value: Value, _ minimum: Int, _ maximum: Int) throws {
    let count = try value.isNull ? 0 : value.enumerated()?.count ?? 1
    if minimum == maximum, count != minimum {
      throw fault("The parameter requires exactly \(minimum) value(s) - \(count) value(s) were provided.")
    }
    if count < minimum || count > maximum {
      throw fault(
        "The parameter requires at least \(minimum) value(s) and no more than \(maximum) value(s) - \(count) value(s) were provided.")
    }
  }

  private func checkItem(_ item: Value, _ engine: Engine, _ scope: Scope) throws {
    switch self {
    case .range(let minimum, let maximum): try checkRange(item, minimum, maximum)
    case .rangeKind(let kind): try checkKind(item, kind)
    case .length(let minimum, let maximum):
      guard let text = item.asString else { throw fault("Cannot check the length of the argument: it is not a string.") }
      let count = text.utf16.count
      if count < minimum {
        throw fault("The character length (\(count)) of the argument is too short. Specify an argument with a length that is greater than or equal to \"\(minimum)\", and then try the command again.")
      }
      if count > maximum {
        throw fault("The character length of the \(count) argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"\(maximum)\" characters, and then try the command again.")
      }
    case .pattern(let pattern, let ignoresCase, let message):
      let text = try item.text()
      if try !Operators.matches(Value(text), Value(pattern), ignoreCase: ignoresCase) {
        throw fault(
          try message.map { try Operators.format(Value($0), Value([item, Value(pattern)])).text() }
            ?? "The argument \"\(text)\" does not match the \"\(pattern)\" pattern. Supply an argument that matches \"\(pattern)\" and try the command again.")
      }
    case .set(let allowed, let ignoresCase, let message):
      let text = try item.text()
      if !allowed.contains(where: { ignoresCase ? FoldedName.equal($0, text) : $0 == text }) {
        let list = allowed.joined(separator: ",")
        throw fault(
          try message.map { try Operators.format(Value($0), Value([item, Value(list)])).text() }
            ?? "The argument \"\(text)\" does not belong to the set \"\(list)\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.")
      }
    case .script(let block, let message): try checkScript(item, block, message, engine, scope)
    case .drive(let allowed):
      let text = try item.text()
      guard let colon = text.firstIndex(of: ":"), allowed.contains(where: { FoldedName.equal($0, String(text[..<colon])) }) else {
        throw fault("The path argument drive \(text) does not belong to the set of approved drives: \(allowed.joined(separator: ", ")).")
      }
    default: break
    }
  }

  private func checkScript(_ item: Value, _ block: ScriptBlock, _ message: String?, _ engine: Engine, _ scope: Scope) throws {
    let sink = ListSink()
    try engine.call(block, [], scope, underscore: item, sink)
    guard !sink.result.isTrue else { return }
    let text = try item.text()
    throw fault(
      try message.map { try Operators.format(Value($0), Value([item, .object(block)])).text() }
        ?? "The \"\(block.bodyText)\" validation script for the argument with value \"\(text)\" did not return a result of True. Determine why the validation script failed, and then try the command again.")
  }

  private func checkRange(_ item: Value, _ minimum: Value, _ maximum: Value) throws {
    let converted = Conversion.tryConvert(item, to: minimum.type) ?? item
    guard Conversion.tryConvert(item, to: minimum.type) != nil || (try? Operators.compare(item, minimum, ignoreCase: true)) != nil else {
      throw fault("Cannot accept the argument because its type does not match the type of the range limits.")
    }
    let text = try item.text()
    let value = item.type === TypeInfo.double ? item : converted
    if try Operators.compare(value, minimum, ignoreCase: true) < 0 {
      throw fault("The \(text) argument is less than the minimum allowed range of \(try minimum.text()). Supply an argument that is greater than or equal to \(try minimum.text()) and then try the command again.")
    }
    if try Operators.compare(value, maximum, ignoreCase: true) > 0 {
      throw fault("The \(text) argument is greater than the maximum allowed range of \(try maximum.text()). Supply an argument that is less than or equal to \(try maximum.text()) and then try the command again.")
    }
  }

  private func checkKind(_ item: Value, _ kind: String) throws {
    let order = try Operators.compare(item, .int(0), ignoreCase: true)
    let text = try item.text()
    let (holds, words): (Bool, String) =
      switch kind.lowercased() {
      case "positive": (order > 0, "greater than zero")
      case "negative": (order < 0, "less than zero")
      case "nonpositive": (order <= 0, "less than or equal to zero")
      default: (order >= 0, "greater than or equal to zero")
      }
    if !holds {
      throw fault("The argument \"\(text)\" cannot be validated because its value is not \(words).")
    }
  }
}

extension String {
  fileprivate func replacing(_ condition: Bool, _ old: String, _ new: String) -> String {
    guard condition, let range = firstRange(of: old) else { return self }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }

  private func firstRange(of other: String) -> Range<String.Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(other) { return at..<index(at, offsetBy: other.count) }
      at = index(after: at)
    }
    return nil
  }
}
