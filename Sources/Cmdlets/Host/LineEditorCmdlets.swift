import Engine
import Objects

/// Takes the settings of PSReadLine that profiles make; the prompt has its own, so only -EditMode changes anything: Ctrl+A selects all for Windows.
struct SetPSReadLineOption: Cmdlet {
  static let name = "Set-PSReadLineOption"
  static let traits = CommandTraits(module: "PSReadLine")

  private static let texts = [
    "ContinuationPrompt", "PromptText", "HistorySaveStyle", "HistorySavePath", "BellStyle", "WordDelimiters", "ViModeIndicator", "PredictionSource",
    "PredictionViewStyle", "MaximumHistoryCount", "MaximumKillRingCount", "ExtraPromptLineCount", "DingTone", "DingDuration", "CompletionQueryItems", "AnsiEscapeTimeout",
    "Colors", "AddToHistoryHandler", "CommandValidationHandler", "ViModeChangeHandler", "TerminateOrphanedConsoleApps",
  ]

  var noDuplicates = false, saveAtEnd = false, showToolTips = false, searchCaseSensitive = false, cursorMovesToEnd = false
  private var other = Value.null
  var editMode: String?

  static let parameters: [Parameter<Self>] =
    texts.map { Parameter($0, \.other, .allowNull) } + [
      Parameter("EditMode", \.editMode, .oneOf(["Windows", "Emacs", "Vi"])),
      Parameter("HistoryNoDuplicates", \.noDuplicates), Parameter("HistorySearchCursorMovesToEnd", \.cursorMovesToEnd), Parameter("ShowToolTips", \.showToolTips),
      Parameter("HistorySearchCaseSensitive", \.searchCaseSensitive),
    ]

  mutating func process(_ run: CommandRuntime) throws {
    if let editMode { run.engine.services["EditMode"] = EditMode(isWindows: FoldedName.equal(editMode, "Windows")) }
  }
}

/// Whose keys the prompt has.
package final class EditMode {
  package let isWindows: Bool

  init(isWindows: Bool) { self.isWindows = isWindows }

  package static func isWindows(_ engine: Engine) -> Bool { (engine.services["EditMode"] as? EditMode)?.isWindows ?? false }
}

/// Takes the keys that profiles bind; the prompt keeps its own.
struct SetPSReadLineKeyHandler: Cmdlet {
  static let name = "Set-PSReadLineKeyHandler"
  static let traits = CommandTraits(defaultSet: "ScriptBlock", module: "PSReadLine")

  var chord: [String] = []
  var scriptBlock: ScriptBlock?
  var briefDescription: String?, description: String?, function: String?, viMode: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Chord", \.chord, .position(0), .mandatory, .alias("Key")), Parameter("ScriptBlock", \.scriptBlock, .set("ScriptBlock", position: 1, mandatory: true)),
    Parameter("BriefDescription", \.briefDescription, .sets(["ScriptBlock"])), Parameter("Description", \.description, .sets(["ScriptBlock"]), .alias("LongDescription")),
    Parameter("Function", \.function, .set("Function", position: 1, mandatory: true)), Parameter("ViMode", \.viMode),
  ]

  mutating func process(_ run: CommandRuntime) throws {}
}
