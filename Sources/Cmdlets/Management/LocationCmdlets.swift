import Engine
import Objects

/// Gives the current location.
struct GetLocation: Cmdlet {
  static let name = "Get-Location"
  static let aliases = ["gl", "pwd"]
  static let traits = CommandTraits(defaultSet: "Location", module: "Microsoft.PowerShell.Management")

  var drive: [String] = [], provider: [String] = [], stackName: [String] = []
  var stack = false

  static let parameters: [Parameter<Self>] = [
    Parameter("PSProvider", \.provider, .sets(["Location"])),
    Parameter("PSDrive", \.drive, .sets(["Location"])),
    Parameter("Stack", \.stack, .sets(["Stack"])),
    Parameter("StackName", \.stackName, .sets(["Stack"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard stack || !stackName.isEmpty else {
      return try writePlaces(run)
    }
    for name in stackName.isEmpty ? [""] : stackName {
      let places = (Locations.record(run.engine).stacks[name.lowercased()] ?? []).reversed().map { Locations.info($0, run.engine) }
      try run.write(.object(PSList(.stack(of: nil), ContiguousArray(places.reversed()))))
    }
  }
}

extension GetLocation {
  /// The current place, or the one of each drive or provider asked for.
  private func writePlaces(_ run: CommandRuntime) throws {
    let current = Locations.current(run.engine)
    if drive.isEmpty, provider.isEmpty { return try run.write(Locations.info(current, run.engine)) }
    for name in drive {
      if name == "/" { try run.write(Locations.info(.file(run.engine.currentFolder, display: run.engine.currentFolder), run.engine)) } else {
        try run.write(Locations.info(PathResolver.place(name + ":", run), run.engine))
      }
    }
    for name in provider {
      guard let known = DriveTable.providers.first(where: { FoldedName.equal($0, name) }) else {
        try run.writeError(
          run.error("ProviderNotFoundException", "Cannot find a provider with the name '\(name)'.", id: "GetLocationNoMatchingProvider", .ObjectNotFound, target: Value(name)))
        continue
      }
      let isFiles = known == "FileSystem"
      try run.write(Locations.info(isFiles ? .file(run.engine.currentFolder, display: run.engine.currentFolder) : PathResolver.place((known == "Environment" ? "Env" : known) + ":", run), run.engine))
    }
  }
}

/// Changes the current location.
struct SetLocation: Cmdlet {
  static let name = "Set-Location"
  static let aliases = ["sl", "cd", "chdir"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var path: String?
  var literalPath: String?
  var stackName: String?
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("Path", position: 0, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("PassThru", \.passThru),
    Parameter("StackName", \.stackName, .sets(["Stack"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let engine = run.engine
    let here = Locations.current(engine)
    if path == "-" || path == "+" {
      let isBack = path == "-"
      guard let target = isBack ? Locations.record(run.engine).back.popLast() : Locations.record(run.engine).forward.popLast() else { return }
      if isBack { Locations.record(run.engine).forward.append(here) } else { Locations.record(run.engine).back.append(here) }
      Locations.move(to: target, engine)
      if passThru { try run.write(Locations.info(target, engine)) }
      return
    }
    guard let target = try SetLocation.folder(literalPath ?? path ?? "~", isLiteral: literalPath != nil, run) else { return }
    Locations.record(run.engine).back.append(here)
    Locations.record(run.engine).forward = []
    Locations.move(to: target, engine)
    if passThru { try run.write(Locations.info(target, engine)) }
  }

  /// The container that a path names; an error is written if there is none.
  static func folder(_ text: String, isLiteral: Bool, _ run: CommandRuntime) throws -> ItemPlace? {
    let found: [ItemPlace]
    do { found = try PathResolver.matches(text, run, literal: isLiteral) } catch let error as PSError {
      try run.writeError(error)
      return nil
    }
    guard let place = found.first, ItemTargets.exists(place, run), ItemTargets.isContainer(place) else {
      let shown = try found.first?.display ?? PathResolver.place(text, run).display
      try run.writeError(PathResolver.notFound(shown))
      return nil
    }
    return place
  }
}

/// Remembers the current location and changes it.
struct PushLocation: Cmdlet {
  static let name = "Push-Location"
  static let aliases = ["pushd"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var path: String?
  var literalPath: String?
  var stackName = ""
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("Path", position: 0, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("LiteralPath", fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("PassThru", \.passThru),
    Parameter("StackName", \.stackName, .fromPipelineByPropertyName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let here = Locations.current(run.engine)
    if let text = literalPath ?? path {
      guard let target = try SetLocation.folder(text, isLiteral: literalPath != nil, run) else { return }
      Locations.record(run.engine).stacks[stackName.lowercased(), default: []].append(here)
      Locations.move(to: target, run.engine)
      if passThru { try run.write(Locations.info(target, run.engine)) }
    } else {
      Locations.record(run.engine).stacks[stackName.lowercased(), default: []].append(here)
    }
  }
}

/// Goes back to the location that was remembered last.
struct PopLocation: Cmdlet {
  static let name = "Pop-Location"
  static let aliases = ["popd"]
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Management")

  var stackName = ""
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("PassThru", \.passThru),
    Parameter("StackName", \.stackName, .fromPipelineByPropertyName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let target = Locations.record(run.engine).stacks[stackName.lowercased()]?.popLast() else {
      guard !stackName.isEmpty, stackName.lowercased() != "default" else { return }
      return try run.writeError(
        run.error(
          "PSArgumentException", "Cannot find location stack '\(stackName)'. It does not exist or it is not a container.", id: "Argument", .InvalidArgument))
    }
    Locations.move(to: target, run.engine)
    if passThru { try run.write(Locations.info(target, run.engine)) }
  }
}

/// Lists the drives.
struct GetPSDrive: Cmdlet {
  static let name = "Get-PSDrive"
  static let aliases = ["gdr"]
  static let traits = CommandTraits(defaultSet: "Name", module: "Microsoft.PowerShell.Management")

  var names: [String] = [], literalName: [String] = [], provider: [String] = []
  var scope: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("Name", position: 0, fromPipelineByPropertyName: true)),
    Parameter("LiteralName", \.literalName, .set("LiteralName", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Scope", \.scope, .fromPipelineByPropertyName),
    Parameter("PSProvider", \.provider, .fromPipelineByPropertyName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let all = try DriveTable.all(run.engine).filter { drive in
      guard !provider.isEmpty, let record = drive.asObject as? RecordObject, let owner = record["Provider"].asObject as? RecordObject else { return true }
      let name = try owner["Name"].text()
      return try provider.contains { try Wildcard($0).matches(name) }
    }
    let wanted = names + literalName
    if wanted.isEmpty {
      for drive in all { try run.write(drive) }
      return
    }
    for name in wanted {
      let wildcard = try Wildcard(name)
      let found = try all.filter { wildcard.matches(try $0.text()) }
      for drive in found { try run.write(drive) }
      if found.isEmpty, !Wildcard.isPattern(name) {
        try run.writeError(
          run.error(
            "DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.", id: "GetLocationNoMatchingDrive",
            .ObjectNotFound, target: Value(name)))
      }
    }
  }
}

/// Makes a drive of a folder.
struct NewPSDrive: Cmdlet {
  static let name = "New-PSDrive"
  static let aliases = ["ndr", "mount"]
  static let traits = CommandTraits(supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var driveName = "", provider = "", root = ""
  var description: String?, scope: String?
  var persist = false
  var credential = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.driveName, .mandatory, .position(0), .fromPipelineByPropertyName),
    Parameter("PSProvider", \.provider, .mandatory, .position(1), .fromPipelineByPropertyName),
    Parameter("Root", \.root, .mandatory, .position(2), .fromPipelineByPropertyName, .allowEmptyString),
    Parameter("Description", \.description, .fromPipelineByPropertyName),
    Parameter("Scope", \.scope, .fromPipelineByPropertyName),
    Parameter("Persist", \.persist, .ignored),
    Parameter("Credential", \.credential),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard FoldedName.equal(provider, "FileSystem") else {
      throw run.error(
        "ProviderNotFoundException", "Cannot find a provider with the name '\(provider)'.", id: "ProviderNotFound", .ObjectNotFound, target: Value(provider))
    }
    if run.engine.drives[driveName.lowercased()] != nil {
      throw run.error(
        "SessionStateException", "A drive with the name '\(driveName)' already exists.", id: "DriveAlreadyExists", .ResourceExists, target: Value(driveName))
    }
    let folder = try PathResolver.file(root, run)
    guard HostFiles.isFolder(folder) else {
      throw run.error(
        "System.IO.IOException", "The specified drive root \"\(root)\" either does not exist, or it is not a folder.", id: "DriveRootError", .ReadError,
        target: Value(driveName))
    }
    guard try run.shouldProcess("Name: \(driveName) Provider: Microsoft.PowerShell.Core\\FileSystem Root: \(root)", "New Drive") else { return }
    run.engine.drives[driveName.lowercased()] = (driveName, folder)
    try run.write(DriveTable.made(driveName, "FileSystem", root: folder))
  }
}

/// Takes drives away.
struct RemovePSDrive: Cmdlet {
  static let name = "Remove-PSDrive"
  static let aliases = ["rdr"]
  static let traits = CommandTraits(defaultSet: "Name", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var names: [String] = []
  var force = false
  var scope: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Name", \.names, .set("Name", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Force", \.force),
    Parameter("Scope", \.scope, .fromPipelineByPropertyName),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for name in names where run.engine.drives.removeValue(forKey: name.lowercased()) == nil {
      try run.writeError(
        run.error(
          "DriveNotFoundException", "Cannot find drive. A drive with the name '\(name)' does not exist.", id: "DriveNotFound", .ObjectNotFound,
          target: Value(name)))
    }
  }
}

/// Lists the providers.
struct GetPSProvider: Cmdlet {
  static let name = "Get-PSProvider"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var provider: [String] = []

  static let parameters: [Parameter<Self>] = [Parameter("PSProvider", \.provider, .position(0), .fromPipelineByPropertyName)]

  mutating func process(_ run: CommandRuntime) throws {
    for name in DriveTable.providers where try provider.isEmpty || provider.contains(where: { try Wildcard($0).matches(name) }) {
      try run.write(DriveTable.provider(name))
    }
  }
}
