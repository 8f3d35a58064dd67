import Objects

/// One item of a `-Property` list: a name, a wildcard, a script block, or a hashtable that calculates (`@{ n = …; e = … }`).
package struct PropertyParameter {
  package var label: String?
  package var expression: ViewExpression
  package var width: Int?
  package var alignment: TextAlignment?
  package var formatString: String?
  package var depth: Int?
  package var isDescending: Bool?
  /// The other entries a hashtable may have are up to the command.
  package enum Key: String, CaseIterable { case name, label, expression, formatString, width, alignment, depth, ascending, descending }

  package static let tableKeys: [Key] = [.name, .label, .expression, .formatString, .width, .alignment]
  package static let listKeys: [Key] = [.name, .label, .expression, .formatString]
  package static let wideKeys: [Key] = [.expression, .formatString]
  package static let customKeys: [Key] = [.expression, .depth]
  package static let groupKeys: [Key] = [.name, .label, .expression, .formatString]
  package static let selectKeys: [Key] = [.name, .label, .expression]
  package static let sortKeys: [Key] = [.expression, .ascending, .descending]

  package init(_ expression: ViewExpression, label: String? = nil) {
    self.expression = expression
    self.label = label
  }

  /// Reads one item; throws PowerShell's error for a key or a value that it may not have.
  package init(_ value: Value, keys: [Key]) throws {
    if let block = value.asScriptBlock {
      self.init(.script(block))
      return
    }
    if let table = value.unwrapped.asObject as? PSHashtable {
      self.init(.property(""))
      try read(table, keys)
      return
    }
    if value.isNull { throw PropertyParameter.failure("Null is not a valid value for a property.", id: "NullProperty") }
    self.init(.property(try value.text()))
  }

  private mutating func read(_ table: PSHashtable, _ keys: [Key]) throws {
    var found: ViewExpression?
    for (key, value) in table.entries {
      let name = try key.text()
      guard !name.isEmpty, let known = keys.first(where: { FoldedName.equal(String($0.rawValue.prefix(name.count)), name) }) else {
        throw PropertyParameter.failure("The \(name) key is not valid.", id: "DictionaryKeyUnknown")
      }
      switch known {
      case .name, .label: label = try value.text()
      case .expression:
        if let block = value.asScriptBlock { found = .script(block) } else { found = .property(try value.text()) }
      case .formatString: formatString = try value.text()
      case .width: width = try number(value, name)
      case .depth: depth = try number(value, name)
      case .alignment: alignment = try PropertyParameter.alignment(try value.text(), key: name)
      case .ascending: isDescending = !value.isTrue
      case .descending: isDescending = value.isTrue
      }
    }
    guard let found else { throw PropertyParameter.missingExpression }
    expression = found
  }

  private func number(_ value: Value, _ key: String) throws -> Int {
    if case .int(let number) = try Conversion.convert(value, to: TypeCatalog.type("System.Int32")) { return Int(number) }
    return 0
  }

  private static func alignment(_ text: String, key: String) throws -> TextAlignment {
    let wanted = text.lowercased()
    if !wanted.isEmpty {
      if "left".hasPrefix(wanted) { return .left }
      if "center".hasPrefix(wanted) { return .center }
      if "right".hasPrefix(wanted) { return .right }
    }
    throw failure("The key \"\(key)\" has an illegal value \"\(text)\". The valid values are \"left, center, right\".", id: "AlignmentIllegal")
  }

  private static var missingExpression: PSError {
    failure("A mandatory entry for key \"Expression\" is missing.", id: "DictionaryKeyMandatoryEntry")
  }

  static func failure(_ message: String, id: String) -> PSError {
    PSError("System.Management.Automation.PSArgumentException", message, id: id, category: .InvalidArgument)
  }

  /// The text over the column: the label, the property's name or the script's text.
  package func title() throws -> String {
    if let label { return label }
    switch expression {
    case .property(let name): return name
    case .script(let block): return try block.describe()
    case .native: return ""
    }
  }

  /// The parameter for each property that a wildcard names on an object; itself if there is no wildcard.
  package func expanded(on target: Value) throws -> [PropertyParameter] {
    guard case .property(let pattern) = expression else { return [self] }
    guard pattern.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) else {
      guard label == nil, let exact = Members.properties(target).first(where: { FoldedName.equal($0.name, pattern) }) else { return [self] }
      var copy = self
      copy.expression = .property(exact.name)
      return [copy]
    }
    let wildcard = Value(pattern)
    let members = target.asObject is CustomObject ? Members.properties(target) : Members.list(target).filter(\.isProperty)
    return try members.filter { !$0.isHidden }.compactMap { member in
      guard try Operators.like(Value(member.name), wildcard, ignoreCase: true) else { return nil }
      var copy = self
      copy.expression = .property(member.name)
      return copy
    }
  }
}

extension Value {
  /// The script block if the value is one.
  package var asScriptBlock: PSObject? {
    guard case .object(let object) = unwrapped, object.type.fullName == "System.Management.Automation.ScriptBlock" else { return nil }
    return object
  }
}
