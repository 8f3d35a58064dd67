import Engine
import Objects

/// Copies items to another place.
struct CopyItem: Cmdlet {
  static let name = "Copy-Item"
  static let aliases = ["cpi", "cp", "copy"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var destination = "."
  var container = true, recurse = false, passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Destination", \.destination, .position(1), .fromPipelineByPropertyName),
    Parameter("Container", \.container),
    Parameter("Force", \.targets.force),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Recurse", \.recurse),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      do { try copy(place, run) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func copy(_ place: ItemPlace, _ run: CommandRuntime) throws {
    guard case .file(let source, _) = place else {
      let target = try PathResolver.place(destination, run)
      guard try run.shouldProcess("Item: \(place.name) Destination: \(target.name)", "Copy Item") else { return }
      try Tables.set(target, Tables.content(place, run) ?? .null, run)
      if passThru, let item = Tables.item(target, run) { try run.write(item) }
      return
    }
    var target = try PathResolver.file(destination, run)
    if HostFiles.isFolder(target) { target = HostPath.join(target, HostPath.name(source)) }
    let isFolder = HostFiles.isFolder(source)
    guard try run.shouldProcess("Item: \(source) Destination: \(target)", isFolder ? "Copy Directory" : "Copy File") else { return }
    if source == target {
      throw run.error("System.IO.IOException", "Cannot overwrite the item \(source) with itself.", id: "CopyError", .WriteError, target: Value(source))
    }
    do {
      if isFolder {
        try HostFiles.makeFolder(target)
        if recurse { try copyContents(source, target) }
      } else {
        if targets.force, HostFiles.exists(target) { try HostFiles.setReadOnly(target, false) }
        try HostFiles.copy(source, to: target)
      }
    } catch let error as PSError {
      let type = error.record.exception.exceptionType.fullName
      throw run.error(type, error.record.message, id: type.hasSuffix("UnauthorizedAccessException") ? "CopyFileInfoItemUnauthorizedAccessError" : type, .NotSpecified, target: Value(source))
    }
    if passThru { try run.write(.object(FileItem(target))) }
  }

  private func copyContents(_ source: String, _ target: String) throws {
    for name in try HostFiles.names(in: source) {
      let from = HostPath.join(source, name), to = HostPath.join(target, name)
      if HostFiles.isFolder(from) {
        try HostFiles.makeFolder(to)
        try copyContents(from, to)
      } else if try !targets.exclude.contains(where: { try Wildcard($0).matches(name) }) {
        try HostFiles.copy(from, to: to)
      }
    }
  }
}

/// Moves items to another place.
struct MoveItem: Cmdlet {
  static let name = "Move-Item"
  static let aliases = ["mi", "mv", "move"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var destination = "."
  var passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Destination", \.destination, .position(1), .fromPipelineByPropertyName),
    Parameter("Force", \.targets.force),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      guard let source = place.hostPath else { continue }
      do {
        var target = try PathResolver.file(destination, run)
        if HostFiles.isFolder(target) { target = HostPath.join(target, HostPath.name(source)) }
        let isFolder = HostFiles.isFolder(source)
        guard try run.shouldProcess("Item: \(source) Destination: \(target)", isFolder ? "Move Directory" : "Move File") else { continue }
        try Transfer.move(source, to: target, force: targets.force, run)
        if passThru { try run.write(.object(FileItem(target))) }
      } catch let error as PSError { try run.writeError(error) }
    }
  }
}

/// The move that `Move-Item` and `Rename-Item` share.
enum Transfer {
  static func move(_ source: String, to target: String, force: Bool, _ run: CommandRuntime) throws {
    if source != target, HostFiles.exists(target), !force {
      let id = HostFiles.isFolder(source) ? "MoveDirectoryItemIOError" : "MoveFileInfoItemIOError"
      throw run.error("System.IO.IOException", "The file '\(target)' already exists.", id: id, .WriteError, target: Value(source))
    }
    do { try HostFiles.move(source, to: target) } catch let error as PSError {
      let parent = HostPath.parent(target)
      let message = HostFiles.isFolder(parent) ? error.record.message : "Could not find a part of the path."
      throw run.error("System.IO.DirectoryNotFoundException", message, id: "MoveFileInfoItemIOError", .WriteError, target: Value(source))
    }
  }
}

/// Gives an item another name.
struct RenameItem: Cmdlet {
  static let name = "Rename-Item"
  static let aliases = ["rni", "ren"]
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var path = ""
  var literalPath: String?
  var newName = ""
  var force = false, passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("ByPath", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("NewName", \.newName, .mandatory, .position(1), .fromPipelineByPropertyName),
    Parameter("Force", \.force),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let place = try PathResolver.place(literalPath ?? path, run)
    guard ItemTargets.exists(place, run) else {
      try run.writeError(
        run.error(
          "PSInvalidOperationException", "Cannot rename because item at '\(literalPath ?? path)' does not exist.", id: "InvalidOperation", .InvalidOperation))
      return
    }
    guard case .file(let source, _) = place else {
      guard try run.shouldProcess("Item: \(place.name) NewName: \(newName)", "Rename Item") else { return }
      let content = try Tables.content(place, run) ?? .null, target = place.renamed(newName)
      try Tables.remove(place, force: force, run)
      try Tables.set(target, content, run)
      if passThru, let item = Tables.item(target, run) { try run.write(item) }
      return
    }
    let name = newName.hasPrefix("./") ? String(newName.dropFirst(2)) : newName
    if name.contains("/"), HostPath.parent(HostPath.normalized(newName, in: run.engine.currentFolder)) != HostPath.parent(source) {
      try run.writeError(
        run.error(
          "PSArgumentException", "Cannot rename the specified target, because it represents a path or device name.", id: "Argument", .InvalidArgument,
          target: Value(newName)))
      return
    }
    let target = HostPath.join(HostPath.parent(source), HostPath.name(name))
    let isFolder = HostFiles.isFolder(source)
    guard try run.shouldProcess("Item: \(source) Destination: \(target)", isFolder ? "Rename Directory" : "Rename File") else { return }
    do {
      if source != target, HostFiles.exists(target), source.lowercased() != target.lowercased() {
        throw run.error("System.IO.IOException", "The file '\(target)' already exists.", id: "RenameItemIOError", .WriteError, target: Value(source))
      }
      try HostFiles.move(source, to: target)
      if passThru { try run.write(.object(FileItem(target))) }
    } catch let error as PSError { try run.writeError(error) }
  }
}
