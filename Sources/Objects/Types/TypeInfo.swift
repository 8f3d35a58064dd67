/// Describes a .NET type as scripts see it: its names, its place in the hierarchy, and a table of members made on first use.
///
/// There is one instance per type, so identity is equality. `TypeCatalog` makes and keeps them.
public final class TypeInfo {
  public struct Traits: OptionSet {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let valueType = Traits(rawValue: 1)
    public static let interface = Traits(rawValue: 2)
    public static let abstract = Traits(rawValue: 4)
    public static let sealed = Traits(rawValue: 8)
    /// Defined by a script (`class`, `enum`).
    public static let dynamic = Traits(rawValue: 16)
    /// An open generic such as `List<>`.
    public static let genericDefinition = Traits(rawValue: 32)
  }

  /// `System.Int32`; for a closed generic .NET's own spelling with its arguments in brackets.
  public let fullName: String
  public let base: TypeInfo?
  public let traits: Traits
  public let interfaces: [TypeInfo]
  /// The element type of an array.
  public let elementType: TypeInfo?
  public let rank: Int
  /// The arguments of a closed generic.
  public let genericArguments: [TypeInfo]
  /// The values of an enumeration.
  public let enumeration: Enumeration?
  /// What a variable of the type holds before it is assigned; null for reference types.
  public let defaultValue: () -> Value
  private let declare: (inout TypeMembers) -> Void
  private var knownConversion = ConversionKind.unknown
  private var declared: TypeMembers?

  private lazy var object = TypeObject(self)
  /// The type as a value: one object a type, as .NET has it.
  public var value: Value { .object(object) }

  /// The name that errors about constructors have: without the count of generic arguments.
  private(set) lazy var constructorName = name.split(separator: "`").first.map(String.init) ?? name

  public init(
    _ fullName: String, base: TypeInfo?, traits: Traits = [], interfaces: [TypeInfo] = [], elementType: TypeInfo? = nil, rank: Int = 0,
    genericArguments: [TypeInfo] = [], enumeration: Enumeration? = nil, defaultValue: @escaping () -> Value = { .null },
    members declare: @escaping (inout TypeMembers) -> Void = { _ in }
  ) {
    self.fullName = fullName
    self.base = base
    self.traits = traits
    self.interfaces = interfaces
    self.elementType = elementType
    self.rank = rank
    self.genericArguments = genericArguments
    self.enumeration = enumeration
    self.defaultValue = defaultValue
    self.declare = declare
  }

  /// The type's own members, without inherited ones; made on first use.
  public var ownMembers: TypeMembers {
    if let declared { return declared }
    var made = TypeMembers()
    declare(&made)
    declared = made
    return made
  }

  /// Adds members after the fact: a script's class fills its table while it is being defined.
  public func extend(_ change: (inout TypeMembers) -> Void) {
    var members = ownMembers
    change(&members)
    declared = members
    TypeInfo.generation &+= 1
  }

  /// Grows when any table changes, which makes what types remember of their bases stale.
  private(set) nonisolated(unsafe) static var generation = 0
  private var rememberedGeneration = 0
  private var rememberedProperties: [FoldedName: TypeMembers.Property?] = [:]
  private var rememberedMethods: [FoldedName: TypeMembers.Method?] = [:]

  private func forgetStale() {
    if rememberedGeneration == TypeInfo.generation { return }
    rememberedProperties = [:]
    rememberedMethods = [:]
    rememberedGeneration = TypeInfo.generation
  }

  /// Finds an instance property of the type or its bases; remembered, as most lookups repeat.
  func findProperty(_ name: String, _ find: () -> TypeMembers.Property?) -> TypeMembers.Property? {
    forgetStale()
    let key = FoldedName(name)
    if let known = rememberedProperties[key] { return known }
    let found = find()
    rememberedProperties[key] = .some(found)
    return found
  }

  func findMethod(_ name: String, _ find: () -> TypeMembers.Method?) -> TypeMembers.Method? {
    forgetStale()
    let key = FoldedName(name)
    if let known = rememberedMethods[key] { return known }
    let found = find()
    rememberedMethods[key] = .some(found)
    return found
  }

  /// The full names of the hierarchy, kept: member lookup asks for them again and again.
  private(set) lazy var hierarchyNames: [String] = hierarchy.map { TypeNames.fullName($0) }

  /// Which way conversions to the type go.
  var conversion: ConversionKind {
    if case .unknown = knownConversion { knownConversion = ConversionKind(self) }
    return knownConversion
  }

  /// A type of .NET's with a conversion of its own: no script's class, not `object`.
  public private(set) lazy var isPlain = !traits.contains(.dynamic) && self !== TypeInfo.object
  public var isArray: Bool { elementType != nil }
  public var isEnum: Bool { enumeration != nil }
  public var isDelegate: Bool { base?.fullName == "System.Delegate" || base?.fullName == "System.MulticastDelegate" }
  public var isValueType: Bool { traits.contains(.valueType) }

  /// The name without its namespace: `Int32`, ``List`1``, `String[]`.
  public var name: String {
    let head = fullName.prefix { $0 != "[" }
    let short = head.split(separator: ".").last.map(String.init) ?? fullName
    let plain = short.split(separator: "+").last.map(String.init) ?? short
    return isArray ? plain + fullName.drop { $0 != "[" } : plain
  }

  public var namespace: String {
    let head = fullName.prefix { $0 != "[" }
    guard let dot = head.lastIndex(of: ".") else { return "" }
    return String(head[..<dot])
  }

  /// Tells whether a value of this type may stand where `other` is wanted (itself, a base, an interface).
  public func isSubtype(of other: TypeInfo) -> Bool {
    if self === other || other === TypeInfo.object { return true }
    if interfaces.contains(where: { $0.isSubtype(of: other) }) { return true }
    return base?.isSubtype(of: other) ?? false
  }

  /// The type and its bases, most derived first, as `PSTypeNames` lists them.
  public var hierarchy: [TypeInfo] { [self] + (base?.hierarchy ?? []) }
}

/// The values of an enumeration type.
public struct Enumeration {
  /// Names in order of declaration with their numbers.
  public let cases: [(name: String, value: Int64)]
  public let isFlags: Bool
  /// `Int32` unless the enum says otherwise.
  public let underlying: String

  public init(_ cases: [(name: String, value: Int64)], isFlags: Bool = false, underlying: String = "System.Int32") {
    self.cases = cases
    self.isFlags = isFlags
    self.underlying = underlying
  }
}
