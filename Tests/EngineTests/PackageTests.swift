import Foundation
import TestSupport
import Testing

/// What `bin/package` builds, installed into an empty folder and run there.
@Suite struct PackageTests {
  static let hasTools = ["/usr/bin/dpkg-deb", "/usr/bin/strip"].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: hasTools))
  func anInstalledProgramFindsItsCmdlets() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("package-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try run(BuiltProgram.root.appendingPathComponent("bin/package").path, ["--output", folder.path, "--program", BuiltProgram.find().path], home: folder)
    let files = made.split(separator: "\n").map(String.init)
    let debian = try #require(files.first { $0.hasSuffix(".deb") })
    let tarball = try #require(files.first { $0.hasSuffix(".tar.gz") })

    let root = folder.appendingPathComponent("root").path
    _ = try run("/usr/bin/dpkg-deb", ["-x", debian, root], home: folder)
    try check(root + "/usr", home: folder)

    let unpacked = folder.appendingPathComponent("unpacked")
    try FileManager.default.createDirectory(at: unpacked, withIntermediateDirectories: true)
    _ = try run("/usr/bin/env", ["tar", "-xzf", tarball, "-C", unpacked.path], home: folder)
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: unpacked.path).first)
    try check(unpacked.appendingPathComponent(name).path, home: folder)
  }

  private func check(_ prefix: String, home: URL) throws {
    for file in ["share/man/man1/simlet.1.gz", "share/bash-completion/completions/simlet", "share/zsh/site-functions/_simlet", "share/fish/vendor_completions.d/simlet.fish"] {
      #expect(FileManager.default.fileExists(atPath: "\(prefix)/\(file)"), "\(file)")
    }
    let output = try run("\(prefix)/bin/simlet", ["-NoProfile", "-Fresh", "-Command", "(Get-CsOnlineUser amos.marble@contoso.com).DisplayName; 1 + 1"], home: home)
    #expect(output == "Amos Marble\n2\n")
    #expect(try run("\(prefix)/bin/simlet", ["demo", "--language", "it"], home: home).contains("Reimpostare il PIN"))
    #expect(try run("\(prefix)/bin/simlet", ["lesson", "list"], home: home).contains("The Monday script"))
  }

  private func run(_ program: String, _ arguments: [String], home: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["HOME": home.path, "XDG_DATA_HOME": home.path + "/data", "NO_COLOR": "1"]) { $1 }
    process.currentDirectoryURL = home
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(program) \(arguments)")
    return String(decoding: data, as: UTF8.self)
  }
}
