import Objects

/// Writes the text of a function that wraps a command: `[System.Management.Automation.ProxyCommand]::Create(…)`.
enum ProxyCommand {
  static func register() {
    TypeCatalog.register(metadataType)
    TypeCatalog.register(type)
  }

  private static let metadataType: TypeInfo = TypeInfo("System.Management.Automation.CommandMetadata", base: .object) { members in
    func command(_ target: Value) -> CommandInfo? { (target.unwrapped.asObject as? WrappedCommand)?.command }
    members.constructor("CommandMetadata(System.Management.Automation.CommandInfo commandInfo)") { arguments in
      guard let command = arguments[0].unwrapped.asObject as? CommandInfo else { return .null }
      return .object(WrappedCommand(command, metadataType))
    }
    members.property("Name", "string", get: { command($0).map { Value($0.name) } ?? .null })
    members.property("DefaultParameterSetName", "string", get: { command($0).map { Value($0.metadata.traits.defaultSet) } ?? .null })
    members.property("SupportsShouldProcess", "bool", get: { .bool(command($0)?.metadata.traits.supportsShouldProcess ?? false) })
    members.property("PositionalBinding", "bool", get: { .bool(command($0)?.metadata.traits.positionalBinding ?? true) })
    members.property("Parameters", "System.Object", get: { target in try command(target).flatMap { try Members.get(.object($0), "Parameters") } ?? .null })
  }

  private static let type = TypeInfo("System.Management.Automation.ProxyCommand", base: .object) { members in
    func part(_ name: String, _ make: @escaping (CommandInfo) -> String) {
      members.staticMethod("string \(name)(System.Management.Automation.CommandMetadata commandMetadata)") { arguments in
        (arguments[0].unwrapped.asObject as? WrappedCommand).map { Value(make($0.command)) } ?? .null
      }
    }
    part("Create", text)
    part("GetCmdletBindingAttribute", binding)
    part("GetParamBlock", parameters)
    part("GetBegin", begin)
    part("GetProcess") { _ in block("$steppablePipeline.Process($_)") }
    part("GetEnd") { _ in block("$steppablePipeline.End()") }
    part("GetClean") { _ in clean }
    part("GetDynamicParam") { _ in "" }
  }

  private static func text(_ command: CommandInfo) -> String {
    """
    \(binding(command))
    param(\(parameters(command)))

    begin
    {\(begin(command))}

    process
    {\(block("$steppablePipeline.Process($_)"))}

    end
    {\(block("$steppablePipeline.End()"))}

    clean
    {\(clean)}
    <#

    .ForwardHelpTargetName \(qualified(command))
    .ForwardHelpCategory \(command.kind.rawValue)

    #>

    """
  }

  private static let clean = "\n    if ($null -ne $steppablePipeline) {\n        $steppablePipeline.Clean()\n    }\n"

  private static func block(_ line: String) -> String { "\n    try {\n        \(line)\n    } catch {\n        throw\n    }\n" }

  private static func qualified(_ command: CommandInfo) -> String { command.moduleName.isEmpty ? command.name : "\(command.moduleName)\\\(command.name)" }

  private static func begin(_ command: CommandInfo) -> String {
    """

        try {
            $outBuffer = $null
            if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
            {
                $PSBoundParameters['OutBuffer'] = 1
            }

            $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('\(qualified(command))', [System.Management.Automation.CommandTypes]::\(command.kind.rawValue))
            $scriptCmd = {& $wrappedCmd @PSBoundParameters }

            $steppablePipeline = $scriptCmd.GetSteppablePipeline($myInvocation.CommandOrigin)
            $steppablePipeline.Begin($PSCmdlet)
        } catch {
            throw
        }

    """
  }

  private static func binding(_ command: CommandInfo) -> String {
    let traits = command.metadata.traits
    var words: [String] = []
    if !traits.defaultSet.isEmpty { words.append("DefaultParameterSetName='\(traits.defaultSet)'") }
    if traits.supportsShouldProcess { words.append("SupportsShouldProcess=$true, ConfirmImpact='\("\(traits.confirmImpact)".capitalizedFirst)'") }
    if !traits.positionalBinding { words.append("PositionalBinding=$false") }
    return "[CmdletBinding(\(words.joined(separator: ", ")))]"
  }

  private static func parameters(_ command: CommandInfo) -> String {
    let texts = command.metadata.parameters.map { "\n" + parameter($0) }
    return texts.isEmpty ? "" : texts.joined(separator: ",\n")
  }

  private static func parameter(_ declaration: ParameterDeclaration) -> String {
    var lines = declaration.sets.map { "    [Parameter(\(entry($0)))]" }
    if !declaration.aliases.isEmpty { lines.append("    [Alias(\(declaration.aliases.map { "'\($0)'" }.joined(separator: ",")))]") }
    for validation in declaration.validations { if let text = attribute(validation) { lines.append("    [\(text)]") } }
    if declaration.allowsNull { lines.append("    [AllowNull()]") }
    if declaration.allowsEmptyString { lines.append("    [AllowEmptyString()]") }
    if declaration.allowsEmptyCollection { lines.append("    [AllowEmptyCollection()]") }
    if declaration.type !== TypeInfo.object { lines.append("    [\(CommandSyntaxText.typeName(declaration.type))]") }
    return (lines + ["    ${\(declaration.name)}"]).joined(separator: "\n")
  }

  private static func entry(_ entry: ParameterDeclaration.SetEntry) -> String {
    var words: [String] = []
    if !entry.set.isEmpty { words.append("ParameterSetName='\(entry.set)'") }
    if entry.isMandatory { words.append("Mandatory=$true") }
    if let position = entry.position { words.append("Position=\(position)") }
    if entry.fromPipeline { words.append("ValueFromPipeline=$true") }
    if entry.fromPipelineByPropertyName { words.append("ValueFromPipelineByPropertyName=$true") }
    if entry.takesRemaining { words.append("ValueFromRemainingArguments=$true") }
    return words.joined(separator: ", ")
  }

  private static func attribute(_ validation: Validation) -> String? {
    switch validation {
    case .notNull: "ValidateNotNull()"
    case .notNullOrEmpty: "ValidateNotNullOrEmpty()"
    case .range(let minimum, let maximum): "ValidateRange(\((try? minimum.text()) ?? ""), \((try? maximum.text()) ?? ""))"
    case .set(let words, _, _): "ValidateSet(\(words.map { "'\($0)'" }.joined(separator: ",")))"
    case .pattern(let pattern, _, _): "ValidatePattern('\(pattern)')"
    case .length(let minimum, let maximum): "ValidateLength(\(minimum), \(maximum))"
    case .count(let minimum, let maximum): "ValidateCount(\(minimum), \(maximum))"
    default: nil
    }
  }
}

/// A command as `CommandMetadata` holds it.
private final class WrappedCommand: PSObject {
  let command: CommandInfo
  private let info: TypeInfo

  init(_ command: CommandInfo, _ info: TypeInfo) {
    self.command = command
    self.info = info
    super.init()
  }

  override var type: TypeInfo { info }
}
