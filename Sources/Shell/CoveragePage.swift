import Cmdlets
import Engine

/// Writes `docs/Coverage.md`: what each native cmdlet and each of its parameters does.
package enum CoveragePage {
  private static let commonNames: Set<String> = [
    "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable", "WarningVariable", "InformationVariable", "OutVariable", "OutBuffer",
    "PipelineVariable", "WhatIf", "Confirm",
  ]

  package static func text() -> String {
    let engine = Engine(host: Host(), currentFolder: "/")
    CmdletTable.register(in: engine)
    var lines = [
      "# What each cmdlet does", "",
      "Made by `dev coverage` from the declarations; a test holds page and code together. Parameters that stand alone work. *Ignored* ones are",
      "accepted without effect, and the first use in a session warns. *Refused* ones end the statement with *not supported yet*; a cmdlet that is",
      "refused as a whole takes its parameters and then says that it is not simulated. The common parameters work everywhere.", "",
      "| cmdlet | works | ignored | refused |", "|---|---|---|---|",
    ]
    for cmdlet in engine.nativeCmdlets {
      let parameters = cmdlet.metadata.all.filter { !$0.isCommon && !commonNames.contains($0.name) }
      func names(_ support: ParameterDeclaration.Support) -> String { parameters.filter { $0.support == support }.map { "-\($0.name)" }.joined(separator: " ") }
      if cmdlet.metadata.traits.isRefused {
        lines.append("| \(cmdlet.name) | | | all |")
      } else {
        lines.append("| \(cmdlet.name) | \(names(.works)) | \(names(.ignored)) | \(names(.refused)) |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
