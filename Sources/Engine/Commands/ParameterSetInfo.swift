import Objects

/// One parameter set as `(Get-Command x).ParameterSets` lists it.
final class ParameterSetInfo: PSObject {
  private let name: String
  private let command: CommandInfo

  init(_ name: String, _ command: CommandInfo) {
    self.name = name
    self.command = command
    super.init()
  }

  override var type: TypeInfo { ParameterSetInfo.info }
  override func describe() throws -> String { CommandSyntaxText.line(command, set: name).split(separator: " ").dropFirst().joined(separator: " ") }

  private var parameters: [Value] {
    command.metadata.all.filter { $0.entry(in: name) != nil }.map { .object(parameter($0)) }
  }

  private func parameter(_ declaration: ParameterDeclaration) -> CustomObject {
    let entry = declaration.entry(in: name)
    let position = declaration.isCommon ? nil : CommandSyntaxText.position(declaration, name, command)
    let made = CustomObject([
      "Name": Value(declaration.name), "ParameterType": declaration.type.value, "IsMandatory": .bool(entry?.isMandatory ?? false),
      "IsDynamic": .bool(declaration.isDynamic), "Position": .int(Int32(position ?? Int(Int32.min))), "ValueFromPipeline": .bool(entry?.fromPipeline ?? false),
      "ValueFromPipelineByPropertyName": .bool(entry?.fromPipelineByPropertyName ?? false), "ValueFromRemainingArguments": .bool(entry?.takesRemaining ?? false),
      "HelpMessage": Value(entry?.helpMessage ?? ""), "Aliases": Value(declaration.aliases.map { Value($0) }), "Attributes": Value(declaration.attributes),
    ])
    made.customTypeNames = ["System.Management.Automation.CommandParameterInfo", "System.Object"]
    return made
  }

  private static let info = TypeInfo("System.Management.Automation.CommandParameterSetInfo", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (ParameterSetInfo) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? ParameterSetInfo).map(get) ?? .null })
    }
    add("Name", "string") { Value($0.name.isEmpty ? "__AllParameterSets" : $0.name) }
    add("IsDefault", "bool") { .bool(FoldedName.equal($0.name, $0.command.metadata.traits.defaultSet) && !$0.name.isEmpty) }
    add("Parameters", "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo]") { Value($0.parameters) }
    members.method("string ToString()") { target, _ in Value(try target.text()) }
  }
}
