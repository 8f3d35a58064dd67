// Signatures that the other rooms build upon. Each moves to a file of its own with its implementation.

extension Value {
  package var type: TypeInfo { TypeInfo.object }
  /// The names in `PSTypeNames`, most derived first.
  package var typeNames: [String] { type.hierarchy.map(\.fullName) }
  /// PowerShell's truth: null, 0, '' and an empty list are false; one item decides for itself.
  package var isTrue: Bool { false }
  /// The text inside a string (`"$x"`, `[string]`): invariant culture, lists joined by `$OFS`.
  package func text() throws -> String { "" }
  /// The text in the current culture, as `ToString()` and plain output give it.
  package func culturalText() throws -> String { "" }
  /// The items that a pipeline or `foreach` sees; nil if the value is a single object (strings, hashtables and custom objects are).
  package func enumerated() throws -> ContiguousArray<Value>? { nil }
}

/// Converts values as PowerShell's casts and parameter bindings do.
package enum Conversion {
  /// `[type]$value`; throws PowerShell's own error (`ConvertToFinalInvalidCastException`, `InvalidCastFromStringToInteger` …).
  package static func convert(_ value: Value, to type: TypeInfo) throws -> Value { value }
  /// The same, nil instead of an error (`-as`).
  package static func tryConvert(_ value: Value, to type: TypeInfo) -> Value? { nil }
}

/// Reads, writes and calls members by name: added members first, then type data, then the .NET type's table.
package enum Members {
  /// The value of a member; nil if there is none (the caller knows about strict mode). Hashtables answer with their keys first.
  package static func get(_ target: Value, _ name: String) throws -> Value? { nil }
  package static func set(_ target: Value, _ name: String, _ value: Value) throws {}
  /// Calls a method. `isSetter`-like oddities do not exist; `typeArguments` are those of `$x.M[int](…)`.
  package static func invoke(_ target: Value, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value { .null }
  package static func getStatic(_ type: TypeInfo, _ name: String) throws -> Value? { nil }
  package static func setStatic(_ type: TypeInfo, _ name: String, _ value: Value) throws {}
  package static func invokeStatic(_ type: TypeInfo, _ name: String, _ arguments: [Value], typeArguments: [TypeInfo] = []) throws -> Value { .null }
  /// `New-Object`, `[type]::new(…)`.
  package static func construct(_ type: TypeInfo, _ arguments: [Value]) throws -> Value { .null }
  /// All members, in the order of `$x.PSObject.Members`; `properties` only those that hold values.
  package static func list(_ target: Value) -> [MemberInfo] { [] }
  package static func properties(_ target: Value) -> [MemberInfo] { [] }
  /// `@{a=1; b=2}`.
  package static func describeAsHashtable(_ target: Value) throws -> String { "" }
  /// Adds or replaces a member on one instance; returns the object that carries it (a `WrappedValue` for strings, numbers, arrays).
  package static func add(_ target: Value, _ name: String, _ value: Value) -> Value { target }
}

/// `$x[…]` and `$x[…] = …`.
package enum Indexing {
  package static func get(_ target: Value, _ indices: [Value]) throws -> Value { .null }
  package static func set(_ target: Value, _ indices: [Value], _ value: Value) throws {}
}

/// The operators on values, with PowerShell's conversions and its error ids; the left operand decides.
package enum Operators {
  package static func add(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func subtract(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func multiply(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func divide(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func remainder(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func negate(_ value: Value) throws -> Value { .null }
  package static func plus(_ value: Value) throws -> Value { .null }
  package static func increment(_ value: Value, by step: Int) throws -> Value { .null }
  package static func bitAnd(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func bitOr(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func bitXor(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func bitNot(_ value: Value) throws -> Value { .null }
  package static func shiftLeft(_ left: Value, _ right: Value) throws -> Value { .null }
  package static func shiftRight(_ left: Value, _ right: Value) throws -> Value { .null }
  /// `-eq` and its kin on two scalars; a list on the left is filtered by `filter…`.
  package static func equals(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Bool { false }
  /// `-lt` …: negative, zero, positive.
  package static func compare(_ left: Value, _ right: Value, ignoreCase: Bool) throws -> Int { 0 }
  package static func like(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool { false }
  /// `-match` on one text: the groups for `$Matches` if it matches.
  package static func match(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> PSHashtable? { nil }
  package static func matches(_ left: Value, _ pattern: Value, ignoreCase: Bool) throws -> Bool { false }
  package static func replace(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value { .null }
  package static func split(_ left: Value, _ arguments: Value, ignoreCase: Bool) throws -> Value { .null }
  package static func splitUnary(_ value: Value) throws -> Value { .null }
  package static func join(_ left: Value, _ separator: Value) throws -> Value { .null }
  package static func joinUnary(_ value: Value) throws -> Value { .null }
  /// `-f`.
  package static func format(_ left: Value, _ arguments: Value) throws -> Value { .null }
  package static func range(_ left: Value, _ right: Value) throws -> ContiguousArray<Value> { [] }
  package static func contains(_ list: Value, _ item: Value, ignoreCase: Bool) throws -> Bool { false }
  package static func isType(_ value: Value, _ type: Value) throws -> Bool { false }
  package static func asType(_ value: Value, _ type: Value) throws -> Value { .null }
}

/// Orders values for sorting: `Sort-Object` in the current culture.
package enum Comparison {
  package static func sortsBefore(_ left: Value, _ right: Value) -> Bool { false }
  package static func order(_ left: Value, _ right: Value, ignoreCase: Bool) -> Int { 0 }
}

/// Equality of hashtable keys, as .NET's `Equals` on boxed values: 1 and 1L differ.
package enum KeyEquality {
  package static func equal(_ left: Value, _ right: Value) -> Bool { false }
  package static func hash(_ value: Value, into hasher: inout Hasher) {}
}

/// A parsed method signature.
package struct Signature {
  package static func methodName(_ signature: String) -> String { signature }
}

/// Knows every type by its names: full names, `System.`-less ones, accelerators; makes arrays and closed generics.
package enum TypeCatalog {
  /// Resolves a name as written in `[…]`, without brackets: `int`, `System.Collections.Generic.List[string]`, `string[]`; nil if unknown.
  package static func resolve(_ name: String) -> TypeInfo? { nil }
  /// A type that the program itself names; unknown names give a bare type of that name.
  package static func type(_ fullName: String) -> TypeInfo { TypeInfo.object }
  package static func exceptionType(_ fullName: String) -> TypeInfo { TypeInfo.object }
  package static func array(of element: TypeInfo, rank: Int = 1) -> TypeInfo { TypeInfo.object }
  package static func generic(_ definition: TypeInfo, _ arguments: [TypeInfo]) -> TypeInfo? { nil }
  /// Registers a type that a script defines.
  package static func register(_ type: TypeInfo) {}
}

extension TypeInfo {
  package static let object = TypeInfo("System.Object", base: nil)
  package static let customObject = TypeInfo("System.Management.Automation.PSCustomObject", base: object)
  package static func of(dictionary kind: PSHashtable.Kind) -> TypeInfo { object }
}
