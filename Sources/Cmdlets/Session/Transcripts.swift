import Engine
import Objects

/// Writes what the host shows into a file, while a transcript is on.
package final class Transcript {
  package nonisolated(unsafe) static var current: Transcript?

  let path: String
  private let writer: FileWriter

  init(_ path: String, append: Bool, force: Bool) throws {
    self.path = path
    writer = try FileWriter(path, mode: append ? .append : .live, force: force)
  }

  /// Takes text as the host writes it; secrets that were made are shown by the host, and not kept.
  package func write(_ text: String) {
    try? writer.write(IssuedSecrets.masked(text))
    try? writer.flush()
  }

  func close() throws { try writer.close() }

  static let bar = String(repeating: "*", count: 22)

  static func stamp() -> String { (try? DateTime.now().text(format: "yyyyMMddHHmmss")) ?? "" }
}

/// Starts to record the session in a file.
struct StartTranscript: Cmdlet {
  static let name = "Start-Transcript"
  static let traits = CommandTraits(defaultSet: "ByPath", supportsShouldProcess: true, module: "Microsoft.PowerShell.Host")

  var path: String?
  var literalPath: String?
  var outputDirectory: String?
  var append = false, force = false, noClobber = false, includeInvocationHeader = false, useMinimalHeader = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("ByPath", position: 0)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", position: 0), .alias("PSPath", "LP")),
    Parameter("OutputDirectory", \.outputDirectory, .set("ByOutputDirectory", position: 0)),
    Parameter("Append", \.append),
    Parameter("Force", \.force),
    Parameter("NoClobber", \.noClobber, .alias("NoOverwrite")),
    Parameter("IncludeInvocationHeader", \.includeInvocationHeader),
    Parameter("UseMinimalHeader", \.useMinimalHeader),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if Transcript.current != nil {
      throw run.error(
        "System.InvalidOperationException", "An error occurred starting transcription: Transcription has already been started. Use the Stop-Transcript command to stop transcription.",
        id: "InvalidOperation", .InvalidOperation)
    }
    let written = path ?? literalPath
    let folder = outputDirectory ?? run.engine.environment("HOME") ?? "."
    let name = "PowerShell_transcript.simlet.\(Digest.hex((0..<6).map { _ in UInt8(truncatingIfNeeded: ObjectRuntime.current.randomBits()) }, uppercase: false)).\(Transcript.stamp()).txt"
    let file = try PathResolver.file(written ?? HostPath.join(folder, name), run)
    if noClobber, HostFiles.exists(file), !append {
      throw run.error("System.UnauthorizedAccessException", "File \(file) already exists and NoClobber was specified.", id: "NoClobber", .ResourceExists, target: Value(file))
    }
    guard try run.shouldProcess(file, "Start-Transcript") else { return }
    let transcript = try Transcript(file, append: append, force: force)
    transcript.write(header())
    Transcript.current = transcript
    try run.write("Transcript started, output file is \(written ?? file)")
  }

  private func header() -> String {
    var lines = [Transcript.bar, "PowerShell transcript start", "Start time: \(Transcript.stamp())"]
    if !useMinimalHeader {
      lines += [
        "Username: simlet", "RunAs User: simlet", "Configuration Name: ", "Machine: simlet (Unix)", "Host Application: simlet", "Process ID: 1",
        "PSVersion: 7.6.5", "PSEdition: Core", "GitCommitId: 7.6.5", "OS: Simlet", "Platform: Unix",
        "PSCompatibleVersions: 1.0, 2.0, 3.0, 4.0, 5.0, 5.1, 6.0, 7.0", "PSRemotingProtocolVersion: 2.4", "SerializationVersion: 1.1.0.1",
        "WSManStackVersion: 3.0",
      ]
    }
    return (lines + [Transcript.bar]).map { $0 + "\n" }.joined()
  }
}

/// Ends the recording.
struct StopTranscript: Cmdlet {
  static let name = "Stop-Transcript"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Host")
  static let parameters: [Parameter<Self>] = []

  mutating func process(_ run: CommandRuntime) throws {
    guard let transcript = Transcript.current else {
      throw run.error(
        "PSInvalidOperationException", "An error occurred stopping transcription: The host is not currently transcribing.", id: "InvalidOperation",
        .InvalidOperation)
    }
    Transcript.current = nil
    transcript.write([Transcript.bar, "PowerShell transcript end", "End time: \(Transcript.stamp())", Transcript.bar].map { $0 + "\n" }.joined())
    try transcript.close()
    try run.write("Transcript stopped, output file is \(transcript.path)")
  }
}
