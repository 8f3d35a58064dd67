import Objects

/// One row of a native cmdlet's parameter table: a declaration, and how an argument reaches the struct.
///
/// A table of key paths rather than property wrappers (300 times slower per call) or macros (20 times the build time).
package struct Parameter<Root> {
  package let declaration: ParameterDeclaration
  package let assign: (inout Root, Value) throws -> Void
  /// Where a field of type `Value` lies in the struct; -1 for other types.
  let valueOffset: Int

  /// Declares a parameter stored at a key path; without options it is a named, optional one in all sets.
  package init<Field: ParameterValue>(_ name: String, _ path: WritableKeyPath<Root, Field>, _ options: ParameterOption...) {
    declaration = ParameterDeclaration(name, type: Field.parameterType)
    assign = Parameter.assigner(path)
    valueOffset = Field.self == Value.self ? MemoryLayout<Root>.offset(of: path) ?? -1 : -1
    for option in options { option.apply(declaration) }
  }

  /// Stores at the field's place in the struct: a key path takes ten times as long for each pipeline object.
  private static func assigner<Field: ParameterValue>(_ path: WritableKeyPath<Root, Field>) -> (inout Root, Value) throws -> Void {
    guard let offset = MemoryLayout<Root>.offset(of: path) else { return { root, value in root[keyPath: path] = try Field.from(value) } }
    return { root, value in
      let field = try Field.from(value)
      withUnsafeMutablePointer(to: &root) { (UnsafeMutableRawPointer($0) + offset).assumingMemoryBound(to: Field.self).pointee = field }
    }
  }
}

/// An attribute of a native parameter.
package struct ParameterOption {
  package let apply: (ParameterDeclaration) -> Void

  /// Position (from 0) in all the sets named so far.
  package static func position(_ position: Int) -> Self { each { $0.position = position } }
  package static let mandatory = each { $0.isMandatory = true }
  package static let fromPipeline = each { $0.fromPipeline = true }
  package static let fromPipelineByPropertyName = each { $0.fromPipelineByPropertyName = true }
  package static let remaining = each { $0.takesRemaining = true }
  /// Restricts the parameter to parameter sets; stands before position and the like.
  package static func sets(_ names: [String]) -> Self {
    Self { declaration in declaration.sets = names.map { ParameterDeclaration.SetEntry(set: $0) } }
  }
  /// Adds one set with attributes of its own.
  package static func set(
    _ name: String, position: Int? = nil, mandatory: Bool = false, fromPipeline: Bool = false, fromPipelineByPropertyName: Bool = false
  ) -> Self {
    Self { declaration in
      if declaration.sets.count == 1, declaration.sets[0].set.isEmpty { declaration.sets = [] }
      var entry = ParameterDeclaration.SetEntry(set: name, position: position)
      entry.isMandatory = mandatory
      entry.fromPipeline = fromPipeline
      entry.fromPipelineByPropertyName = fromPipelineByPropertyName
      declaration.sets.append(entry)
    }
  }
  package static func alias(_ names: String...) -> Self { Self { $0.aliases += names } }
  package static func range(_ range: ClosedRange<Int>) -> Self {
    Self { $0.validations.append(.range(minimum: .long(Int64(range.lowerBound)), maximum: .long(Int64(range.upperBound)))) }
  }
  package static func oneOf(_ names: [String]) -> Self { Self { $0.validations.append(.set(names, ignoresCase: true, message: nil)) } }
  package static let notNullOrEmpty = Self { $0.validations.append(.notNullOrEmpty) }
  package static let notNull = Self { $0.validations.append(.notNull) }
  package static let allowNull = Self { $0.allowsNull = true }
  package static let allowEmptyString = Self { $0.allowsEmptyString = true }
  package static let allowEmptyCollection = Self { $0.allowsEmptyCollection = true }
  /// A check of the command's own, with its own words.
  package static func check(_ test: @escaping (Value) throws -> Void) -> Self { Self { $0.validations.append(.custom(test)) } }
  package static let supportsWildcards = Self { $0.supportsWildcards = true }
  /// Changes or refuses an argument before its conversion.
  package static func transform(_ change: @escaping (Value) throws -> Value) -> Self { Self { $0.transforms.append(change) } }
  package static let ignored = Self { $0.support = .ignored }
  package static let refused = Self { $0.support = .refused }
  /// Added by the file system's provider: shortened names mean it last.
  package static let dynamic = Self { $0.isDynamic = true }
  package static let hidden = Self { $0.isHidden = true }
  /// Overrides the type that the Swift field implies: `.type("datetime")` on a `Value`.
  package static func type(_ name: String) -> Self { Self { $0.type = TypeCatalog.resolve(name) ?? $0.type } }
  package static func type(_ type: TypeInfo) -> Self { Self { $0.type = type } }
  package static func help(_ text: String) -> Self { Self { $0.help = text } }
  package static func defaultText(_ text: String) -> Self { Self { $0.defaultText = text } }
  package static func completions(_ words: [String]) -> Self { Self { $0.completions = words } }

  private static func each(_ change: @escaping (inout ParameterDeclaration.SetEntry) -> Void) -> Self {
    Self { declaration in for index in declaration.sets.indices { change(&declaration.sets[index]) } }
  }
}
