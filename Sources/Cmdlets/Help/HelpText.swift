import Engine
import Formatting
import Objects

/// Lays a command's help out as text.
struct CommandHelpText {
  enum View { case brief, examples, detailed, full }

  private let help: CommandHelp
  private let width: Int
  private var lines: [String] = [""]

  init(_ help: CommandHelp, width: Int) {
    self.help = help
    self.width = width
  }

  static func lines(_ help: CommandHelp, _ view: View, width: Int) -> [String] {
    var text = CommandHelpText(help, width: width)
    if help.comment == nil { text.bare() } else { text.whole(view) }
    return text.lines
  }

  /// Help is prose: it breaks between words in every language that has them.
  private let breaking: String = {
    let culture = ObjectRuntime.current.cultureName
    return ["zh", "ja"].contains(culture.lowercased().prefix { $0 != "-" }) ? culture : "en"
  }()

  private mutating func indented(_ text: String, _ indent: Int = 4) {
    let margin = Cells.blanks(indent)
    for line in Cells.lines(text) { for part in WordWrap.lines(line, width: width - indent, culture: breaking) { lines.append(margin + part) } }
  }

  private mutating func blank(_ count: Int = 1, indent: Int = 4) { for _ in 0..<count { lines.append(Cells.blanks(indent)) } }

  private mutating func bare() {
    lines.append("NAME")
    indented(help.command.name)
    blank()
    lines.append("SYNTAX")
    for line in help.syntax {
      indented(line)
      blank()
    }
    lines += ["", "ALIASES"]
    let aliases = (help.command as? CmdletInfo)?.aliases ?? []
    if aliases.isEmpty { indented("None") } else { aliases.forEach { indented($0) } }
    blank()
    lines += ["", "REMARKS", "    None", "", ""]
  }

  private mutating func whole(_ view: View) {
    guard let comment = help.comment else { return }
    lines.append("NAME")
    indented(help.command.name)
    blank()
    lines.append("SYNOPSIS")
    indented(comment.synopsis)
    blank(2)
    if view == .examples {
      examples(comment)
      lines += ["", ""]
      return
    }
    lines.append("SYNTAX")
    for line in help.syntax {
      indented(line)
      blank(2)
    }
    lines.append("DESCRIPTION")
    if !comment.description.isEmpty { indented(comment.description) }
    blank()
    lines.append("")
    if view == .brief {
      links(comment)
      remarks(comment)
      return
    }
    parameters(isFull: view == .full)
    if view == .full { details(comment) }
    examples(comment)
    if view == .detailed { return remarks(comment) }
    blank()
    links(comment)
    lines.append("")
  }

  private mutating func links(_ comment: CommentHelp) {
    lines.append("RELATED LINKS")
    for link in comment.links { indented(link.contains("://") ? link : link + " ") }
    lines.append("")
  }

  private mutating func remarks(_ comment: CommentHelp) {
    let name = help.command.name
    lines.append("REMARKS")
    lines.append("    To see the examples, type: \"Get-Help \(name) -Examples\"")
    lines.append("    For more information, type: \"Get-Help \(name) -Detailed\"")
    lines.append("    For technical information, type: \"Get-Help \(name) -Full\"")
    if comment.links.contains(where: { $0.contains("://") }) { lines.append("    For online help, type: \"Get-Help \(name) -Online\"") }
    lines.append("")
  }

  private mutating func examples(_ comment: CommentHelp) {
    for (index, example) in comment.examples.enumerated() {
      lines.append("    " + CommandHelpText.title(index))
      blank()
      indented(example.text)
      blank(6)
    }
  }

  static func title(_ index: Int) -> String { "-------------------------- EXAMPLE \(index + 1) --------------------------" }

  private mutating func parameters(isFull: Bool) {
    lines.append("PARAMETERS")
    for row in help.rows {
      indented(CommandHelpText.head(row))
      if !row.text.isEmpty { indented(row.text, 8) }
      blank(indent: 8)
      guard isFull else { continue }
      for line in CommandHelpText.facts(row) { lines.append("        " + line) }
      blank(indent: 8)
    }
    guard help.command.metadata.isAdvanced else { return }
    lines += [
      "    <CommonParameters>", "        This cmdlet supports the common parameters: Verbose, Debug,",
      "        ErrorAction, ErrorVariable, WarningAction, WarningVariable,",
      "        OutBuffer, PipelineVariable, and OutVariable. For more information, see", "        about_CommonParameters ",
      "    (https://go.microsoft.com/fwlink/?LinkID=113216). ", "    ",
    ]
  }

  static func head(_ row: CommandHelp.Row) -> String { row.isSwitch ? "-\(row.name) [<SwitchParameter>]" : "-\(row.name) <\(row.type.name)>" }

  static func facts(_ row: CommandHelp.Row) -> [String] {
    [
      "Required?                    \(row.required)", "Position?                    \(row.position)", "Default value                \(row.value)",
      "Accept pipeline input?       \(row.pipeline)", "Aliases                      ", "Accept wildcard characters?  \(row.wildcards)",
    ]
  }

  private mutating func details(_ comment: CommentHelp) {
    for (title, texts) in [("INPUTS", comment.inputs), ("OUTPUTS", comment.outputs)] {
      lines.append(title)
      for text in texts {
        indented(text)
        blank(2)
      }
    }
    lines.append("NOTES")
    guard !comment.notes.isEmpty else { return }
    blank(2)
    indented(comment.notes, 8)
    blank()
  }
}
