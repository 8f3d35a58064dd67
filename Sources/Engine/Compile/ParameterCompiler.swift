import Objects
import Syntax

/// Compiles a `param` block with its attributes into declarations.
struct ParameterCompiler {
  let compiler: Compiler

  init(_ compiler: Compiler) { self.compiler = compiler }

  func metadata(_ syntax: ScriptBlockSyntax, _ parameters: [ParameterSyntax]) -> CommandMetadata {
    let attributes = syntax.paramBlock?.attributes ?? syntax.attributes
    var traits = CommandTraits(module: "")
    var isAdvanced = false
    for attribute in attributes {
      switch Self.name(attribute) {
      case "cmdletbinding":
        isAdvanced = true
        apply(attribute, to: &traits)
      case "outputtype": traits.outputTypes = attribute.positionalArguments.map { typeText($0) }
      default: break
      }
    }
    var declarations: [ParameterDeclaration] = []
    for parameter in parameters {
      let (declaration, hasAttribute) = declare(parameter)
      declarations.append(declaration)
      if hasAttribute { isAdvanced = true }
    }
    numberPositions(declarations, traits)
    return CommandMetadata(declarations, traits: traits, isAdvanced: isAdvanced)
  }

  /// Without sets and positions of their own, parameters are positional in the order written.
  private func numberPositions(_ declarations: [ParameterDeclaration], _ traits: CommandTraits) {
    guard traits.positionalBinding, !PositionalParameters.areExplicit(declarations) else { return }
    for (position, declaration) in declarations.filter({ !$0.isSwitch }).enumerated() {
      for case let attribute as AttributeObject in declaration.attributes.compactMap(\.asObject) where ParameterCompilerName.bare(attribute.name) == "parameter" {
        attribute.setOption("Position", .int(Int32(position)))
      }
    }
  }

  static func name(_ attribute: AttributeBaseSyntax) -> String {
    var name = attribute.typeName.fullName.lowercased()
    for prefix in ["system.management.automation."] where name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
    if name.hasSuffix("attribute") { name = String(name.dropLast(9)) }
    return name
  }

  private func typeText(_ expression: ExpressionSyntax) -> String {
    if let type = expression as? TypeExpressionSyntax { return TypeCatalog.resolve(type.typeName.fullName)?.fullName ?? type.typeName.fullName }
    return (constant(expression)).flatMap { try? $0.text() } ?? ""
  }

  private func apply(_ attribute: AttributeSyntax, to traits: inout CommandTraits) {
    for argument in attribute.namedArguments {
      let value = argument.isExpressionOmitted ? Value.bool(true) : constant(argument.argument) ?? .null
      switch argument.name.lowercased() {
      case "supportsshouldprocess": traits.supportsShouldProcess = value.isTrue
      case "supportspaging": traits.supportsPaging = value.isTrue
      case "defaultparametersetname": traits.defaultSet = (try? value.text()) ?? ""
      case "positionalbinding": traits.positionalBinding = value.isTrue
      case "confirmimpact":
        switch (try? value.text().lowercased()) ?? "" {
        case "none": traits.confirmImpact = .none
        case "low": traits.confirmImpact = .low
        case "high": traits.confirmImpact = .high
        default: traits.confirmImpact = .medium
        }
      default: break
      }
    }
  }

  /// Attribute arguments are constant expressions: evaluated once, in an empty scope.
  func constant(_ expression: ExpressionSyntax) -> Value? {
    let engine = compiler.session.scope.engine
    return try? compiler.expression(expression).eval(engine.global.scope.compatible(with: compiler.layout))
  }

  private func declare(_ syntax: ParameterSyntax) -> (ParameterDeclaration, hasAttribute: Bool) {
    let declaration = ParameterDeclaration(syntax.name.path.name, type: .object, sets: [])
    declaration.slot = compiler.slot(syntax.name.path.name)
    var hasAttribute = false
    var types: [TypeConstraintSyntax] = []
    for attribute in syntax.attributes {
      if let constraint = attribute as? TypeConstraintSyntax {
        types.append(constraint)
        declaration.attributes.append(.object(AttributeObject("System.Management.Automation.ArgumentTypeConverterAttribute", [], [])))
      } else if let attribute = attribute as? AttributeSyntax {
        if Self.name(attribute) == "parameter" { hasAttribute = true }
        apply(attribute, to: declaration)
      }
    }
    if declaration.sets.isEmpty { declaration.sets = [ParameterDeclaration.SetEntry()] }
    // PowerShell lists them backwards, with a Parameter attribute in any case.
    declaration.attributes.reverse()
    if !hasAttribute { declaration.attributes.insert(.object(AttributeObject("System.Management.Automation.ParameterAttribute", [], [])), at: 0) }
    constrain(declaration, types)
    declaration.isReassigned = compiler.assigned.contains(declaration.slot)
    if let value = syntax.defaultValue {
      declaration.defaultValue = compiler.expression(value)
      declaration.defaultText = compiler.source.substring(value.extent)
    }
    return (declaration, hasAttribute)
  }

  /// The last type is the parameter's; those before it convert in turn.
  private func constrain(_ declaration: ParameterDeclaration, _ types: [TypeConstraintSyntax]) {
    let session = compiler.session, engine = session.scope.engine
    for (index, syntax) in types.enumerated() {
      guard let type = engine.findType(syntax.typeName.fullName, session) else {
        declaration.fault = DeclarationFault(
          message: "Unable to find type [\(syntax.typeName.fullName)].", id: "TypeNotFound", category: .InvalidOperation, position: compiler.position(syntax.typeName))
        continue
      }
      if index == 0 { declaration.type = type } else {
        declaration.transforms.insert({ [unowned engine] value in try engine.convert(value, to: type, engine.global.scope) }, at: 0)
      }
    }
  }

  private func apply(_ attribute: AttributeSyntax, to declaration: ParameterDeclaration) {
    let positional = attribute.positionalArguments
    var named: [(String, Value)] = []
    for argument in attribute.namedArguments {
      named.append((argument.name, argument.isExpressionOmitted ? .bool(true) : value(argument.argument)))
    }
    guard AttributeTypes.isKnown(attribute.typeName.fullName, compiler.session) else {
      declaration.fault = DeclarationFault(
        message: "Cannot find the type for custom attribute '\(attribute.typeName.fullName)'. Make sure that the assembly that contains this type is loaded.",
        id: "CustomAttributeTypeNotFound", category: .InvalidOperation, position: compiler.position(attribute))
      return
    }
    if let custom = ScriptAttribute(attribute.typeName.fullName, positional.map { value($0) }, named, compiler.session) {
      return custom.apply(to: declaration)
    }
    let object = AttributeObject(attribute.typeName.fullName, positional.map { value($0) }, named)
    declaration.attributes.append(.object(object))
    try? object.apply(to: declaration)
  }

  private func value(_ expression: ExpressionSyntax) -> Value {
    if let block = expression as? ScriptBlockExpressionSyntax {
      return .object(ScriptBlock(BlockTemplate(block.scriptBlock, source: compiler.source), session: compiler.session))
    }
    return constant(expression) ?? .null
  }
}

extension Scope {
  /// An empty scope that code of a layout can run in without touching anything.
  func compatible(with layout: Layout) -> Scope {
    let made = Scope(engine: engine, layout: layout, parent: self)
    made.session = session
    made.scriptScope = scriptScope
    return made
  }
}

/// An attribute as an object: `[Parameter()]`, `[ValidateSet()]` … with the arguments it was given.
package final class AttributeObject: PSObject {
  package let name: String
  package let positional: [Value]
  package var named: [(String, Value)]

  package init(_ name: String, _ positional: [Value], _ named: [(String, Value)]) {
    self.name = name
    self.positional = positional
    self.named = named
    super.init()
  }

  package override var type: TypeInfo {
    let bare = name.lowercased().hasSuffix("attribute") ? String(name.dropLast(9)) : name
    return TypeCatalog.type(bare.contains(".") ? bare + "Attribute" : "System.Management.Automation.\(bare)Attribute")
  }

  func setOption(_ name: String, _ value: Value) {
    named.removeAll { FoldedName.equal($0.0, name) }
    named.append((name, value))
  }

  func option(_ name: String) -> Value? { named.first { FoldedName.equal($0.0, name) }?.1 }
  private func text(_ name: String) -> String? { option(name).flatMap { try? $0.text() } }
  private func int(_ value: Value?) -> Int { (value.flatMap { try? Int.from(Conversion.convert($0, to: .int32)) }) ?? 0 }

  /// Adds what the attribute says to a declaration.
  func apply(to declaration: ParameterDeclaration) throws {
    var bare = name.lowercased()
    if bare.hasPrefix("system.management.automation.") { bare = String(bare.dropFirst(29)) }
    if bare.hasSuffix("attribute") { bare = String(bare.dropLast(9)) }
    switch bare {
    case "parameter": applyParameter(to: declaration)
    case "alias": declaration.aliases += try positional.flatMap { try $0.enumerated().map(Array.init) ?? [$0] }.map { try $0.text() }
    case "allownull": declaration.allowsNull = true
    case "allowemptystring": declaration.allowsEmptyString = true
    case "allowemptycollection": declaration.allowsEmptyCollection = true
    case "supportswildcards": declaration.supportsWildcards = true
    case "pstypename":
      declaration.requiredTypeName = try positional.first?.text()
      // A transformation keeps quick ways of binding away from the parameter.
      declaration.transforms.append { $0 }
    case "supportswildcards": declaration.supportsWildcards = true
    case "argumentcompleter": declaration.completer = positional.first?.asObject
    case "argumentcompletions": declaration.completions = try positional.map { try $0.text() }
    default: if let validation = try validation(bare) { declaration.validations.append(validation) }
    }
  }

  private func applyParameter(to declaration: ParameterDeclaration) {
    var entry = ParameterDeclaration.SetEntry(set: text("ParameterSetName").map { $0 == "__AllParameterSets" ? "" : $0 } ?? "")
    if let position = option("Position") { entry.position = int(position) }
    entry.isMandatory = option("Mandatory")?.isTrue ?? false
    entry.fromPipeline = option("ValueFromPipeline")?.isTrue ?? false
    entry.fromPipelineByPropertyName = option("ValueFromPipelineByPropertyName")?.isTrue ?? false
    entry.takesRemaining = option("ValueFromRemainingArguments")?.isTrue ?? false
    entry.helpMessage = text("HelpMessage") ?? ""
    if option("DontShow")?.isTrue ?? false { declaration.isHidden = true }
    declaration.sets.append(entry)
  }

  /// The check that a `Validate…` attribute stands for; nil for other attributes.
  func validation(_ bare: String) throws -> Validation? {
    switch bare {
    case "validatenotnull": return .notNull
    case "validatenotnullorempty": return .notNullOrEmpty
    case "validatenotnullorwhitespace": return .notNullOrWhiteSpace
    case "validaterange":
      if positional.count == 1 { return .rangeKind(try positional[0].text()) }
      guard positional.count == 2 else { return nil }
      return .range(minimum: positional[0], maximum: positional[1])
    case "validatelength": return .length(minimum: int(positional.first), maximum: int(positional.dropFirst().first))
    case "validatecount": return .count(minimum: int(positional.first), maximum: int(positional.dropFirst().first))
    case "validatepattern":
      let options = text("Options")?.lowercased() ?? "ignorecase"
      return .pattern(try positional.first?.text() ?? "", ignoresCase: options.contains("ignorecase"), message: text("ErrorMessage"))
    case "validateset":
      if positional.count == 1, let type = positional[0].asType {
        return .generated(type, ignoresCase: option("IgnoreCase")?.isTrue ?? true, message: text("ErrorMessage"))
      }
      let words = try positional.flatMap { try $0.enumerated().map(Array.init) ?? [$0] }.map { try $0.text() }
      return .set(words, ignoresCase: option("IgnoreCase")?.isTrue ?? true, message: text("ErrorMessage"))
    case "validatescript":
      guard let block = positional.first?.asObject as? ScriptBlock else { return nil }
      return .script(block, message: text("ErrorMessage"))
    case "validatedrive": return .drive(try positional.map { try $0.text() })
    default: return nil
    }
  }
}

/// Builds the check of a constrained variable from the attributes in front of it.
struct ConstraintBuilder {
  let name: String
  private let types: [TypeNode]
  private let attributes: [AttributeObject]

  init(_ name: String, _ syntax: [AttributeBaseSyntax], _ compiler: Compiler) {
    self.name = name
    types = syntax.compactMap { ($0 as? TypeConstraintSyntax).map { TypeNode($0.typeName, compiler.position($0)) } }
    let parameters = ParameterCompiler(compiler)
    attributes = syntax.compactMap { $0 as? AttributeSyntax }.map { attribute in
      AttributeObject(
        attribute.typeName.fullName,
        attribute.positionalArguments.map { expression in
          (expression as? ScriptBlockExpressionSyntax).map { .object(ScriptBlock(BlockTemplate($0.scriptBlock, source: compiler.source), session: compiler.session)) }
            ?? parameters.constant(expression) ?? .null
        },
        attribute.namedArguments.map { ($0.name, parameters.constant($0.argument) ?? .null) })
    }
  }

  /// The variable has no constraint yet: its first value decides whether the attributes may be put on it.
  func isNew(_ scope: Scope, _ slot: Int) -> Bool {
    if case .variable(let variable) = scope.slots[slot] { return variable.constraint == nil }
    return true
  }

  /// The attributes as `(Get-Variable x).Attributes` lists them.
  var shown: [Value] {
    attributes.map { .object($0) } + (types.isEmpty ? [] : [.object(AttributeObject("System.Management.Automation.ArgumentTypeConverterAttribute", [], []))])
  }

  func make(_ scope: Scope) throws -> (Value) throws -> Value {
    let types = try self.types.map { try $0.type(scope) }
    let checks = try attributes.compactMap { object in try object.validation(ParameterCompilerName.bare(object.name)) }
    let name = self.name
    unowned let engine = scope.engine
    return { value in
      var value = value.isVoid ? .null : value
      for type in types.reversed() where type !== TypeInfo.object {
        do {
          if type === TypeInfo.boolean { try BooleanArgument.check(value, type) }
          value = try engine.convert(value, to: type, engine.global.scope)
        } catch let error as PSError { throw VariableError.conversion(name, error) }
      }
      for check in checks {
        do { try check.check(value, engine, engine.global.scope) } catch is PSError { throw VariableError.invalid(name, value) }
      }
      return value
    }
  }
}

/// The short name of an attribute type.
enum ParameterCompilerName {
  static func bare(_ name: String) -> String {
    var bare = name.lowercased()
    if bare.hasPrefix("system.management.automation.") { bare = String(bare.dropFirst(29)) }
    return bare.hasSuffix("attribute") ? String(bare.dropLast(9)) : bare
  }
}
