extension TypeDefinition {
  /// Every type of the catalog.
  nonisolated(unsafe) static let all: [TypeDefinition] = indexed + ExceptionTable.definitions

  /// Those that the catalog keeps by name from the start; exceptions are found by their names' ends.
  nonisolated(unsafe) static let indexed: [TypeDefinition] =
    core + interfaces + enumerations + DelegateTable.definitions + ListTable.definitions + DictionaryTable.definitions + SetObject.definitions
    + MatchList.definitions + MemberTemplate.tables + tables

  private static let core: [TypeDefinition] = [
    TypeDefinition("System.Object"), TypeDefinition("System.ValueType", traits: [.abstract]), TypeDefinition("System.Void", base: "System.ValueType", traits: [.valueType]),
    ArrayTable.definition, EnumeratorObject.definition, DictionaryView.valuesDefinition, ComparerTable.definition, RegexObject.definition, ObjectView.table,
    MemberCollection.table, MemberInfo.table, MethodObject.table, TypeNameList.definition,
  ]

  private static let interfaces: [TypeDefinition] = [
    "System.IComparable", "System.IConvertible", "System.IFormattable", "System.ICloneable", "System.IDisposable", "System.IEquatable`1", "System.IFormatProvider",
    "System.Collections.IStructuralComparable", "System.Collections.IStructuralEquatable", "System.Collections.IEnumerator", "System.Collections.IComparer",
    "System.Collections.IEqualityComparer", "System.Runtime.Serialization.ISerializable", "System.Collections.Generic.IEqualityComparer`1",
    "System.Collections.Generic.IComparer`1", "System.IComparable`1",
  ].map { TypeDefinition($0, traits: [.interface]) } + [
    TypeDefinition("System.Collections.IEnumerable", traits: [.interface]),
    TypeDefinition("System.Collections.ICollection", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Collections.IList", traits: [.interface], interfaces: ["System.Collections.ICollection"]),
    TypeDefinition("System.Collections.IDictionary", traits: [.interface], interfaces: ["System.Collections.ICollection"]),
    TypeDefinition("System.Collections.Generic.IEnumerable`1", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Collections.Generic.ICollection`1", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Collections.Generic.IList`1", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Collections.Generic.IReadOnlyList`1", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Collections.Generic.IDictionary`2", traits: [.interface], interfaces: ["System.Collections.IEnumerable"]),
    TypeDefinition("System.Nullable`1", base: "System.ValueType", traits: [.valueType]),
    TypeDefinition("System.ReadOnlySpan`1", base: "System.ValueType", traits: [.valueType]),
  ]

  private static let tables: [TypeDefinition] =
    NumberTables.definitions + CultureObject.definitions + TimeTables.definitions + MathTable.definitions + TextTables.definitions + TupleObject.definitions
    + TypeTable.definitions + AssemblyObject.definitions + ReflectedMember.definitions + ThreadingTables.definitions + SmallCollections.definitions + NetTables.definitions + SystemTables.definitions + [
      StringTable.definition, DateTimeTable.definition, DateOnlyObject.definition, TimeOnlyObject.definition, ComplexObject.definition, ConvertTable.definition, VersionObject.definition, SemanticVersionObject.definition,
    ]
}
