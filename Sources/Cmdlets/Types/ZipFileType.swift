import Engine
import Objects

/// `[System.IO.Compression.ZipFile]`: whole folders into archives and back.
enum ZipFileType {
  static let info = NetType.register("System.IO.Compression.ZipFile", traits: [.abstract, .sealed]) { members in
    members.staticMethod("void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName)") { arguments in
      try pack(try IoTypes.path(arguments[0]), try IoTypes.path(arguments[1]), level: 6, keepsFolder: false)
    }
    members.staticMethod(
      "void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName, System.IO.Compression.CompressionLevel compressionLevel, bool includeBaseDirectory)"
    ) { arguments in
      let level: Int32 = switch try arguments[2].text() { case "NoCompression": 0; case "Fastest": 1; default: 6 }
      return try pack(try IoTypes.path(arguments[0]), try IoTypes.path(arguments[1]), level: level, keepsFolder: arguments[3].isTrue)
    }
    for extra in ["", ", bool overwriteFiles"] {
      members.staticMethod("void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName\(extra))") { arguments in
        try unpack(try IoTypes.path(arguments[0]), try IoTypes.path(arguments[1]), overwrites: arguments.count > 2 && arguments[2].isTrue)
      }
    }
    for signature in ["OpenRead(string archiveFileName)", "Open(string archiveFileName, System.Object mode)"] {
      members.staticMethod("System.IO.Compression.ZipArchive \(signature)") { _ in
        throw PSError.notSupportedYet("[System.IO.Compression.ZipFile]::" + signature.prefix { $0 != "(" })
      }
    }
  }

  private static func pack(_ folder: String, _ file: String, level: Int32, keepsFolder: Bool) throws -> Value {
    if HostFiles.exists(file) { throw PSError.dotNet("System.IO.IOException", "The file '\(file)' already exists.") }
    var archive = ZipArchive()
    if keepsFolder { try archive.add(folder, as: HostPath.name(folder)) } else {
      for name in try HostFiles.names(in: folder) { try archive.add(HostPath.join(folder, name), as: name) }
    }
    let writer = try FileWriter(file, mode: .createNew)
    try writer.write(try made { try archive.written(level: level) })
    try writer.close()
    return .void
  }

  private static func unpack(_ file: String, _ folder: String, overwrites: Bool) throws -> Value {
    let archive = try made { try ZipArchive(try FileReader(file).readAllBytes()) }
    for entry in archive.entries {
      guard let target = entry.target(in: folder) else {
        throw PSError.dotNet("System.IO.IOException", "Extracting Zip entry would have resulted in a file outside the specified destination directory.")
      }
      if !entry.isFolder, !overwrites, HostFiles.exists(target) { throw PSError.dotNet("System.IO.IOException", "The file '\(target)' already exists.") }
      try entry.write(to: target)
    }
    return .void
  }

  private static func made<Result>(_ part: () throws -> Result) throws -> Result {
    do { return try part() } catch let failure as ZipArchive.Failure { throw PSError.dotNet("System.IO.InvalidDataException", failure.text) }
  }
}
