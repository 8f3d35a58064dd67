import Diagnostics
import Objects
import Syntax

/// What a class owes to its base and its interfaces; breaking it is an error of the script before any of it runs.
struct ClassContract {
  private let syntax: TypeDefinitionSyntax
  private let source: SourceText

  init(_ syntax: TypeDefinitionSyntax, _ source: SourceText) {
    (self.syntax, self.source) = (syntax, source)
  }

  /// The methods that interfaces ask for, for those that scripts implement.
  private static let methods: [String: [String]] = [
    "System.IComparable": ["CompareTo"], "System.IComparable`1": ["CompareTo"], "System.IDisposable": ["Dispose"], "System.ICloneable": ["Clone"],
    "System.IEquatable`1": ["Equals"], "System.IFormattable": ["ToString"], "System.Collections.IEnumerable": ["GetEnumerator"],
    "System.Collections.IEnumerator": ["MoveNext", "Reset"], "System.Collections.IComparer": ["Compare"], "System.Collections.Generic.IComparer`1": ["Compare"],
    "System.Collections.IEqualityComparer": ["Equals", "GetHashCode"], "System.Collections.Generic.IEqualityComparer`1": ["Equals", "GetHashCode"],
    "System.Management.Automation.IValidateSetValuesGenerator": ["GetValidValues"],
  ]

  func check(_ bases: [TypeInfo]) throws {
    for (place, base) in bases.enumerated() {
      let constraint = syntax.baseTypes[place]
      if base.traits.contains(.sealed), !base.traits.contains(.interface) {
        throw fault("SealedBaseClass", "Base class '\(constraint.typeName.fullName)' cannot be sealed.", constraint.extent)
      }
      if place > 0, !base.traits.contains(.interface) {
        throw fault("InterfaceNameExpected", "'\(constraint.typeName.fullName)': Interface name expected.", constraint.extent)
      }
      guard base.traits.contains(.interface) else { continue }
      for wanted in Self.methods[String(base.fullName.prefix { $0 != "[" })] ?? [] where !has(wanted, bases) {
        throw fault(
          "TypeCreationError",
          "Error during creation of type \"\(syntax.name)\". Error message: Method '\(wanted)' in type '\(syntax.name)' from assembly 'PowerShell Class Assembly, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null' does not have an implementation.",
          syntax.extent)
      }
    }
  }

  private func has(_ method: String, _ bases: [TypeInfo]) -> Bool {
    if syntax.members.contains(where: { FoldedName.equal($0.name, method) && $0 is FunctionMemberSyntax }) { return true }
    return bases.contains { base in base.hierarchy.contains { $0 !== TypeInfo.object && $0.ownMembers.method(method) != nil } }
  }

  private func fault(_ id: String, _ message: String, _ extent: Extent) -> PSError {
    PSError("ParseException", message, id: id, category: .ParserError).at(SyntaxPosition(source, extent))
  }
}
