import Objects

/// The attribute types of parameters, so that scripts can read, test and make them: `[Parameter()]`, `[ValidateSetAttribute]::new('a', 'b')`.
enum AttributeTypes {
  private static let prefix = "System.Management.Automation."
  private static let base = TypeInfo("System.Attribute", base: .object) { members in
    members.property("TypeId", "System.Object", get: { $0.type.value })
  }
  private static let arguments = TypeInfo(prefix + "ValidateArgumentsAttribute", base: base)
  private static let elements = TypeInfo(prefix + "ValidateEnumeratedArgumentsAttribute", base: arguments)
  private static let transformation = TypeInfo(prefix + "ArgumentTransformationAttribute", base: base)
  private static let generator = TypeInfo(prefix + "IValidateSetValuesGenerator", base: nil, traits: .interface)

  /// Known by name without members of their own.
  private static let plain = [
    "AllowNull", "AllowEmptyString", "AllowEmptyCollection", "ValidateNotNull", "ValidateNotNullOrEmpty", "ValidateNotNullOrWhiteSpace", "SupportsWildcards",
    "Credential", "PSTypeName", "PSDefaultValue", "ArgumentToVersionTransformation", "Hidden", "Experimental", "ArgumentCompletions", "ValidateDrive", "ValidateUserDrive",
    "ArgumentTypeConverter", "CmdletBinding", "OutputType", "DynamicClassImplementationAssembly", "ValidateTrustedData", "HelpUri",
  ]

  static func register() {
    let made = plain.map { name in TypeInfo(prefix + name + "Attribute", base: name.hasPrefix("Validate") ? arguments : base) { add(&$0, name) { _ in [] } } }
    for type in [base, arguments, elements, transformation, generator, parameter, alias, set, range, length, count, pattern, script, completer] + made {
      TypeCatalog.register(type)
    }
    RuntimeParameter.registerTypes()
  }

  /// Whether a name in brackets over a parameter is an attribute that there is.
  static func isKnown(_ name: String, _ session: SessionState) -> Bool {
    let bare = ParameterCompilerName.bare(name)
    if bare == "parameter" || bare == "alias" || bare == "argumentcompleter" || bare.hasPrefix("validate") || plain.contains(where: { $0.lowercased() == bare }) { return true }
    let engine = session.scope.engine
    return engine.findType(name, session) != nil || engine.findType(name + "Attribute", session) != nil || ["obsolete", "flags", "diagnostics.codeanalysis.suppressmessage"].contains { bare.hasSuffix($0) }
  }

  // MARK: Tables

  private static func attribute(_ target: Value) -> AttributeObject? { target.unwrapped.asObject as? AttributeObject }

  /// A named argument as a property that can be read and set.
  private static func option(_ members: inout TypeMembers, _ name: String, _ typeName: String, _ preset: Value) {
    members.property(name, typeName, get: { attribute($0)?.option(name) ?? preset }, set: { target, value in attribute(target)?.setOption(name, value) })
  }

  private static func positional(_ members: inout TypeMembers, _ name: String, _ typeName: String, _ get: @escaping ([Value]) throws -> Value) {
    members.property(name, typeName, get: { try get(attribute($0)?.positional ?? []) })
  }

  /// A constructor of any number of arguments.
  private static func add(_ members: inout TypeMembers, _ name: String, parameters: String = "", _ arguments: @escaping ([Value]) throws -> [Value]) {
    members.constructor("\(name)Attribute(\(parameters))") { .object(AttributeObject(prefix + name + "Attribute", try arguments($0), [])) }
  }

  private static func all(_ values: [Value]) throws -> [Value] { try values.flatMap { try $0.enumerated().map(Array.init) ?? [$0] } }
  private static func type(_ name: String, _ base: TypeInfo, _ declare: @escaping (inout TypeMembers) -> Void) -> TypeInfo {
    TypeInfo(prefix + name + "Attribute", base: base, members: declare)
  }

  private static let parameter = type("Parameter", base) { members in
    add(&members, "Parameter") { _ in [] }
    option(&members, "ExperimentName", "string", .null)
    option(&members, "ExperimentAction", "System.Management.Automation.ExperimentAction", Value("None"))
    option(&members, "Position", "int", .int(.min))
    option(&members, "ParameterSetName", "string", Value("__AllParameterSets"))
    for name in ["Mandatory", "ValueFromPipeline", "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments"] { option(&members, name, "bool", .bool(false)) }
    for name in ["HelpMessage", "HelpMessageBaseName", "HelpMessageResourceId"] { option(&members, name, "string", .null) }
    option(&members, "DontShow", "bool", .bool(false))
  }

  private static let alias = type("Alias", base) { members in
    add(&members, "Alias", parameters: "params string[] aliasNames", all)
    positional(&members, "AliasNames", "System.Collections.Generic.IList[string]") { Value(try all($0)) }
  }

  private static let set = type("ValidateSet", elements) { members in
    add(&members, "ValidateSet", parameters: "params string[] validValues", all)
    option(&members, "ErrorMessage", "string", .null)
    option(&members, "IgnoreCase", "bool", .bool(true))
    positional(&members, "ValidValues", "System.Collections.Generic.IList[string]") { arguments in
      if arguments.count == 1, let type = arguments[0].asType { return Value(try Validation.words(of: type).map { Value($0) }) }
      return Value(try all(arguments))
    }
  }

  private static let range = type("ValidateRange", elements) { members in
    add(&members, "ValidateRange", parameters: "System.Object minRange, System.Object maxRange") { $0 }
    members.constructor("ValidateRangeAttribute(System.Management.Automation.ValidateRangeKind kind)") { .object(AttributeObject(prefix + "ValidateRangeAttribute", [Value(try $0[0].text())], [])) }
    positional(&members, "MinRange", "System.Object") { $0.count == 2 ? $0[0] : .null }
    positional(&members, "MaxRange", "System.Object") { $0.count == 2 ? $0[1] : .null }
  }

  private static let length = type("ValidateLength", elements) { limits(&$0, "ValidateLength") }
  private static let count = type("ValidateCount", arguments) { limits(&$0, "ValidateCount") }

  private static func limits(_ members: inout TypeMembers, _ name: String) {
    add(&members, name, parameters: "int minLength, int maxLength") { $0 }
    positional(&members, "MinLength", "int") { $0.first ?? .int(0) }
    positional(&members, "MaxLength", "int") { $0.dropFirst().first ?? .int(0) }
  }

  private static let pattern = type("ValidatePattern", elements) { members in
    add(&members, "ValidatePattern", parameters: "string regexPattern") { $0 }
    option(&members, "ErrorMessage", "string", .null)
    option(&members, "Options", "System.Text.RegularExpressions.RegexOptions", Value("IgnoreCase"))
    positional(&members, "RegexPattern", "string") { $0.first ?? .null }
  }

  private static let script = type("ValidateScript", elements) { members in
    add(&members, "ValidateScript", parameters: "scriptblock scriptBlock") { $0 }
    option(&members, "ErrorMessage", "string", .null)
    positional(&members, "ScriptBlock", "scriptblock") { $0.first ?? .null }
  }

  private static let completer = type("ArgumentCompleter", base) { members in
    add(&members, "ArgumentCompleter", parameters: "scriptblock scriptBlock") { $0 }
    positional(&members, "ScriptBlock", "scriptblock") { $0.first ?? .null }
    positional(&members, "Type", "type") { $0.first?.asType.map(\.value) ?? .null }
  }
}
