/// A stretch of a text that a group captured.
public class CaptureObject: PSObject {
  fileprivate let input: String
  fileprivate let range: Range<Int>?

  fileprivate init(_ input: String, _ range: Range<Int>?) {
    self.input = input
    self.range = range
    super.init()
  }

  private static let captureType = TypeCatalog.type("System.Text.RegularExpressions.Capture")
  public override var type: TypeInfo { CaptureObject.captureType }
  public override func describe() throws -> String { text }

  var text: String {
    guard let range else { return "" }
    var input = input
    return input.withUTF8 { String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
  }

  var index: Int { range.map { UnitOffsets(input).units($0.lowerBound) } ?? 0 }
  var length: Int { text.utf16.count }
}

/// A group of a match.
public class GroupObject: CaptureObject {
  let name: String
  fileprivate let captures: () throws -> [CaptureObject]

  init(_ input: String, _ range: Range<Int>?, name: String, captures: @escaping () throws -> [CaptureObject]) {
    self.name = name
    self.captures = captures
    super.init(input, range)
  }

  private static let groupType = TypeCatalog.type("System.Text.RegularExpressions.Group")
  public override var type: TypeInfo { GroupObject.groupType }
  var isSuccess: Bool { range != nil }
}

/// A match, successful or not.
public final class MatchObject: GroupObject {
  private let pattern: RegexPattern
  private let found: RegexPattern.Found?

  init(_ pattern: RegexPattern, _ input: String, _ found: RegexPattern.Found?) {
    self.pattern = pattern
    self.found = found
    super.init(input, found?.whole, name: "0", captures: { [] })
  }

  private static let matchType = TypeCatalog.type("System.Text.RegularExpressions.Match")
  public override var type: TypeInfo { MatchObject.matchType }

  func group(_ number: Int) -> GroupObject {
    if number == 0 { return self }
    guard let found, found.ranges.indices.contains(number) else { return GroupObject(input, nil, name: String(number), captures: { [] }) }
    let range = found.ranges[number]
    let (pattern, input, whole) = (pattern, input, found.whole)
    return GroupObject(input, range, name: pattern.groupNames[number]) {
      guard range != nil else { return [] }
      return try pattern.captures(of: number, in: input, at: whole).map { CaptureObject(input, $0) }
    }
  }

  var groups: [GroupObject] { found == nil ? [self] : pattern.groupNames.indices.map(group) }

  func group(named name: String) -> GroupObject {
    if let number = pattern.group(named: name) { return group(number) }
    return GroupObject(input, nil, name: name, captures: { [] })
  }

  func next() throws -> Value {
    guard let found else { return .object(self) }
    var result: RegexPattern.Found?
    try pattern.each(input, from: found.whole.upperBound) { next, _ in
      if next.whole == found.whole { return true }
      result = next
      return false
    }
    return .object(MatchObject(pattern, input, result))
  }

  func result(_ replacement: String) -> String {
    guard let found else { return "" }
    var text = input
    return text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
        var result = TextBuffer(room)
        RegexReplacement(replacement, pattern).append(found, bytes, to: &result)
        return result.text
      }
    }
  }
}

/// `MatchCollection`, `GroupCollection`, `CaptureCollection`.
final class MatchList: IndexedObject {
  enum Kind: String { case matches = "MatchCollection", groups = "GroupCollection", captures = "CaptureCollection" }
  private let kind: Kind
  private let items: [CaptureObject]
  private let match: MatchObject?

  init(_ items: [CaptureObject], kind: Kind = .matches, match: MatchObject? = nil) {
    self.items = items
    self.kind = kind
    self.match = match
    super.init()
  }

  private static let types: [Kind: TypeInfo] = Dictionary(
    uniqueKeysWithValues: [Kind.matches, .groups, .captures].map { ($0, TypeCatalog.type("System.Text.RegularExpressions.\($0.rawValue)")) })
  override var type: TypeInfo { MatchList.types[kind] ?? .object }
  override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(items.map { .object($0) }) }

  override func item(_ index: Value) throws -> Value {
    if case .string(let name) = index, let match { return .object(match.group(named: name.text)) }
    if case .array(let list) = index { return .array(PSArray(ContiguousArray(try list.items.map { try item($0) }))) }
    guard case .int(let number) = try Conversion.convert(index, to: .int32) else { return .null }
    let place = number < 0 ? items.count + Int(number) : Int(number)
    if items.indices.contains(place) { return .object(items[place]) }
    if let match { return .object(match.group(named: String(number))) }
    return .null
  }

  static let definitions: [TypeDefinition] = ["MatchCollection", "GroupCollection", "CaptureCollection"].map { name in
    TypeDefinition("System.Text.RegularExpressions.\(name)", interfaces: ["System.Collections.IList"]) { members, _ in
      func own(_ value: Value) -> MatchList? { value.asObject as? MatchList }
      members.property("Count", "int", get: { .int(Int32(own($0)?.items.count ?? 0)) })
      members.property("IsReadOnly", "bool", get: { _ in .bool(true) })
      members.property("SyncRoot", "System.Object", get: { $0 })
      members.property("IsSynchronized", "bool", get: { _ in .bool(false) })
      if name == "GroupCollection" {
        members.property("Keys", "System.Collections.IEnumerable", get: { value in
          Value(strings: own(value)?.items.compactMap { ($0 as? GroupObject)?.name } ?? [])
        })
        members.property("Values", "System.Collections.IEnumerable", get: { value in .array(PSArray(try own(value)?.enumerated() ?? [])) })
        members.method("bool ContainsKey(string key)") { target, arguments in
          let wanted = try arguments[0].text()
          return .bool(own(target)?.items.contains { ($0 as? GroupObject)?.name == wanted } ?? false)
        }
      }
      members.method("System.Object get_Item(System.Object index)", hidden: true) { try own($0)?.item($1[0]) ?? .null }
      members.method("System.Object Item(System.Object index)", hidden: true) { try own($0)?.item($1[0]) ?? .null }
      members.method("System.Collections.IEnumerator GetEnumerator()") { target, _ in .object(EnumeratorObject(try own(target)?.enumerated() ?? [])) }
    }
  } + [
    TypeDefinition("System.Text.RegularExpressions.Capture") { members, _ in
      func own(_ value: Value) -> CaptureObject? { value.asObject as? CaptureObject }
      members.property("Index", "int", get: { .int(Int32(own($0)?.index ?? 0)) })
      members.property("Length", "int", get: { .int(Int32(own($0)?.length ?? 0)) })
      members.property("Value", "string", get: { Value(own($0)?.text ?? "") })
      members.property("ValueSpan", "System.ReadOnlySpan[char]", get: { _ in .null })
      members.method("string ToString()") { target, _ in Value(own(target)?.text ?? "") }
    },
    TypeDefinition("System.Text.RegularExpressions.Group", base: "System.Text.RegularExpressions.Capture") { members, _ in
      func own(_ value: Value) -> GroupObject? { value.asObject as? GroupObject }
      members.property("Success", "bool", get: { .bool(own($0)?.isSuccess ?? false) })
      members.property("Name", "string", get: { Value(own($0)?.name ?? "") })
      members.property("Captures", "System.Text.RegularExpressions.CaptureCollection", get: { value in
        guard let group = own(value) else { return .null }
        if let match = group as? MatchObject { return .object(MatchList(match.isSuccess ? [match] : [], kind: .captures)) }
        return .object(MatchList(try group.captures(), kind: .captures))
      })
    },
    TypeDefinition("System.Text.RegularExpressions.Match", base: "System.Text.RegularExpressions.Group") { members, _ in
      func own(_ value: Value) -> MatchObject? { value.asObject as? MatchObject }
      members.property("Groups", "System.Text.RegularExpressions.GroupCollection", get: { value in
        guard let match = own(value) else { return .null }
        return .object(MatchList(match.groups, kind: .groups, match: match))
      })
      // The order in which real PowerShell lists them.
      for name in ["Success", "Name", "Captures", "Index", "Length", "Value", "ValueSpan"] {
        guard let inherited = Members.findProperty(TypeCatalog.type("System.Text.RegularExpressions.Group"), name) else { continue }
        members.property(name, inherited.typeName, get: inherited.get)
      }
      members.method("System.Text.RegularExpressions.Match NextMatch()") { target, _ in try own(target)?.next() ?? .null }
      members.method("string Result(string replacement)") { Value(own($0)?.result(try $1[0].text()) ?? "") }
    },
  ]
}

