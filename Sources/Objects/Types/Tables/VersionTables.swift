/// `System.Version`.
public final class VersionObject: EquatableObject {
  /// Major, minor, build and revision; -1 for parts that were not given.
  public let parts: [Int]

  public init(_ parts: [Int]) {
    self.parts = (0..<4).map { $0 < parts.count ? parts[$0] : -1 }
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Version") }
  public override func describe() throws -> String { text }
  public var text: String { parts.filter { $0 >= 0 }.map(String.init).joined(separator: ".") }
  public override var hashText: String { text }

  override func compare(_ other: EquatableObject) -> Int? {
    guard let other = other as? VersionObject else { return nil }
    for (a, b) in zip(parts, other.parts) where a != b { return a < b ? -1 : 1 }
    return 0
  }

  /// Reads two to four numbers; throws .NET's words for what is wrong.
  public static func parse(_ text: String) throws -> VersionObject {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.count <= 4 else {
      throw PSError.argument("Version string portion was too short or too long.", "input")
    }
    return VersionObject(
      try parts.map { part in
        let digits = TextScan.trimmed(part)
        guard let number = Int(digits), digits.utf8.first != 0x2b else { throw PSError.inputFormat(part) }
        guard number >= 0 else { throw PSError.outOfRange("Version's parameters must be greater than or equal to zero.", "input") }
        guard number <= Int(Int32.max) else { throw PSError.overflow("Value was either too large or too small for an Int32.") }
        return number
      })
  }

  static let definition = TypeDefinition("System.Version", traits: [.sealed], interfaces: ["System.IComparable", "System.ICloneable", "System.IFormattable"]) { members, _ in
    func own(_ value: Value) -> VersionObject { value.asObject as? VersionObject ?? VersionObject([0, 0]) }
    for (index, name) in ["Major", "Minor", "Build", "Revision"].enumerated() { members.property(name, "int", get: { .int(Int32(own($0).parts[index])) }) }
    members.property("MajorRevision", "short", hidden: false, get: { .object(ScalarObject(.int16(Int16(truncatingIfNeeded: own($0).parts[3] >> 16)))) })
    members.property("MinorRevision", "short", hidden: false, get: { .object(ScalarObject(.int16(Int16(truncatingIfNeeded: own($0).parts[3])))) })
    members.method("int CompareTo(version value)") { target, arguments in
      if arguments[0].isNull { return .int(1) }
      return .int(Int32(own(target).compare(own(arguments[0])) ?? 0))
    }
    members.method("bool Equals(version obj)") { .bool(own($0).text == own($1[0]).text) }
    members.method("string ToString()") { target, _ in Value(own(target).text) }
    members.method("string ToString(int fieldCount)") { target, arguments in
      let count = StringTable.int(arguments[0]), given = own(target).parts.filter { $0 >= 0 }
      guard count >= 0, count <= given.count else { throw PSError.argument("Argument must be between 0 and \(given.count).", "fieldCount") }
      return Value(given.prefix(count).map(String.init).joined(separator: "."))
    }
    members.staticMethod("version Parse(string input)") { .object(try parse(try $0[0].text())) }
    members.staticMethod("bool TryParse(string input, [ref] version result)") { arguments in
      let made = try? parse(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
    for count in 2...4 {
      let names = ["major", "minor", "build", "revision"].prefix(count).map { "int \($0)" }.joined(separator: ", ")
      members.constructor("version(\(names))") { .object(VersionObject($0.map { StringTable.int($0) })) }
    }
    members.constructor("version(string version)") { .object(try parse(try $0[0].text())) }
    members.constructor("version()") { _ in .object(VersionObject([0, 0])) }
  }
}

/// `SemanticVersion`.
final class SemanticVersionObject: EquatableObject {
  let numbers: [Int]
  let label: String
  let buildLabel: String

  init(_ numbers: [Int], label: String = "", buildLabel: String = "") {
    self.numbers = (0..<3).map { $0 < numbers.count ? numbers[$0] : 0 }
    self.label = label
    self.buildLabel = buildLabel
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.SemanticVersion") }
  override func describe() throws -> String { text }
  override var hashText: String { text }
  var text: String {
    numbers.map(String.init).joined(separator: ".") + (label.isEmpty ? "" : "-\(label)") + (buildLabel.isEmpty ? "" : "+\(buildLabel)")
  }

  override func compare(_ other: EquatableObject) -> Int? {
    guard let other = other as? SemanticVersionObject else { return nil }
    for (a, b) in zip(numbers, other.numbers) where a != b { return a < b ? -1 : 1 }
    if label.isEmpty || other.label.isEmpty { return label.isEmpty ? (other.label.isEmpty ? 0 : 1) : -1 }
    let left = label.split(separator: "."), right = other.label.split(separator: ".")
    for (a, b) in zip(left, right) where a != b {
      if let x = Int(a), let y = Int(b) { return x < y ? -1 : 1 }
      if Int(a) != nil { return -1 }
      if Int(b) != nil { return 1 }
      return a < b ? -1 : 1
    }
    return left.count < right.count ? -1 : left.count > right.count ? 1 : 0
  }

  static func parse(_ text: String) throws -> SemanticVersionObject {
    var rest = text[...], build = "", label = ""
    if let plus = rest.firstIndex(of: "+") {
      build = String(rest[rest.index(after: plus)...])
      rest = rest[..<plus]
    }
    if let dash = rest.firstIndex(of: "-") {
      label = String(rest[rest.index(after: dash)...])
      rest = rest[..<dash]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count <= 3, !parts.contains(where: { $0 == nil || ($0 ?? 0) < 0 }) else { throw PSError.format("Input string was not in a correct format.") }
    return SemanticVersionObject(parts.compactMap { $0 }, label: label, buildLabel: build)
  }

  static let definition = TypeDefinition("System.Management.Automation.SemanticVersion", traits: [.sealed], interfaces: ["System.IComparable"]) { members, _ in
    func own(_ value: Value) -> SemanticVersionObject { value.asObject as? SemanticVersionObject ?? SemanticVersionObject([0]) }
    for (index, name) in ["Major", "Minor", "Patch"].enumerated() { members.property(name, "int", get: { .int(Int32(own($0).numbers[index])) }) }
    members.property("PreReleaseLabel", "string", get: { own($0).label.isEmpty ? .null : Value(own($0).label) })
    members.property("BuildLabel", "string", get: { own($0).buildLabel.isEmpty ? .null : Value(own($0).buildLabel) })
    members.method("int CompareTo(semver value)") { .int(Int32(own($0).compare(own($1[0])) ?? 0)) }
    members.staticMethod("semver Parse(string version)") { .object(try parse(try $0[0].text())) }
    members.staticMethod("bool TryParse(string version, [ref] semver result)") { arguments in
      let made = try? parse(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
    members.constructor("semver(string version)") { .object(try parse(try $0[0].text())) }
    members.constructor("semver(int major, int minor, int patch)") { .object(SemanticVersionObject($0.map { StringTable.int($0) })) }
    members.constructor("semver(int major, int minor, int patch, string label)") { .object(SemanticVersionObject($0.prefix(3).map { StringTable.int($0) }, label: try $0[3].text())) }
    members.constructor("semver(version version)") { arguments in
      guard let version = arguments[0].asObject as? VersionObject else { return .null }
      return .object(SemanticVersionObject(version.parts.map { max(0, $0) }))
    }
    members.constructor("semver(int major)") { .object(SemanticVersionObject([StringTable.int($0[0])])) }
    members.constructor("semver(int major, int minor)") { .object(SemanticVersionObject($0.map { StringTable.int($0) })) }
  }
}

/// Tuples of any size.
final class TupleObject: EquatableObject {
  var items: [Value]
  private let info: TypeInfo

  init(_ items: [Value], _ info: TypeInfo) {
    self.items = items
    self.info = info
    super.init()
  }

  override var type: TypeInfo { info }
  override func describe() throws -> String { "(\(try items.map { try $0.text() }.joined(separator: ", ")))" }
  override var hashText: String { (try? describe()) ?? "" }

  static let definitions: [TypeDefinition] = ["Tuple", "ValueTuple"].flatMap { name in
    (1...7).map { count in
      TypeDefinition("System.\(name)`\(count)") { members, arguments in
        func own(_ value: Value) -> TupleObject? { value.asObject as? TupleObject }
        for index in 0..<count {
          let type = index < arguments.count ? TypeNames.display(arguments[index]) : "System.Object"
          // The items of value tuples are fields that can be set.
          let set: TypeMembers.Setter? = name == "ValueTuple" ? { target, value in own(target)?.items[index] = value } : nil
          members.property("Item\(index + 1)", type, get: { own($0)?.items[index] ?? .null }, set: set)
        }
        members.property("Length", "int", hidden: name == "ValueTuple", get: { .int(Int32(own($0)?.items.count ?? 0)) })
        guard !arguments.isEmpty else { return }
        let parameters = arguments.enumerated().map { "\(TypeNames.display($1)) item\($0 + 1)" }.joined(separator: ", ")
        members.constructor("\(name)(\(parameters))") { values in
          let definition = TypeCatalog.type("System.\(name)`\(count)")
          return .object(TupleObject(values, TypeCatalog.generic(definition, arguments) ?? .object))
        }
      }
    } + [
      TypeDefinition("System.\(name)", traits: [.abstract]) { members, _ in
        for count in 1...7 {
          let parameters = (1...count).map { "System.Object item\($0)" }.joined(separator: ", ")
          members.staticMethod("System.Object Create(\(parameters))") { values in
            let definition = TypeCatalog.type("System.\(name)`\(count)")
            return .object(TupleObject(values, TypeCatalog.generic(definition, values.map { $0.isNull ? .object : $0.unwrapped.type }) ?? .object))
          }
        }
      }
    ]
  }
}
