import Objects

/// The command line, as pwsh reads it, with Simlet's own options on top.
struct Options {
  enum Work {
    case interactive
    case file(String, [String])
    case command(String, [String])
    /// `-Command -`: silent, line by line from standard input.
    case standardInput
    case version
    case help
    case dump([String])
    /// `test FILE.md…`
    case specs([String])
  }

  var work = Work.interactive
  var noProfile = false, nonInteractive = false, noLogo = false, noExit = false, strict = false, fresh = false
  var workingDirectory: String?
  var tenant: String?
  var seed: UInt64?
  var clock: String?
  var culture: String?
  var era = ""
  /// How the plan of a script is shown: `Short`, `Full` or `Json`; nil when it runs for good.
  var plan: String?
  var cmdletsPath: [String] = []
  var hostAccess = "Folder"
  var problem: String?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let word = rest.first {
      rest = rest.dropFirst()
      guard word.hasPrefix("-") || word.hasPrefix("/"), word.count > 1, !word.hasPrefix("/") || !word.dropFirst().contains("/") else {
        work = word == "test" && (rest.first.map { $0.hasSuffix(".md") || $0 == "--update" } ?? false) ? .specs(Array(rest)) : .file(word, Array(rest))
        return
      }
      if read(word, &rest) { return }
    }
  }

  /// Reads one option; true when the rest of the line belongs to it.
  private mutating func read(_ word: String, _ rest: inout ArraySlice<String>) -> Bool {
    let name = word.drop { $0 == "-" || $0 == "/" }.lowercased()
    func next() -> String? {
      defer { rest = rest.dropFirst() }
      return rest.first
    }
    switch name {
    case "file", "f":
      guard let path = next() else { return fail("-File requires a script file.") }
      work = path == "-" ? .standardInput : .file(path, Array(rest))
      return true
    case "command", "c":
      guard let text = next() else { return fail("-Command requires a command.") }
      work = text == "-" ? .standardInput : .command(([text] + rest).joined(separator: " "), [])
      return true
    case "noprofile", "nop": noProfile = true
    case "noninteractive", "noni": nonInteractive = true
    case "nologo": noLogo = true
    case "noexit", "noe": noExit = true
    case "login", "l", "interactive", "i", "mta", "sta": break
    case "version", "v": work = .version
    case "help", "h", "?": work = .help
    case "workingdirectory", "wd": workingDirectory = next()
    case "settingsfile", "settings", "executionpolicy", "ex", "ep", "windowstyle", "w", "outputformat", "o", "of", "inputformat", "if", "configurationname", "custompipename":
      _ = next()
    case "tenant": tenant = next()
    case "fresh": fresh = true
    case "seed":
      guard let text = next(), let number = UInt64(text) else { return fail("-Seed requires a number.") }
      seed = number
    case "clock": clock = next()
    case "culture": culture = next()
    case "era":
      let value = next()?.lowercased() ?? ""
      guard let known = ["SfBO", "Teams"].first(where: { $0.lowercased() == value }) else { return fail("-Era takes SfBO or Teams.") }
      era = known
    case "plan": plan = plan ?? "Short"
    case "planformat":
      let value = next()?.lowercased() ?? ""
      guard let known = ["Short", "Full", "Json"].first(where: { $0.lowercased() == value }) else { return fail("-PlanFormat takes Short, Full or Json.") }
      plan = known
    case "cmdletspath": if let path = next() { cmdletsPath.append(path) }
    case "hostaccess":
      let value = next() ?? ""
      guard ["none", "folder", "full"].contains(value.lowercased()) else { return fail("-HostAccess takes None, Folder or Full.") }
      hostAccess = value.lowercased()
    case "strict": strict = true
    case "-dump-ast", "dump-ast", "dump-tokens", "dump-errors":
      work = .dump([word] + rest)
      return true
    default: return fail("The argument '\(word)' is not recognized as an option of simlet. Use -Help for the list.")
    }
    return false
  }

  private mutating func fail(_ message: String) -> Bool {
    problem = message
    return true
  }
}
