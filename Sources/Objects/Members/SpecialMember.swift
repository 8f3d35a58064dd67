/// A member in a property bag that is more than a stored value.
public final class SpecialMember: PSObject {
  public enum Definition {
    /// Another name for a member, with an optional conversion.
    case alias(of: String, as: TypeInfo?)
    /// Computed by script blocks (`$this` is the object).
    case script(get: PSObject?, set: PSObject?)
    /// A method written as a script block.
    case method(PSObject)
    /// Computed by native code.
    case code(get: (Value) throws -> Value, set: ((Value, Value) throws -> Void)?)
    /// A named list of properties.
    case propertySet([String])
    /// A set of members (`PSStandardMembers`).
    case memberSet(PropertyBag)
  }

  public let definition: Definition

  public init(_ definition: Definition) {
    self.definition = definition
    super.init(isMemberDefinition: true)
  }
}

/// One member of one object, as `$x.PSObject.Properties` and `Get-Member` list it.
public final class MemberInfo: PSObject {
  /// PowerShell's `PSMemberTypes`, spelled as it prints them.
  public enum Kind: String {
    case AliasProperty, CodeProperty, Property, NoteProperty, ScriptProperty, PropertySet, Method, CodeMethod, ScriptMethod, ParameterizedProperty,
      MemberSet, Event
  }

  public let owner: Value
  public let name: String
  public let kind: Kind
  /// The value's type name as `Get-Member` prints it.
  public let typeName: String
  /// `string Name=Ann`, `int Length {get;}`, `string Substring(int startIndex), …`.
  public let definition: () -> String
  public let get: () throws -> Value
  public let set: ((Value) throws -> Void)?
  public let isInstance: Bool
  public let isHidden: Bool

  public init(
    owner: Value, name: String, kind: Kind, typeName: String, isInstance: Bool, isHidden: Bool = false, definition: @escaping () -> String,
    get: @escaping () throws -> Value, set: ((Value) throws -> Void)? = nil
  ) {
    self.owner = owner
    self.name = name
    self.kind = kind
    self.typeName = typeName
    self.isInstance = isInstance
    self.isHidden = isHidden
    self.definition = definition
    self.get = get
    self.set = set
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSPropertyInfo") }
  public override func describe() throws -> String { definition() }

  public var isProperty: Bool {
    switch kind {
    case .AliasProperty, .CodeProperty, .Property, .NoteProperty, .ScriptProperty: true
    default: false
    }
  }
}
