import Cmdlets
import Engine
import Objects
import Syntax

/// Completes values of PowerShell's own cmdlets where no enumeration or set says what they may be.
struct NativeCompleters {
  let context: CompletionContext
  let place: ArgumentPlace

  init(_ context: CompletionContext, _ place: ArgumentPlace) {
    self.context = context
    self.place = place
  }

  /// Types of parameters that our cmdlets declare more loosely than PowerShell's.
  static let types: [String: String] = [
    "write-host:foregroundcolor": "System.ConsoleColor", "write-host:backgroundcolor": "System.ConsoleColor", "read-host:foregroundcolor": "System.ConsoleColor",
    "*:erroraction": "System.Management.Automation.ActionPreference", "*:option": "System.Management.Automation.ScopedItemOptions",
    "get-member:membertype": "System.Management.Automation.PSMemberTypes", "add-member:membertype": "System.Management.Automation.PSMemberTypes",
    "get-member:view": "System.Management.Automation.PSMemberViewTypes", "write-error:category": "System.Management.Automation.ErrorCategory",
    "*:commandtype": "System.Management.Automation.CommandTypes", "test-path:pathtype": "Microsoft.PowerShell.Commands.TestPathType",
    "get-date:kind": "System.DateTimeKind", "set-executionpolicy:executionpolicy": "Microsoft.PowerShell.ExecutionPolicy",
    "set-executionpolicy:scope": "Microsoft.PowerShell.ExecutionPolicyScope", "get-executionpolicy:scope": "Microsoft.PowerShell.ExecutionPolicyScope",
    "invoke-restmethod:method": "Microsoft.PowerShell.Commands.WebRequestMethod", "invoke-webrequest:method": "Microsoft.PowerShell.Commands.WebRequestMethod",
    "*:visibility": "System.Management.Automation.SessionStateEntryVisibility",
    "select-object:expandproperty": "string", "select-object:property": "object[]", "sort-object:property": "object[]", "format-table:property": "object[]",
    "format-list:property": "object[]", "group-object:property": "object[]", "format-wide:property": "object", "measure-object:property": "Microsoft.PowerShell.Commands.PSPropertyExpression[]",
    "*:encoding": "System.Text.Encoding",
  ]

  private static let encodings = ["ansi", "ascii", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32"]
  private static let propertyParameters: Set<String> = [
    "select-object:property", "select-object:excludeproperty", "select-object:expandproperty", "sort-object:property", "group-object:property", "measure-object:property",
    "format-table:property", "format-list:property", "format-wide:property", "format-custom:property", "format-table:groupby", "format-list:groupby", "where-object:property",
    "foreach-object:membername", "join-string:property", "compare-object:property", "convertto-html:property", "get-random:property", "get-unique:property",
    "format-table:excludeproperty", "format-list:excludeproperty", "remove-itemproperty:name", "get-itemproperty:name", "select-xml:property",
  ]

  /// nil if nothing is known of the parameter.
  func complete(_ parameter: ParameterDeclaration, _ word: String, _ quote: String) -> [CompletionResult]? {
    guard place.info is CmdletInfo else { return nil }
    let command = place.info.name.lowercased(), name = parameter.name.lowercased(), key = "\(command):\(name)"
    if Self.propertyParameters.contains(key) { return PropertyNameCompleter(context, place).complete(word, methods: key == "foreach-object:membername") }
    switch key {
    case "get-command:name", "set-alias:value", "new-alias:value", "get-alias:definition", "trace-command:name":
      return CommandCompleter(context).commands(word, quote: quote)
    case "get-help:name":
      let topics = HelpTopic.all(context.engine).map(\.name).filter(CompletionText.matcher(word))
      return CommandCompleter(context).commands(word, quote: quote) + topics.map { CompletionResult(.ParameterValue, CompletionText.quoted($0, quote), list: $0) }
    case "get-alias:name", "remove-alias:name", "set-alias:name", "export-alias:name": return texts(all(AliasInfo.self), word, quote)
    case "get-command:noun": return texts(nouns, word, quote)
    case "get-command:verb", "get-verb:verb": return texts(VerbNames.all, word, quote)
    case "get-verb:group": return values(VerbNames.groups, word, quote)
    case "get-command:parametername": return texts(parameterNames, word, quote)
    case "get-command:module", "get-module:name", "import-module:name", "remove-module:name", "export-modulemember:module", "get-command:fullyqualifiedmodule":
      return modules(word, quote)
    case "get-variable:name", "set-variable:name", "clear-variable:name", "remove-variable:name", "new-variable:name":
      return context.engine.visibleVariables(context.scope).map(\.name).filter(CompletionText.matcher(word)).map { CompletionResult(.Variable, CompletionText.quoted($0, quote), list: $0, tip: $0) }.sortedByListItem()
    case "get-psdrive:psprovider", "get-psprovider:psprovider", "get-location:psprovider", "new-psdrive:psprovider":
      return values(["Alias", "Environment", "FileSystem", "Function", "Variable"], word, quote)
    case "get-psdrive:name", "get-location:psdrive", "remove-psdrive:name":
      return texts(["/", "Alias", "Env", "Function", "Temp", "Variable"] + context.engine.drives.values.map(\.name), word, quote)
    case "new-object:typename": return TypeCompleter(context).complete(word)
    case "invoke-history:id", "get-history:id": return context.engine.history.indices.map { CompletionResult(.Text, "\($0 + 1)", list: context.engine.history[$0], tip: context.engine.history[$0]) }
    case "set-strictmode:version": return listed(["Latest", "3.0", "2.0", "1.0"], word)
    case "get-process:name", "stop-process:name", "wait-process:name", "debug-process:name": return texts(["simlet"], word, quote)
    case "get-process:id", "stop-process:id", "wait-process:id", "debug-process:id": return processes(word)
    case let key where Self.jobCommands.contains(command) && (key.hasSuffix(":name") || key.hasSuffix(":id")): return jobs(name, word, quote)
    case "new-item:itemtype": return texts(["Directory", "File", "HardLink", "SymbolicLink"], word, quote)
    default: break
    }
    if name == "encoding" { return Self.encodings.filter(CompletionText.matcher(word)).map { CompletionResult(.ParameterValue, $0) } }
    if name == "scope" { return texts(["Global", "Local", "Script"], word, quote) }
    return nil
  }

  private static let jobCommands: Set<String> = ["get-job", "receive-job", "remove-job", "stop-job", "wait-job"]

  private func listed(_ words: [String], _ word: String) -> [CompletionResult] {
    words.filter(CompletionText.matcher(word)).map { CompletionResult(.ParameterValue, $0) }
  }

  /// The one process that a session can see: its own.
  private func processes(_ word: String) -> [CompletionResult] {
    let own = (try? context.scope.lookup(Symbol("PID"))?.text()) ?? nil
    return [own].compactMap { $0 }.filter(CompletionText.matcher(word)).map { CompletionResult(.ParameterValue, $0, list: "\($0) - simlet", tip: "\($0) - simlet") }
  }

  private func jobs(_ parameter: String, _ word: String, _ quote: String) -> [CompletionResult] {
    let jobs = JobTable.of(context.engine).names
    if parameter == "name" { return texts(jobs.map(\.name), word, quote) }
    return jobs.filter { CompletionText.matcher(word)(String($0.id)) }.map { CompletionResult(.ParameterValue, String($0.id), list: $0.name, tip: $0.name) }
  }

  /// Values that are no paths, so that no files are offered when nothing fits.
  static func endsWithoutFiles(_ command: String, _ parameter: String) -> Bool {
    let key = "\(command):\(parameter)"
    return propertyParameters.contains(key) || ["get-command:noun", "get-command:verb", "get-verb:verb", "get-verb:group", "get-command:module", "get-psdrive:name", "new-object:typename", "set-strictmode:version"].contains(key)
      || jobCommands.contains(command) && ["name", "id"].contains(parameter)
      || ["encoding", "scope"].contains(parameter)
  }

  private func texts(_ names: [String], _ word: String, _ quote: String) -> [CompletionResult] {
    CompletionText.sorted(Array(Set(names.filter(CompletionText.matcher(word))))).map { CompletionResult(.Text, CompletionText.quoted($0, quote), list: $0) }
  }

  private func values(_ names: [String], _ word: String, _ quote: String) -> [CompletionResult] {
    CompletionText.sorted(names.filter(CompletionText.matcher(word))).map { CompletionResult(.ParameterValue, CompletionText.quoted($0, quote), list: $0) }
  }

  private func all<Kind: CommandInfo>(_ kind: Kind.Type) -> [String] { context.engine.allCommands(context.scope).compactMap { ($0 as? Kind)?.name } }

  private var nouns: [String] {
    let known: [String] = context.engine.allCommands(context.scope).filter { !($0 is AliasInfo) }.map { $0.name }
    let names: [String] = known + context.engine.commandNames
    return names.compactMap { name in name.firstIndex(of: "-").map { String(name[name.index(after: $0)...]) } }.filter { !$0.isEmpty }
  }

  private var parameterNames: [String] {
    var names: [String] = []
    for command in context.engine.allCommands(context.scope) { names += command.metadata.all.map { $0.name } }
    return names
  }

  private func modules(_ word: String, _ quote: String) -> [CompletionResult] {
    if word.contains("/") { return FileCompleter(context).complete(word, quote: quote, suffixes: [".psd1", ".psm1", ".dll", ".cdxml"]) }
    let loaded: [String] = context.engine.modules.map { $0.name }
    let folders: [String] = context.engine.modulePath.flatMap { HostFile.names(in: $0) }.filter { !$0.contains(".") }
    let standard = ["Microsoft.PowerShell.Core", "Microsoft.PowerShell.Host", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Utility"]
    return texts(loaded + folders + standard, word, quote)
  }
}

/// The approved verbs and their groups.
enum VerbNames {
  static let groups = ["Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security"]
  static let all =
    "Add Approve Assert Backup Block Build Checkpoint Clear Close Compare Complete Compress Confirm Connect Convert ConvertFrom ConvertTo Copy Debug Deny Deploy Disable Disconnect Dismount Edit Enable Enter Exit Expand Export Find Format Get Grant Group Hide Import Initialize Install Invoke Join Limit Lock Measure Merge Mount Move New Open Optimize Out Ping Pop Protect Publish Push Read Receive Redo Register Remove Rename Repair Request Reset Resize Resolve Restart Restore Resume Revoke Save Search Select Send Set Show Skip Split Start Step Stop Submit Suspend Switch Sync Test Trace Unblock Undo Uninstall Unlock Unprotect Unpublish Unregister Update Use Wait Watch Write"
    .split(separator: " ").map(String.init)
}
