// Signatures that the other rooms build upon. Each moves to a file of its own with its implementation.

extension Value {
  public var type: TypeInfo { TypeInfo.object }
  /// The names in `PSTypeNames`, most derived first.
  public var typeNames: [String] { type.hierarchy.map(\.fullName) }
  /// PowerShell's truth: null, 0, '' and an empty list are false; one item decides for itself.
  public var isTrue: Bool { false }
  /// The text inside a string (`"$x"`, `[string]`): invariant culture, lists joined by `$OFS`.
  public func text() throws -> String { "" }
  /// The text in the current culture, as `ToString()` and plain output give it.
  public func culturalText() throws -> String { "" }
  /// The items that a pipeline or `foreach` sees; nil if the value is a single object (strings, hashtables and custom objects are).
  public func enumerated() throws -> ContiguousArray<Value>? { nil }
}

/// Converts values as PowerShell's casts and parameter bindings do.
public enum Conversion {
  /// `[type]$value`; throws PowerShell's own error (`ConvertToFinalInvalidCastException`, `InvalidCastFromStringToInteger` …).
  public static func convert(_ value: Value, to type: TypeInfo) throws -> Value { value }
  /// The same, nil instead of an error (`-as`).
  public static func tryConvert(_ value: Value, to type: TypeInfo) -> Value? { nil }
}

/// Reads, writes and calls members by name: added members first, then type data, then the .NET type's table.
public enum Members {
  /// The value of a member; nil if there is none (the caller knows about strict mode). Hashtables answer with their keys first.
  public static func get(_ target: Value, _ name: String) throws -> Value? { nil }
  public static func set(_ target: Value, _ name: String, _ value: Value) throws {}
  /// Calls a method. `isSetter`-like oddities do not exist; `typeArguments` are those of `$x.M[int](…)`.
  public static func invoke(_ target: Value, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value { .null }
  public static func getStatic(_ type: TypeInfo, _ name: String) throws -> Value? { nil }
  public static func setStatic(_ type: TypeInfo, _ name: String, _ value: Value) throws {}
  public static func invokeStatic(_ type: TypeInfo, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value { .null }
  /// `New-Object`, `[type]::new(…)`.
  public static func construct(_ type: TypeInfo, _ arguments: [Value]) throws -> Value { .null }
  /// All members, in the order of `$x.PSObject.Members`; `properties` only those that hold values.
  public static func list(_ target: Value) -> [MemberInfo] { [] }
  public static func properties(_ target: Value) -> [MemberInfo] { [] }
  /// `@{a=1; b=2}`.
  public static func describeAsHashtable(_ target: Value) throws -> String { "" }
  /// Adds or replaces a member on one instance; returns the object that carries it (a `WrappedValue` for strings, numbers, arrays).
  public static func add(_ target: Value, _ name: String, _ value: Value) -> Value { target }
}

/// `$x[…]` and `$x[…] = …`.
public enum Indexing {
  public static func get(_ target: Value, _ indices: [Value]) throws -> Value { .null }
  public static func set(_ target: Value, _ indices: [Value], _ value: Value) throws {}
}

/// The operators on values, with PowerShell's conversions and its error ids; the left operand decides.
public enum Operators {
  public static func add(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func subtract(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func multiply(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func divide(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func remainder(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func negate(_ value: Value) throws -> Value { .null }
  public static func plus(_ value: Value) throws -> Value { .null }
  public static func increment(_ value: Value, by step: Int) throws -> Value { .null }
  public static func bitAnd(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func bitOr(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func bitXor(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func bitNot(_ value: Value) throws -> Value { .null }
  public static func shiftLeft(_ left: Value, _ right: Value) throws -> Value { .null }
  public static func shiftRight(_ left: Value, _ right: Value) throws -> Value { .null }
  /// `-eq` and its kin on two scalars; a list on the left is filtered by `filter…`.
  public static func equals(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Bool { false }
  /// `-lt` …: negative, zero, positive.
  public static func compare(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Int { 0 }
  public static func like(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool { false }
  /// `-match` on one text: the groups for `$Matches` if it matches.
  public static func match(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> PSHashtable? { nil }
  public static func matches(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool { false }
  public static func replace(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value { .null }
  public static func split(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value { .null }
  public static func splitUnary(_ value: Value) throws -> Value { .null }
  public static func join(_ left: Value, _ separator: Value) throws -> Value { .null }
  public static func joinUnary(_ value: Value) throws -> Value { .null }
  /// `-f`.
  public static func format(_ left: Value, _ arguments: Value) throws -> Value { .null }
  public static func range(_ left: Value, _ right: Value) throws -> ContiguousArray<Value> { [] }
  public static func contains(_ list: Value, _ item: Value, ignoreCase: Bool) throws -> Bool { false }
  public static func isType(_ value: Value, _ type: Value) throws -> Bool { false }
  public static func asType(_ value: Value, _ type: Value) throws -> Value { .null }
}

/// Orders values for sorting: `Sort-Object` in the current culture.
public enum Comparison {
  public static func sortsBefore(_ left: Value, _ right: Value) -> Bool { false }
  public static func order(_ left: Value, _ right: Value, ignoreCase: Bool) -> Int { 0 }
}

/// Equality of hashtable keys, as .NET's `Equals` on boxed values: 1 and 1L differ.
public enum KeyEquality {
  public static func equal(_ left: Value, _ right: Value) -> Bool { false }
  public static func hash(_ value: Value, into hasher: inout Hasher) {}
}

/// A parsed method signature.
public struct Signature {
  public static func methodName(_ signature: String) -> String { signature }
}

/// Knows every type by its names: full names, `System.`-less ones, accelerators; makes arrays and closed generics.
public enum TypeCatalog {
  /// Resolves a name as written in `[…]`, without brackets: `int`, `System.Collections.Generic.List[string]`, `string[]`; nil if unknown.
  public static func resolve(_ name: String) -> TypeInfo? { nil }
  /// A type that the program itself names; unknown names give a bare type of that name.
  public static func type(_ fullName: String) -> TypeInfo { TypeInfo.object }
  public static func exceptionType(_ fullName: String) -> TypeInfo { TypeInfo.object }
  public static func array(of element: TypeInfo, rank: Int = 1) -> TypeInfo { TypeInfo.object }
  public static func generic(_ definition: TypeInfo, _ arguments: [TypeInfo]) -> TypeInfo? { nil }
  /// Registers a type that a script defines.
  public static func register(_ type: TypeInfo) {}
}

extension TypeInfo {
  public static let object = TypeInfo("System.Object", base: nil)
  public static let customObject = TypeInfo("System.Management.Automation.PSCustomObject", base: object)
  public static func of(dictionary kind: PSHashtable.Kind) -> TypeInfo { object }
}
