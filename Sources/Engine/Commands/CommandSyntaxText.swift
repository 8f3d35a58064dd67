import Objects

/// Writes a command's parameter sets the way `Get-Command -Syntax` and help do.
package enum CommandSyntaxText {
  /// One line per parameter set: `Get-Thing [-Name] <string> [-Force] [<CommonParameters>]`.
  package static func lines(_ command: CommandInfo, name: String? = nil) -> [String] {
    sets(of: command).map { line(command, set: $0, name: name) }
  }

  /// The names of the parameter sets, the default one first.
  static func sets(of command: CommandInfo) -> [String] {
    let metadata = command.metadata
    let isDefault: (String) -> Bool = { FoldedName.equal($0, metadata.traits.defaultSet) }
    return metadata.sets.isEmpty ? [""] : metadata.sets.filter(isDefault) + metadata.sets.filter { !isDefault($0) }
  }

  package static func line(_ command: CommandInfo, set: String, name: String? = nil) -> String {
    let parameters = command.metadata.parameters.filter { $0.entry(in: set) != nil && (!$0.isHidden || !(command is CmdletInfo)) }
    let positional = parameters.filter { position($0, set, command) != nil }.sorted { (position($0, set, command) ?? 0) < (position($1, set, command) ?? 0) }
    let named = parameters.filter { position($0, set, command) == nil }
    let mandatory = named.filter { $0.entry(in: set)?.isMandatory ?? false }, optional = named.filter { !($0.entry(in: set)?.isMandatory ?? false) }
    var words = [name ?? command.name] + (positional + mandatory + optional).map { text($0, set, command) }
    if command.metadata.traits.supportsShouldProcess { words += ["[-WhatIf]", "[-Confirm]"] }
    if command.metadata.traits.supportsPaging { words += ["[-IncludeTotalCount]", "[-Skip <ulong>]", "[-First <ulong>]"] }
    if command.metadata.isAdvanced { words.append("[<CommonParameters>]") }
    return words.joined(separator: " ")
  }

  static func position(_ parameter: ParameterDeclaration, _ set: String, _ command: CommandInfo) -> Int? {
    if let position = parameter.entry(in: set)?.position { return position }
    let metadata = command.metadata
    guard !(command is CmdletInfo), metadata.traits.positionalBinding, !parameter.isSwitch,
      !PositionalParameters.areExplicit(metadata.parameters)
    else { return nil }
    return metadata.parameters.filter { !$0.isSwitch }.firstIndex { $0 === parameter }
  }

  private static func text(_ parameter: ParameterDeclaration, _ set: String, _ command: CommandInfo) -> String {
    let isMandatory = parameter.entry(in: set)?.isMandatory ?? false
    if parameter.isSwitch { return isMandatory ? "-\(parameter.name)" : "[-\(parameter.name)]" }
    let name = position(parameter, set, command) != nil ? "[-\(parameter.name)]" : "-\(parameter.name)"
    let body = "\(name) <\(shownType(parameter, command))>"
    return isMandatory ? body : "[\(body)]"
  }

  /// Native parameters that take any value are declared so for speed; PowerShell names the type that its cmdlets declare.
  private static func shownType(_ parameter: ParameterDeclaration, _ command: CommandInfo) -> String {
    if command is CmdletInfo, let known = shownTypes["\(command.name).\(parameter.name)"] { return known }
    guard command is CmdletInfo, parameter.type === TypeInfo.object || parameter.type === TypeInfo.string else { return typeName(parameter.type) }
    switch parameter.name {
    case "UseQuotes": return "BaseCsvWritingCommand+QuoteKind"
    case "EscapeHandling": return "StringEscapeHandling"
    case "DateKind": return "JsonDateKind"
    case "InputObject" where command.name != "ConvertTo-Json" && parameter.type === TypeInfo.object: return "psobject"
    case "Encoding": return "Encoding"
    default: return typeName(parameter.type)
    }
  }

  /// Types that native parameters take as text or plain numbers, by the names that PowerShell's cmdlets declare.
  private static let shownTypes = [
    "Get-Date.DisplayHint": "DisplayHintType", "Get-Member.MemberType": "PSMemberTypes", "Get-Member.View": "PSMemberViewTypes", "Test-Path.PathType": "TestPathType",
    "Get-Content.ReadCount": "long", "Get-Content.TotalCount": "long", "Compare-Object.ReferenceObject": "psobject[]", "Compare-Object.DifferenceObject": "psobject[]",
    "Get-ChildItem.Depth": "uint", "Get-ChildItem.Attributes": "FlagsExpression[FileAttributes]", "Get-Command.CommandType": "CommandTypes",
    "Get-Module.FullyQualifiedName": "ModuleSpecification[]", "Import-Module.FullyQualifiedName": "ModuleSpecification[]", "Import-Module.MinimumVersion": "version",
    "Import-Module.RequiredVersion": "version", "Get-History.Id": "long[]", "ConvertTo-Html.CssUri": "uri", "Import-Clixml.Skip": "ulong", "Import-Clixml.First": "ulong",
    "Join-String.Property": "pspropertyexpression", "Stop-Process.InputObject": "Process[]", "Get-FileHash.InputStream": "Stream", "Get-Credential.Credential": "pscredential",
    "New-PSDrive.Credential": "pscredential", "Start-Process.Credential": "pscredential", "Start-Process.WindowStyle": "ProcessWindowStyle",
    "ConvertTo-SecureString.SecureKey": "securestring", "ConvertFrom-SecureString.SecureKey": "securestring", "ConvertTo-SecureString.Key": "byte[]",
    "ConvertFrom-SecureString.Key": "byte[]", "Set-Alias.Option": "ScopedItemOptions", "New-Alias.Option": "ScopedItemOptions", "Set-Variable.Option": "ScopedItemOptions",
    "New-Variable.Option": "ScopedItemOptions", "Set-Variable.Visibility": "SessionStateEntryVisibility", "New-Variable.Visibility": "SessionStateEntryVisibility",
  ]

  /// The short name of a type, with its accelerator where it has one.
  package static func typeName(_ type: TypeInfo) -> String {
    if type.fullName.hasPrefix("System.Nullable`1"), let inner = type.genericArguments.first { return typeName(inner) }
    if type.fullName.contains("+") { return type.fullName.split(separator: ".").last.map(String.init) ?? type.name }
    return (try? type.value.text()).map { text in ["System.", "Microsoft.PowerShell.", "Newtonsoft."].contains(where: text.hasPrefix) ? type.name : text } ?? type.name
  }
}
