import Engine
import Objects

/// Makes a folder, as `mkdir` and `md` of PowerShell on Windows do.
struct MakeFolder: Cmdlet {
  static let name = "md"
  static let traits = CommandTraits(defaultSet: "pathSet", supportsShouldProcess: true, module: "")

  var item = NewItem()
  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.item.path, .set("nameSet", position: 0, fromPipelineByPropertyName: true),
      .set("pathSet", position: 0, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("Name", \.item.itemName, .set("nameSet", mandatory: true, fromPipelineByPropertyName: true), .allowEmptyString),
    Parameter("Value", \.item.value, .fromPipeline, .fromPipelineByPropertyName, .alias("Target")),
    Parameter("Force", \.item.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    item.itemType = "Directory"
    try item.process(run)
  }
}
