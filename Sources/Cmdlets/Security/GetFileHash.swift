import Engine
import Objects

/// Computes the hash of files.
struct GetFileHash: Cmdlet {
  static let name = "Get-FileHash"
  static let traits = CommandTraits(defaultSet: "Path")

  var targets = ItemTargets()
  var algorithm = "SHA256"
  var inputStream = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Algorithm", \.algorithm, .position(1), .oneOf(Digest.names)),
    Parameter("InputStream", \.inputStream, .set("Stream", mandatory: true)),
  ]

  static let record = RecordType("Microsoft.PowerShell.Commands.FileHashInfo", ["Algorithm:string=", "Hash:string=", "Path:string="])

  mutating func process(_ run: CommandRuntime) throws {
    if !inputStream.isNull {
      let bytes = try Members.invoke(inputStream, "ToArray", []).asBytes ?? []
      try write(bytes, path: "", run)
      return
    }
    for place in try targets.resolve(run) {
      guard let file = place.hostPath, !HostFiles.isFolder(file) else { continue }
      do { try write(try FileReader(file).readAllBytes(), path: file, run) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func write(_ bytes: [UInt8], path: String, _ run: CommandRuntime) throws {
    guard let hash = Digest.compute(algorithm, bytes) else { return }
    try run.write(.object(GetFileHash.record.make([Value(algorithm.uppercased()), Value(Digest.hex(hash)), Value(path)])))
  }
}
