import Engine
import Objects

/// Packs files and folders into a zip file.
struct CompressArchive: Cmdlet {
  static let name = "Compress-Archive"
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Archive")

  var targets = ItemTargets()
  var destination = ""
  var level = "Optimal"
  var update = false, force = false, passThru = false
  private var found: [String] = []

  private static let pathSets = ["Path", "PathWithUpdate", "PathWithForce"], literalSets = ["LiteralPath", "LiteralPathWithUpdate", "LiteralPathWithForce"]

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true),
      .set("PathWithUpdate", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true),
      .set("PathWithForce", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter(
      "LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true),
      .set("LiteralPathWithUpdate", mandatory: true, fromPipelineByPropertyName: true), .set("LiteralPathWithForce", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath")),
    Parameter("DestinationPath", \.destination, .mandatory, .position(1)),
    Parameter("CompressionLevel", \.level, .oneOf(["Optimal", "NoCompression", "Fastest"])),
    Parameter("Update", \.update, .set("PathWithUpdate", mandatory: true), .set("LiteralPathWithUpdate", mandatory: true)),
    Parameter("Force", \.force, .set("PathWithForce", mandatory: true), .set("LiteralPathWithForce", mandatory: true)),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for (text, isLiteral) in targets.all {
      let places = try PathResolver.matches(text, run, literal: isLiteral).compactMap(\.hostPath).filter { HostFiles.exists($0) }
      if places.isEmpty {
        throw run.error(
          "System.InvalidOperationException", "The path '\(text)' either does not exist or is not a valid file system path.", id: "ArchiveCmdletPathNotFound", .InvalidArgument,
          target: Value(text))
      }
      found += places
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    var file = try PathResolver.file(destination, run)
    if !HostPath.name(file).contains(".") { file += ".zip" }
    var archive = ZipArchive()
    if HostFiles.exists(file), !force {
      guard update else {
        throw run.error(
          "System.IO.IOException", "The archive file '\(file)' already exists. Use the -Update parameter to update the existing archive file or use the -Force parameter to overwrite the existing archive file.",
          id: "ArchiveFileExists", .InvalidArgument, target: Value(file))
      }
      do { archive = try ZipArchive(try FileReader(file).readAllBytes()) } catch let failure as ZipArchive.Failure { throw CompressArchive.error(failure, run) }
    }
    guard try run.shouldProcess(file, "Compress-Archive") else { return }
    for source in found { try archive.add(source, as: HostPath.name(source)) }
    do {
      let writer = try FileWriter(file, mode: .replace)
      try writer.write(try archive.written(level: levelNumber))
      try writer.close()
    } catch let failure as ZipArchive.Failure { throw CompressArchive.error(failure, run) }
    if passThru { try run.write(.object(FileItem(file))) }
  }

  private var levelNumber: Int32 {
    switch level.lowercased() {
    case "nocompression": 0
    case "fastest": 1
    default: 6
    }
  }

  static func error(_ failure: ZipArchive.Failure, _ run: CommandRuntime) -> PSError {
    run.error("System.IO.InvalidDataException", failure.text, id: "System.IO.InvalidDataException", .NotSpecified)
  }
}

/// Unpacks a zip file into a folder.
struct ExpandArchive: Cmdlet {
  static let name = "Expand-Archive"
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Archive")

  var path = "", literalPath = ""
  var destination: String?
  var force = false, passThru = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath")),
    Parameter("DestinationPath", \.destination, .position(1)),
    Parameter("Force", \.force),
    Parameter("PassThru", \.passThru),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let file = try PathResolver.file(path.isEmpty ? literalPath : path, run)
    guard HostFiles.exists(file) else {
      throw run.error(
        "System.InvalidOperationException", "The path '\(path.isEmpty ? literalPath : path)' either does not exist or is not a valid file system path.", id: "ArchiveCmdletPathNotFound",
        .InvalidArgument, target: Value(path))
    }
    let folder = try PathResolver.file(destination ?? HostPath.baseName(HostPath.name(file)), run)
    let archive: ZipArchive
    do { archive = try ZipArchive(try FileReader(file).readAllBytes()) } catch let failure as ZipArchive.Failure { throw CompressArchive.error(failure, run) }
    // Before the first byte is written: an archive with one entry that leads out of the folder is not unpacked at all.
    let outside = archive.entries.filter { $0.target(in: folder) == nil }
    for entry in outside { try run.writeError(Self.outside(entry, run)) }
    guard outside.isEmpty, try run.shouldProcess(file, "Expand-Archive") else { return }
    try HostFiles.makeFolder(folder)
    for entry in archive.entries { try expand(entry, into: folder, run) }
  }

  private static func outside(_ entry: ZipArchive.Entry, _ run: CommandRuntime) -> PSError {
    run.error(
      "System.IO.IOException", "Extracting Zip entry would have resulted in a file outside the specified destination directory.", id: "System.IO.IOException", .InvalidData,
      target: Value(entry.name))
  }

  private func expand(_ entry: ZipArchive.Entry, into folder: String, _ run: CommandRuntime) throws {
    guard let target = entry.target(in: folder) else { return }
    if !entry.isFolder, HostFiles.exists(target), !force {
      return try run.writeError(
        run.error(
          "System.IO.IOException", "Failed to create file '\(target)' while expanding the archive file '\(path)' contents as the file '\(target)' already exists. Use the -Force parameter if you want to overwrite the existing directory '\(target)' contents when expanding the archive file.",
          id: "ExpandArchiveFileExists", .WriteError, target: Value(target)))
    }
    try entry.write(to: target)
    if passThru { try run.write(.object(FileItem(target))) }
  }
}
