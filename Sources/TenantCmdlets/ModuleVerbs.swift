import Engine
import Objects
import Tenant

/// Reads a module's table of texts, in the session's language as far as it is translated.
struct ImportSimData: Cmdlet {
  static let name = "Import-SimData"
  static let traits = TenantCmdletTable.traits

  var folder = "", fileName = ""
  var language: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("BaseDirectory", \.folder, .position(0), .mandatory), Parameter("FileName", \.fileName, .position(1), .mandatory),
    Parameter("Language", \.language),
  ]

  /// English first, then the words of the culture, or of one with the same language, over it.
  mutating func process(_ run: CommandRuntime) throws {
    let wanted = try language ?? TenantCmdletTable.store(run).options.language
    try run.write(.object(try Self.table(folder, fileName, wanted, run.engine)))
  }

  static func table(_ folder: String, _ fileName: String, _ language: String, _ engine: Engine) throws -> PSHashtable {
    let result = try engine.readManifest("\(folder)/\(fileName).psd1")
    if let translation = translation(language, folder, fileName) {
      for (key, value) in try engine.readManifest(translation).entries { result.set(key, value) }
    }
    return result
  }

  private static func translation(_ wanted: String, _ folder: String, _ fileName: String) -> String? {
    let asked = wanted.lowercased()
    let names = HostFile.names(in: folder).filter { HostFile.isFile("\(folder)/\($0)/\(fileName).psd1") }
    let found = names.first { $0.lowercased() == asked } ?? names.first { $0.lowercased().split(separator: "-").first == asked.split(separator: "-").first }
    return found.map { "\(folder)/\($0)/\(fileName).psd1" }
  }
}

/// Reports an error in the name of the cmdlet that the admin called, not of the module's inner steps.
struct WriteSimError: Cmdlet {
  static let name = "Write-SimError"
  static let traits = TenantCmdletTable.traits

  var command = Value.null, record = Value.null, target = Value.null
  var message = "", id = "", category = "NotSpecified", exception = "System.InvalidOperationException"

  static let parameters: [Parameter<Self>] = [
    Parameter("Cmdlet", \.command, .position(0), .mandatory), Parameter("Record", \.record, .position(1)), Parameter("Message", \.message),
    Parameter("ErrorId", \.id), Parameter("Category", \.category), Parameter("TargetObject", \.target), Parameter("Exception", \.exception),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let caller = command.unwrapped.asObject as? CommandRuntime else { return }
    if let known = record.unwrapped.asObject as? ErrorRecord {
      let id = known.errorId.split(separator: ",", maxSplits: 1).first.map(String.init) ?? ""
      return try caller.writeError(ErrorRecord(known.exception, id: id, category: known.category, target: known.targetObject))
    }
    let kind = ErrorCategory.allCases.first { FoldedName.equal("\($0)", category) } ?? .NotSpecified
    try caller.writeError(caller.error(exception, message, id: id, kind, target: target))
  }
}

/// Declares the functions of a module whose text is read when one of them is first used.
struct RegisterSimCommand: Cmdlet {
  static let name = "Register-SimCommand"
  static let traits = TenantCmdletTable.traits

  var names: [String] = [], folder = "", help = ""
  var maker: ScriptBlock?

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .position(0), .mandatory), Parameter("Maker", \.maker, .position(1), .mandatory), Parameter("Folder", \.folder),
    Parameter("Help", \.help),
  ]

  /// A function has a file in the folder, or the maker gives the text that defines it. Its help is in the table `Help.psd1` of the help folder.
  mutating func process(_ run: CommandRuntime) throws {
    guard let maker else { return }
    let engine = run.engine, scope = run.scope.session.scope, folder = folder
    if !help.isEmpty { HelpTexts(help, names, try TenantCmdletTable.store(run).options.language).join(engine) }
    engine.defineLater(names, in: scope) { name in
      let path = "\(folder)/\(name).ps1"
      if !folder.isEmpty, HostFile.isFile(path) { return ScriptBlock(try engine.loadScript(path).template, session: scope.session) }
      let sink = ListSink()
      try engine.call(maker, [Value(name)], scope, sink)
      return try engine.makeBlock(try sink.result.text(), scope.session)
    }
  }
}

/// Has the running command break off after some objects, with an error; without a message it runs to its end.
struct SetSimInterruption: Cmdlet {
  static let name = "Set-SimInterruption"
  static let traits = TenantCmdletTable.traits

  var after = 0, message = "", id = "OperationInterrupted"
  static let parameters: [Parameter<Self>] = [
    Parameter("After", \.after, .position(0), .range(0...Int(Int32.max))), Parameter("Message", \.message), Parameter("ErrorId", \.id),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let error = message.isEmpty ? nil : run.error("System.InvalidOperationException", message, id: id, .OperationStopped)
    try TenantCmdletTable.store(run).interruption = error.map { (after, $0) }
  }
}

/// Says how the session was started: its language, its era, and whether it only plans.
struct GetSimOption: Cmdlet {
  static let name = "Get-SimOption"
  static let traits = TenantCmdletTable.traits
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    let options = try TenantCmdletTable.store(run).options
    try run.write(
      .object(
        CustomObject([
          "Tenant": Value(options.name), "Language": Value(options.language), "Era": Value(options.era), "IsStrict": .bool(options.isStrict),
          "IsFresh": .bool(options.isFresh), "IsPlan": .bool(options.isPlan),
        ])))
  }
}

/// Notes which command is running, as it was called: the journal names it.
struct EnterSimCommand: Cmdlet {
  static let name = "Enter-SimCommand"
  static let traits = TenantCmdletTable.traits
  private nonisolated(unsafe) static var secretNames: [String: Bool] = [:]

  var command = Value.null, bound = Value.null
  static let parameters: [Parameter<Self>] = [Parameter("Cmdlet", \.command, .position(0), .mandatory), Parameter("Bound", \.bound, .position(1))]

  mutating func process(_ run: CommandRuntime) throws {
    var text = try (command.unwrapped.asObject as? CommandRuntime)?.info.name ?? command.text()
    for (name, value) in try PropertyList.of(bound, run) {
      if isSecret(name) { text += " -\(name) '***'" } else {
        let word = value.unwrapped.isNull ? "$null" : (try? value.text()) ?? ""
        text += " -\(name) \(word.utf8.count > 200 ? String(word.prefix(200)) + "…" : word)"
      }
    }
    try TenantCmdletTable.store(run).begin(IssuedSecrets.masked(text))
  }

  private func isSecret(_ name: String) -> Bool {
    if let known = Self.secretNames[name] { return known }
    let result = Self.isSecret(name)
    Self.secretNames[name] = result
    return result
  }

  private static func isSecret(_ name: String) -> Bool {
    let folded = name.lowercased()
    return (folded.contains("pin") && !folded.contains("pinlength") && !folded.contains("resetleaderpin"))
      || ["password", "secret", "token", "credential", "certificate"].contains { folded.contains($0) }
  }
}
