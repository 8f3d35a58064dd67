import Engine
import Objects

/// Gets the items at paths.
struct GetItem: Cmdlet {
  static let name = "Get-Item"
  static let aliases = ["gi"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var stream: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Force", \.targets.force),
    Parameter("Stream", \.stream, .refused),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      if let item = ItemTargets.item(place, run) { try run.write(item) }
    }
  }
}

/// Makes files, folders and other items.
struct NewItem: Cmdlet {
  static let name = "New-Item"
  static let aliases = ["ni"]
  static let traits = CommandTraits(defaultSet: "pathSet", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var path: [String] = []
  var itemName: String?
  var itemType: String?
  var value = Value.null
  var force = false

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.path, .set("nameSet", position: 0, fromPipelineByPropertyName: true),
      .set("pathSet", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Name", \.itemName, .set("nameSet", mandatory: true, fromPipelineByPropertyName: true), .allowEmptyString),
    Parameter("ItemType", \.itemType, .fromPipelineByPropertyName, .alias("Type"), .completions(["File", "Directory", "SymbolicLink", "HardLink"])),
    Parameter("Value", \.value, .fromPipeline, .fromPipelineByPropertyName, .alias("Target")),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for folder in path.isEmpty ? ["."] : path {
      let text = itemName.map { HostPath.join(folder, $0) } ?? folder
      do { try make(PathResolver.place(text, run), run) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func make(_ place: ItemPlace, _ run: CommandRuntime) throws {
    guard case .file(let path, _) = place else {
      if ItemTargets.exists(place, run), !force {
        throw run.error(
          "PSArgumentException", "The item at path '\(place.name)' already exists.", id: "Argument", .InvalidArgument, target: Value(place.name))
      }
      guard try run.shouldProcess("Name: \(place.name) Type: \(itemType ?? "") Value: \(value.text())", "New Item") else { return }
      try Tables.set(place, value, run)
      if let item = Tables.item(place, run) { try run.write(item) }
      return
    }
    let kind = (itemType ?? "file").lowercased()
    if !kind.isEmpty, "directory".hasPrefix(kind) || kind == "container" { return try makeFolder(path, run) }
    if !kind.isEmpty, "file".hasPrefix(kind) || kind == "leaf" { return try makeFile(path, run) }
    if kind == "symboliclink" || kind == "hardlink" || kind == "junction" { return try makeLink(path, isSymbolic: kind != "hardlink", run) }
    throw run.error(
      "PSArgumentException", "The type is not a known type for the file system. Only \"file\",\"directory\" or \"symboliclink\" can be specified.",
      id: "Argument", .InvalidArgument, target: Value(path))
  }

  private func makeFolder(_ path: String, _ run: CommandRuntime) throws {
    guard try run.shouldProcess("Destination: \(path)", "Create Directory") else { return }
    if HostFiles.exists(path), !force || !HostFiles.isFolder(path) {
      throw run.error(
        "System.IO.IOException", "An item with the specified name \(path) already exists.", id: "DirectoryExist", .ResourceExists, target: Value(path))
    }
    do { try HostFiles.makeFolder(path) } catch let error as PSError {
      throw run.error("System.IO.IOException", error.record.message, id: "CreateDirectoryIOError", .WriteError, target: Value(path))
    }
    try run.write(.object(FileItem(path)))
  }

  private func makeFile(_ path: String, _ run: CommandRuntime) throws {
    guard try run.shouldProcess("Destination: \(path)", "Create File") else { return }
    if HostFiles.exists(path), !force {
      throw run.error("System.IO.IOException", "The file '\(path)' already exists.", id: "NewItemIOError", .WriteError, target: Value(path))
    }
    if force { try HostFiles.makeFolder(HostPath.parent(path)) }
    do {
      let writer = try FileWriter(path, mode: .replace, force: force)
      if !value.isNull { try writer.write(value.text()) }
      try writer.close()
    } catch let error as PSError {
      let type = error.record.exception.exceptionType.fullName
      let id = type == "System.UnauthorizedAccessException" ? "NewItemUnauthorizedAccessError" : "NewItemIOError"
      throw run.error(type, error.record.message, id: id, type == "System.UnauthorizedAccessException" ? .PermissionDenied : .WriteError, target: Value(path))
    }
    try run.write(.object(FileItem(path)))
  }

  private func makeLink(_ path: String, isSymbolic: Bool, _ run: CommandRuntime) throws {
    guard try run.shouldProcess("Destination: \(path)", isSymbolic ? "Create Symbolic Link" : "Create Hard Link") else { return }
    let target = isSymbolic ? try value.text() : try PathResolver.file(try value.text(), run)
    if !isSymbolic, !HostFiles.exists(target) {
      throw run.error(
        "System.Management.Automation.ItemNotFoundException", "Cannot find path '\(try value.text())' because it does not exist.", id: "ItemNotFound", .ObjectNotFound,
        target: Value(try value.text()))
    }
    if HostFiles.exists(path) {
      guard force else {
        throw run.error("System.IO.IOException", "NewItemIOError: '\(path)' already exists.", id: "NewItemIOError", .ResourceExists, target: Value(path))
      }
      try HostFiles.remove(path)
    }
    try HostFiles.link(path, to: target, isSymbolic: isSymbolic)
    try run.write(.object(FileItem(path)))
  }
}

/// Removes items.
struct RemoveItem: Cmdlet {
  static let name = "Remove-Item"
  static let aliases = ["ri", "rm", "rmdir", "del", "erase", "rd"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var recurse = false
  var stream: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Recurse", \.recurse),
    Parameter("Force", \.targets.force),
    Parameter("Stream", \.stream),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      guard case .file(let path, _) = place else {
        guard try run.shouldProcess("Item: \(place.name)", "Remove Item") else { continue }
        do { try Tables.remove(place, force: targets.force, run) } catch let error as PSError { try run.writeError(error) }
        continue
      }
      do { try remove(path, run) } catch let error as PSError where !error.isThrow && error.record.exception.exceptionType.name != "PSInvalidOperationException" { try run.writeError(error) }
    }
  }

  private func remove(_ path: String, _ run: CommandRuntime) throws {
    let isFolder = HostFiles.status(path, followsLinks: false)?.isFolder ?? false
    guard try run.shouldProcess(path, isFolder ? "Remove Directory" : "Remove File") else { return }
    if isFolder, !recurse, try !HostFiles.names(in: path).isEmpty {
      let answer = try Prompt.choose(
        run, caption: "Confirm",
        message:
          "The item at \(path) has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?"
      )
      guard answer <= 1 else { return }
    }
    if !isFolder, !targets.force, let status = HostFiles.status(path, followsLinks: false), status.isFile, status.mode & 0o200 == 0 {
      throw run.error(
        "System.IO.IOException", "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.",
        id: "RemoveFileSystemItemUnAuthorizedAccess", .PermissionDenied, target: Value(path))
    }
    do { try HostFiles.remove(path) } catch let error as PSError {
      throw run.error(
        error.record.exception.exceptionType.fullName, error.record.message, id: "RemoveFileSystemItemUnAuthorizedAccess", .PermissionDenied, target: Value(path))
    }
  }
}

/// Asks the user, or fails where nobody can be asked.
enum Prompt {
  static func choose(_ run: CommandRuntime, caption: String, message: String) throws -> Int {
    try requireUser(run)
    return try run.engine.host.choose(
      caption: caption, message: message,
      choices: [
        ("&Yes", "Continue with only the next step of the operation."), ("Yes to &All", "Continue with all the steps of the operation."),
        ("&No", "Skip this operation and proceed with the next operation."), ("No to A&ll", "Skip this operation and all subsequent operations."),
        ("&Suspend", "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline."),
      ], preset: 0)
  }

  static func requireUser(_ run: CommandRuntime) throws {
    guard !run.engine.host.isInteractive else { return }
    throw run.error(
      "PSInvalidOperationException", "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.", id: "InvalidOperation",
      .InvalidOperation)
  }
}
