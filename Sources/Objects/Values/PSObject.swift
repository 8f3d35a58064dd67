/// The root of every reference value that is neither a string nor an array.
///
/// Subclasses are the .NET types that scripts meet (`PSHashtable`, `ScalarObject`, `ErrorRecord` …). What PowerShell adds to an
/// object at run time (note properties, script methods, type names) lives here.
open class PSObject {
  /// Members added to this one instance (`Add-Member`, `Select-Object` …).
  public final var added: PropertyBag?
  /// Type names put in front of, or instead of, those of the type (`PSTypeNames`); nil means the type's own.
  public final var customTypeNames: [String]?
  /// Set for `WrappedValue` only: lets hot paths skip a dynamic cast.
  public final let isWrapper: Bool
  /// Set for `SpecialMember` only, for the same reason.
  public final let isMemberDefinition: Bool

  public init(isWrapper: Bool = false, isMemberDefinition: Bool = false) {
    self.isWrapper = isWrapper
    self.isMemberDefinition = isMemberDefinition
  }

  /// The object's .NET type.
  open var type: TypeInfo { TypeInfo.object }

  /// What `ToString()` gives; the default is the type's full name.
  open func describe() throws -> String { type.fullName }

  /// Calls of methods go to the object itself first; the tables of its type do not tell all.
  open var answersCalls: Bool { false }

  /// A number that changes when the items do; a loop that sees it change stops with an error.
  open var itemsVersion: Int { 0 }

  /// The items if a pipeline or `foreach` enumerates the object; nil for a single object.
  open func enumerated() throws -> ContiguousArray<Value>? { nil }
}

/// Carries members added to a value that has no place for them (a string, a number, an array).
public final class WrappedValue: PSObject {
  public let base: Value
  /// How a number was spelled as a command argument (`007`, `0x1F`): what `[string]` makes of it.
  public var literalText: String?

  public init(_ base: Value) {
    self.base = base
    super.init(isWrapper: true)
  }

  public override var type: TypeInfo { base.type }
  public override func describe() throws -> String { try base.text() }
  public override func enumerated() throws -> ContiguousArray<Value>? { try base.enumerated() }
}
