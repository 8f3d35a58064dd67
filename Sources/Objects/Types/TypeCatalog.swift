/// Knows every type by its names: full names, `System.`-less ones, accelerators; makes arrays and closed generics.
public enum TypeCatalog {
  private nonisolated(unsafe) static var made: [FoldedName: TypeInfo] = [:]
  private nonisolated(unsafe) static var arrays: [ArrayKey: TypeInfo] = [:]
  private nonisolated(unsafe) static var scripted: [FoldedName: TypeInfo] = [:]
  private nonisolated(unsafe) static let definitions: [FoldedName: TypeDefinition] = {
    var index: [FoldedName: TypeDefinition] = [:]
    for definition in TypeDefinition.indexed { index[FoldedName(definition.fullName)] = definition }
    return index
  }()
  private static let accelerators: [FoldedName: String] = {
    var index: [FoldedName: String] = [:]
    for (name, fullName) in TypeNames.accelerators { index[FoldedName(name)] = fullName }
    return index
  }()

  private struct ArrayKey: Hashable {
    let element: ObjectIdentifier
    let rank: Int
  }

  /// Resolves a name as written in `[…]`, without brackets: `int`, `System.Collections.Generic.List[string]`, `string[]`; nil if unknown.
  public static func resolve(_ name: String, namespaces: [String] = []) -> TypeInfo? {
    if let known = scripted[FoldedName(name)] { return known }
    if let simple = simple(name, namespaces) { return simple }
    guard name.utf8.contains(0x5b) || name.utf8.contains(0x20) || name.utf8.contains(0x2c) else { return nil }
    var parser = TypeNameParser(name, namespaces)
    return parser.parse()
  }

  /// Finds a name without brackets.
  static func simple(_ name: String, _ namespaces: [String]) -> TypeInfo? {
    if FoldedName.equal(name, "pscustomobject") { return .customObjectAccelerator }
    let folded = FoldedName(name)
    if let type = scripted[folded] { return type }
    if let fullName = accelerators[folded] { return type(fullName) }
    if let type = known(name) { return type }
    if let type = known("System." + name) { return type }
    for namespace in namespaces { if let type = known("\(namespace).\(name)") { return type } }
    return nil
  }

  /// A type by its exact full name, made on first use; nil if there is none.
  static func known(_ fullName: String) -> TypeInfo? {
    let key = FoldedName(fullName)
    if let deferred, deferred.covers(fullName) { registerDeferred() }
    if let type = scripted[key] ?? made[key] { return type }
    guard let definition = definitions[key] ?? ExceptionTable.definition(fullName) ?? NamedTypes.definition(fullName) else { return nil }
    let type = definition.make()
    made[key] = type
    return type
  }

  /// A type that the program itself names; unknown names give a bare type of that name.
  public static func type(_ fullName: String) -> TypeInfo {
    if let type = known(fullName) { return type }
    let base = fullName.hasSuffix("Exception") ? known("System.Exception") : TypeInfo.object
    let type = TypeInfo(fullName, base: base ?? TypeInfo.object)
    made[FoldedName(fullName)] = type
    return type
  }

  public static func exceptionType(_ fullName: String) -> TypeInfo {
    if let type = known(fullName) { return type }
    let isPowerShells = fullName.hasPrefix("System.Management.Automation.") || fullName.hasPrefix("Microsoft.PowerShell.")
    let base = known(isPowerShells ? "System.Management.Automation.RuntimeException" : "System.Exception")
    let type = TypeInfo(fullName, base: base ?? TypeInfo.object, members: { ExceptionTable.fill(&$0, fullName) })
    made[FoldedName(fullName)] = type
    return type
  }

  public static func array(of element: TypeInfo, rank: Int = 1) -> TypeInfo {
    let key = ArrayKey(element: ObjectIdentifier(element), rank: rank)
    if let type = arrays[key] { return type }
    let suffix = "[" + String(repeating: ",", count: rank - 1) + "]"
    let type = TypeInfo(
      element.fullName + suffix, base: type("System.Array"), traits: [.sealed], elementType: element, rank: rank,
      members: { ArrayTable.fillConstructors(&$0, element, rank) })
    arrays[key] = type
    return type
  }

  /// Closes a generic definition; nil if the number of arguments does not fit.
  public static func generic(_ definition: TypeInfo, _ arguments: [TypeInfo]) -> TypeInfo? {
    guard definition.traits.contains(.genericDefinition), let tick = definition.fullName.lastIndex(of: "`"),
      Int(definition.fullName[definition.fullName.index(after: tick)...]) == arguments.count
    else { return nil }
    let fullName = definition.fullName + "[" + arguments.map(\.fullName).joined(separator: ",") + "]"
    let key = FoldedName(fullName)
    if let type = made[key] { return type }
    let type = (definitions[FoldedName(definition.fullName)] ?? TypeDefinition(definition.fullName)).close(fullName, arguments)
    made[key] = type
    return type
  }

  /// Registers a type that a script defines.
  public static func register(_ type: TypeInfo) {
    scripted[FoldedName(type.fullName)] = type
    made[FoldedName(type.fullName)] = type
  }

  /// Types that are registered when somebody first asks for a name that begins like theirs.
  private struct Deferred {
    let prefix: String
    let register: () -> Void

    func covers(_ name: String) -> Bool {
      let count = prefix.utf8.count
      if name.utf8.count <= count { return false }
      var name = name, prefix = prefix
      return name.withUTF8 { bytes in prefix.withUTF8 { KeyHash.equalFolded(UnsafeBufferPointer(rebasing: bytes[..<count]), $0) == true } }
    }
  }

  private nonisolated(unsafe) static var deferred: Deferred?

  /// Puts the registration of types off until somebody asks for one of them.
  public static func deferRegistration(of prefix: String, _ register: @escaping () -> Void) { deferred = Deferred(prefix: prefix, register: register) }

  /// Registers what was put off.
  public static func registerDeferred() {
    let waiting = deferred
    deferred = nil
    waiting?.register()
  }

  /// Every type name that completion may offer: full names and accelerators.
  public static var allNames: [String] {
    registerDeferred()
    return scripted.keys.map(\.name) + TypeNames.accelerators.map(\.0) + TypeDefinition.all.map(\.fullName)
  }

  /// Accelerators with what they stand for.
  public static var allAccelerators: [(name: String, fullName: String)] {
    TypeNames.accelerators.map { ($0.0, $0.1) } + added.map { ($0.name, $0.type.fullName) }
  }

  private nonisolated(unsafe) static var added: [(name: String, type: TypeInfo)] = []

  /// Makes a name stand for a type, as `[TypeAccelerators]::Add` does; false if it stands for one already.
  static func addAccelerator(_ name: String, _ type: TypeInfo) -> Bool {
    if accelerators[FoldedName(name)] != nil || added.contains(where: { FoldedName.equal($0.name, name) }) { return false }
    added.append((name, type))
    scripted[FoldedName(name)] = type
    return true
  }

  /// Takes an added name away again; false if there is none.
  static func removeAccelerator(_ name: String) -> Bool {
    guard let place = added.firstIndex(where: { FoldedName.equal($0.name, name) }) else { return false }
    added.remove(at: place)
    scripted[FoldedName(name)] = nil
    return true
  }
}

/// How one type of the catalog is made.
struct TypeDefinition {
  let fullName: String
  var base = "System.Object"
  var traits: TypeInfo.Traits = []
  var interfaces: [String] = []
  /// Makes the values of an enumeration.
  var enumeration: (() -> Enumeration)?
  var defaultValue: () -> Value = { .null }
  var members: (inout TypeMembers, [TypeInfo]) -> Void = { _, _ in }

  init(
    _ fullName: String, base: String = "System.Object", traits: TypeInfo.Traits = [], interfaces: [String] = [], enumeration: (() -> Enumeration)? = nil,
    members: @escaping (inout TypeMembers, [TypeInfo]) -> Void = { _, _ in }
  ) {
    self.fullName = fullName
    self.base = base
    self.traits = traits
    self.interfaces = interfaces
    self.enumeration = enumeration
    self.members = members
  }

  /// The same type with a value for unassigned variables.
  func defaulting(to value: @escaping () -> Value) -> TypeDefinition {
    var made = self
    made.defaultValue = value
    return made
  }

  func make() -> TypeInfo {
    if fullName == "System.Object" { return TypeInfo.object }
    var traits = self.traits
    if fullName.utf8.contains(0x60) { traits.insert(.genericDefinition) }
    return TypeInfo(
      fullName, base: traits.contains(.interface) ? nil : TypeCatalog.type(base), traits: traits, interfaces: interfaces.map(TypeCatalog.type),
      enumeration: enumeration?(), defaultValue: defaultValue, members: { members(&$0, []) })
  }

  func close(_ closedName: String, _ arguments: [TypeInfo]) -> TypeInfo {
    TypeInfo(
      closedName, base: TypeCatalog.type(base), traits: traits, interfaces: interfaces.map(TypeCatalog.type), genericArguments: arguments,
      defaultValue: defaultValue, members: { members(&$0, arguments) })
  }

  /// An enumeration type, whose names are taken apart when somebody needs it.
  static func enumeration(_ fullName: String, _ names: @autoclosure @escaping () -> String, flags: Bool = false, underlying: String = "System.Int32") -> TypeDefinition {
    TypeDefinition(
      fullName, base: "System.Enum", traits: [.valueType, .sealed], enumeration: { Enumeration(values(names()), isFlags: flags, underlying: underlying) })
  }

  private static func values(_ names: String) -> [(name: String, value: Int64)] {
    var cases: [(name: String, value: Int64)] = []
    var next: Int64 = 0
    for word in names.split(separator: " ") {
      let parts = word.split(separator: "=")
      if parts.count == 2, let value = Int64(parts[1]) { next = value }
      cases.append((String(parts[0]), next))
      next += 1
    }
    return cases
  }
}

/// Reads type names with arguments and array brackets.
struct TypeNameParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private let namespaces: [String]

  init(_ name: String, _ namespaces: [String]) {
    scalars = Array(name.unicodeScalars)
    self.namespaces = namespaces
  }

  mutating func parse() -> TypeInfo? {
    guard let type = type() else { return nil }
    skipBlanks()
    // What follows a comma is an assembly: the catalog has but one type of each name.
    return position == scalars.count || scalars[position] == "," ? type : nil
  }

  private mutating func skipBlanks() { while position < scalars.count, scalars[position] == " " { position += 1 } }

  private mutating func type() -> TypeInfo? {
    skipBlanks()
    var name = ""
    while position < scalars.count, scalars[position] != "[", scalars[position] != "]", scalars[position] != "," {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    name = TextScan.trimmed(name)
    guard !name.isEmpty else { return nil }
    var arguments: [TypeInfo] = []
    if position + 1 < scalars.count, scalars[position] == "[", scalars[position + 1] != "]", scalars[position + 1] != "," {
      position += 1
      while true {
        skipBlanks()
        let isQualified = position < scalars.count && scalars[position] == "["
        if isQualified { position += 1 }
        guard let argument = type() else { return nil }
        arguments.append(argument)
        if isQualified {
          while position < scalars.count, scalars[position] != "]" { position += 1 }
          position += 1
        }
        skipBlanks()
        guard position < scalars.count else { return nil }
        if scalars[position] == "," {
          position += 1
          continue
        }
        guard scalars[position] == "]" else { return nil }
        position += 1
        break
      }
    }
    var result: TypeInfo?
    if arguments.isEmpty {
      result = TypeCatalog.simple(name, namespaces)
    } else {
      let open = name.contains("`") ? name : "\(name)`\(arguments.count)"
      if let definition = TypeCatalog.simple(open, namespaces) ?? TypeCatalog.simple(name, namespaces) {
        result = TypeCatalog.generic(definition, arguments)
      }
    }
    return arrayed(result)
  }

  private mutating func arrayed(_ element: TypeInfo?) -> TypeInfo? {
    guard var type = element else { return nil }
    while position < scalars.count, scalars[position] == "[" {
      var rank = 1, look = position + 1
      while look < scalars.count, scalars[look] == "," {
        rank += 1
        look += 1
      }
      guard look < scalars.count, scalars[look] == "]" else { return nil }
      position = look + 1
      type = TypeCatalog.array(of: type, rank: rank)
    }
    return type
  }
}
