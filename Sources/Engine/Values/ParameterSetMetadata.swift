import Objects

/// What a parameter is in one of its sets, as `ParameterMetadata.ParameterSets` tells it.
final class ParameterSetMetadata: PSObject {
  private let entry: ParameterDeclaration.SetEntry

  init(_ entry: ParameterDeclaration.SetEntry) {
    self.entry = entry
    super.init()
  }

  override var type: TypeInfo { ParameterSetMetadata.info }
  override func describe() throws -> String { ParameterSetMetadata.info.fullName }

  nonisolated(unsafe) private static let info: TypeInfo = {
    let made = TypeInfo(
      "System.Management.Automation.ParameterSetMetadata", base: .object,
      members: { members in
        func add(_ name: String, _ type: String, _ get: @escaping (ParameterDeclaration.SetEntry) -> Value) {
          members.property(name, type, get: { ($0.unwrapped.asObject as? ParameterSetMetadata).map { get($0.entry) } ?? .null })
        }
        add("IsMandatory", "bool") { .bool($0.isMandatory) }
        add("Position", "int") { .int(Int32(clamping: $0.position ?? Int(Int32.min))) }
        add("ValueFromPipeline", "bool") { .bool($0.fromPipeline) }
        add("ValueFromPipelineByPropertyName", "bool") { .bool($0.fromPipelineByPropertyName) }
        add("ValueFromRemainingArguments", "bool") { .bool($0.takesRemaining) }
        add("HelpMessage", "string") { $0.helpMessage.isEmpty ? .null : Value($0.helpMessage) }
        add("HelpMessageBaseName", "string") { _ in .null }
        add("HelpMessageResourceId", "string") { _ in .null }
      })
    TypeCatalog.register(made)
    return made
  }()
}
