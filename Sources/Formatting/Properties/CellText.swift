import Objects

/// Makes the text that stands for a value in a cell, a list line or a braced list.
package struct CellText {
  /// `$FormatEnumerationLimit`; negative means all.
  package var enumerationLimit: Int

  package init(enumerationLimit: Int = 4) { self.enumerationLimit = enumerationLimit }

  /// The text of a property's value; `inTable` shows fractions with the culture's number of decimals.
  package func text(_ value: Value, formatString: String? = nil, inTable: Bool = false) throws -> String {
    switch value {
    case .null, .void, .unset: return ""
    case .string(let text) where formatString == nil: return text.text
    case .int, .long, .bool, .char: if formatString == nil { return try value.culturalText() }
    default: break
    }
    if let formatString, !formatString.isEmpty { return try formatted(value, formatString) }
    if let items = try members(of: value) { return try braced(items) }
    if inTable, CellText.isFraction(value) { return try Formatter.text(value, format: "F") }
    return try value.shownText()
  }

  /// The items shown in braces: those of lists and dictionaries.
  private func members(of value: Value) throws -> ContiguousArray<Value>? {
    if let table = value.unwrapped.asObject as? PSHashtable {
      return ContiguousArray(table.entries.map { .object(DictionaryEntryObject($0.key, $0.value, kind: table.kind)) })
    }
    return try value.enumerated()
  }

  private func formatted(_ value: Value, _ format: String) throws -> String {
    let pattern = format.contains("{0") || format.contains("}") ? format : "{0:\(format)}"
    return try Operators.format(Value(pattern), value).text()
  }

  private func braced(_ items: ContiguousArray<Value>) throws -> String {
    var result = "{"
    for (index, item) in items.enumerated() {
      if enumerationLimit >= 0, index == enumerationLimit {
        result += Cells.ellipsis
        break
      }
      if index > 0 { result += ", " }
      result += try name(of: item)
    }
    return result + "}"
  }

  /// An item of a list: its text, or its telling property if it has no text of its own.
  private func name(of item: Value) throws -> String {
    if item.isNull { return "$null" }
    if item.asArray != nil { return try item.text() }
    let text = try item.shownText()
    guard case .object(let object) = item, text == object.type.fullName || CellText.inheritsText.contains(object.type.fullName), let property = CellText.displayProperty(of: item) else { return text }
    return try Members.get(item, property)?.shownText() ?? text
  }

  /// Types that have their `ToString` from a base: in braces they show their name.
  private static let inheritsText: Set<String> = [
    "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.Text.RegularExpressions.Match", "System.Text.RegularExpressions.Group",
    "System.Text.RegularExpressions.Capture",
  ]

  /// The property that names an object best: Name, Id, Key, or one that ends so.
  package static func displayProperty(of value: Value) -> String? {
    let names = Members.properties(value).filter { !$0.isHidden }.map(\.name)
    for wanted in ["Name", "Id", "Key"] {
      if let found = names.first(where: { FoldedName.equal($0, wanted) }) { return found }
    }
    for ending in ["key", "name", "id"] {
      if let found = names.first(where: { $0.lowercased().hasSuffix(ending) }) { return found }
    }
    return nil
  }

  static func isFraction(_ value: Value) -> Bool {
    if case .double = value { return true }
    guard case .object(let object) = value.unwrapped else { return false }
    return ["System.Single", "System.Decimal", "System.Double"].contains(object.type.fullName)
  }

  /// Numbers, booleans and enum values stand at the right of their column.
  static func alignment(of value: Value) -> TextAlignment {
    switch value.unwrapped {
    case .bool, .int, .long, .double: return .right
    case .object(let object):
      let type = object.type
      return type.isEnum || rightAligned.contains(type.fullName) ? .right : .left
    default: return .left
    }
  }

  private static let rightAligned: Set<String> = [
    "System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.UInt32", "System.UInt64", "System.Single", "System.Decimal",
    "System.Numerics.BigInteger", "System.Management.Automation.SwitchParameter",
  ]
}

/// One entry of a dictionary as an object of its own, when a dictionary is printed.
package final class DictionaryEntryObject: PSObject {
  package let key: Value
  package let value: Value
  private let entryType: TypeInfo

  package init(_ key: Value, _ value: Value, kind: PSHashtable.Kind) {
    self.key = key
    self.value = value
    if case .dictionary = kind {
      entryType = TypeCatalog.type("System.Collections.Generic.KeyValuePair`2")
    } else {
      entryType = TypeCatalog.type("System.Collections.DictionaryEntry")
    }
    super.init()
    added = PropertyBag()
    if case .dictionary = kind {
      added?.append("Key", key)
    } else {
      added?.append("Name", key)
      added?.append("Key", key)
    }
    added?.append("Value", value)
  }

  package override var type: TypeInfo { entryType }
  package override func describe() throws -> String { "[\(try key.text()), \(try value.text())]" }
}
