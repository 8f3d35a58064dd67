import Engine
import Formatting
import Objects

/// The help of native commands, from the library's files in the session's language; a part that is not translated is English and says so.
final class NativeHelp {
  private let examples: [HelpSections]
  private let own: HelpVolume?, english: HelpVolume?

  init(_ engine: Engine) {
    examples = HelpLibrary.libraries(engine).map { HelpSections("\($0)/examples") }
    let folders = HelpLibrary.folders(engine)
    own = HelpVolume(folders.filter { !$0.isEnglish })
    english = HelpVolume(folders.filter { $0.isEnglish })
  }

  /// nil for commands that the library has no text for: those show their syntax alone, as PowerShell does without help files.
  func comment(of command: CommandInfo) -> CommentHelp? {
    let mine = own?.entry(command.name), base = english?.entry(command.name)
    guard mine != nil || base != nil else { return nil }
    var help = CommentHelp()
    help.synopsis = part(mine?.synopsis, base?.synopsis)
    help.description = part(mine?.description, base?.description)
    if help.description.isEmpty { help.description = help.synopsis }
    for parameter in command.metadata.all {
      let name = FoldedName(parameter.name)
      help.parameters[name] = text(of: name, mine, base)
      if parameter.acceptsPipeline, !parameter.isCommon, !help.inputs.contains(parameter.type.fullName) { help.inputs.append(parameter.type.fullName) }
    }
    let code = code(of: command.name)
    help.links = code.links
    help.outputs = command.metadata.traits.outputTypes
    help.examples = code.examples.enumerated().map { index, code in
      HelpExample(code: code, remarks: part(mine?.remarks[index + 1], base?.remarks[index + 1]))
    }
    return help
  }

  /// What a command does, in one line; empty if the library does not know it.
  func synopsis(_ name: String) -> String { part(own?.entry(name)?.synopsis, english?.entry(name)?.synopsis) }

  /// Tells whether a word occurs in what the library says of a command.
  func mentions(_ word: String, _ name: String) -> Bool {
    [own, english].contains { volume in
      guard let entry = volume?.entry(name) else { return false }
      return (entry.synopsis + "\n" + entry.description).lowercased().contains(word.lowercased())
    }
  }

  // MARK: Parts

  private func part(_ mine: String?, _ base: String?) -> String {
    if let mine, !mine.isEmpty { return mine }
    guard let base, !base.isEmpty else { return "" }
    return own == nil ? base : "[\(HelpLibrary.english)] " + base
  }

  /// A text of the command's own goes before the one that many commands share, even if it is English.
  private func text(of parameter: FoldedName, _ mine: HelpEntry?, _ base: HelpEntry?) -> String {
    let special = part(mine?.parameters[parameter], base?.parameters[parameter])
    return special.isEmpty ? part(own?.shared.parameters[parameter], english?.shared.parameters[parameter]) : special
  }

  /// The code of the examples, which blank lines separate, and the names behind `see:`; what stands behind `setup:` is for the tests.
  private func code(of command: String) -> (examples: [String], links: [String]) {
    guard let text = examples.lazy.compactMap({ $0[command] }).first else { return ([], []) }
    var examples: [[String]] = [[]], links: [String] = []
    for line in Cells.lines(text) {
      if line.hasPrefix("see: ") {
        links += line.dropFirst(5).split(separator: ",").map(\.trimmingSpace)
      } else if line.hasPrefix("setup: ") {
        continue
      } else if line.isEmpty {
        examples.append([])
      } else {
        examples[examples.count - 1].append(line)
      }
    }
    return (examples.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }, links)
  }
}

/// The help of one language: what each command does, and parameters that mean the same in many commands.
final class HelpVolume {
  private let sections: [HelpSections]
  private let paths: [String]
  private var entries: [FoldedName: HelpEntry] = [:]
  private(set) lazy var shared: HelpEntry = {
    let files = paths.compactMap { try? HostFile.read("\($0)/commands/parameters.txt") }
    return HelpEntry(files.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
  }()

  /// nil if there is no folder in the language.
  init?(_ folders: [HelpLibrary.Folder]) {
    if folders.isEmpty { return nil }
    paths = folders.map(\.path)
    sections = paths.map { HelpSections($0 + "/commands") }
  }

  func entry(_ name: String) -> HelpEntry? {
    if let known = entries[FoldedName(name)] { return known }
    let made = sections.lazy.compactMap { $0[name] }.first.map { HelpEntry($0) }
    entries[FoldedName(name)] = made
    return made
  }
}
