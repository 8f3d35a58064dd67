import Engine
import Objects

/// Reads a module manifest and says what it would bring.
struct TestModuleManifest: Cmdlet {
  static let name = "Test-ModuleManifest"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Core")

  var path = ""

  static let parameters: [Parameter<Self>] = [Parameter("Path", \.path, .position(0), .mandatory, .fromPipeline, .fromPipelineByPropertyName)]

  mutating func process(_ run: CommandRuntime) throws {
    let file = run.engine.absolutePath(path)
    guard file.lowercased().hasSuffix(".psd1") else {
      return try run.writeError(
        run.error(
          "System.ArgumentException",
          "Cannot process the module manifest file '\(file)'. The file must have the .psd1 extension.", id: "Modules_InvalidModuleManifestPath", .InvalidArgument,
          target: Value(path)))
    }
    guard HostFile.isFile(file) else {
      return try run.writeError(
        run.error("System.IO.FileNotFoundException", "The module manifest '\(file)' could not be found.", id: "Modules_ManifestNotFound", .ObjectNotFound, target: Value(path)))
    }
    do { try run.write(.object(run.engine.testManifest(file))) } catch let error as PSError { try run.writeError(error) }
  }
}
