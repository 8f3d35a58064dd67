import Engine
import Objects

/// Writes aliases to a file, as lines of values or as a script.
struct ExportAlias: Cmdlet {
  static let name = "Export-Alias"
  static let aliases = ["epal"]
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true)

  var path: String?, literalPath: String?, description: String?, scope: String?
  var names = ["*"], shape = "Csv"
  var passThru = false, append = false, force = false, noClobber = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("ByPath", position: 0, mandatory: true)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Name", \.names, .position(1), .fromPipelineByPropertyName),
    Parameter("PassThru", \.passThru), Parameter("As", \.shape, .type("Microsoft.PowerShell.Commands.ExportAliasFormat")), Parameter("Append", \.append), Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")), Parameter("Description", \.description), Parameter("Scope", \.scope),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let file = try PathResolver.file(path ?? literalPath ?? "", run)
    guard try run.shouldProcess(file, "Export Alias") else { return }
    if noClobber, HostFiles.exists(file) {
      throw run.error("System.IO.IOException", "The file '\(file)' already exists.", id: "NoClobber", .ResourceExists, target: Value(file))
    }
    var found: [FoldedName: AliasInfo] = [:], scope: Scope? = run.scope
    while let here = scope {
      for (name, alias) in here.aliases ?? [:] where found[name] == nil { found[name] = alias }
      scope = here.parent
    }
    let sorted = try found.values.filter { alias in try names.contains { try Wildcard($0).matches(alias.name) } }
      .sorted { Collation.current.compare($0.name, $1.name, ignoreCase: true) < 0 }
    let writer = try FileWriter(file, mode: append ? .append : .replace, force: force)
    try writer.write("# Alias File\n")
    if let description { try writer.write("# \(description)\n") }
    for alias in sorted {
      let options = [("ReadOnly", Variable.Options.readOnly), ("Constant", .constant), ("Private", .isPrivate), ("AllScope", .allScope)]
        .filter { alias.options.contains($0.1) }.map(\.0).joined(separator: ", ")
      let line = FoldedName.equal(shape, "Script")
        ? "set-alias -Name:\"\(alias.name)\" -Value:\"\(alias.target)\" -Description:\"\(alias.description)\" -Option:\"\(options.isEmpty ? "None" : options)\""
        : "\"\(alias.name)\",\"\(alias.target)\",\"\(alias.description)\",\"\(options.isEmpty ? "None" : options)\""
      try writer.write(line + "\n")
      if passThru { try run.write(.object(alias)) }
    }
    try writer.close()
  }
}

/// Defines the aliases that a file of `Export-Alias` lists.
struct ImportAlias: Cmdlet {
  static let name = "Import-Alias"
  static let aliases = ["ipal"]
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true)

  var path: String?, literalPath: String?
  var definition = AliasDefinition()

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("ByPath", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Scope", \.definition.scope), Parameter("PassThru", \.definition.passThru), Parameter("Force", \.definition.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let reader = try FileReader(try PathResolver.file(path ?? literalPath ?? "", run))
    while let line = try reader.readLine() {
      if line.hasPrefix("#") || line.isEmpty { continue }
      let fields = line.dropFirst().dropLast().split(separator: "\",\"", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 2 else { continue }
      definition.name = fields[0]
      definition.value = fields[1]
      definition.description = fields.count > 2 ? fields[2] : ""
      definition.option = fields.count > 3 ? [fields[3]] : []
      guard try run.shouldProcess("Name: \(fields[0]) Value: \(fields[1])", "Import Alias") else { continue }
      do { try definition.define(run, mustBeNew: true) } catch let error as PSError { try run.writeError(error) }
    }
  }
}
