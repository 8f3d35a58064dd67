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
    /// `demo NAME|FILE.md …`
    case demo([String])
    /// `lesson list|start|check …`
    case lesson([String])
  }

  var work = Work.interactive
  /// Objects go out, and come in, as CLIXML (`-OutputFormat XML`, `-InputFormat XML`).
  private(set) var writesXml = false, readsXml = false
  var noProfile = false, nonInteractive = false, noLogo = false, noExit = false, strict = false, fresh = false
  /// `-ScreenReader`: nothing is drawn twice, tables are read out object by object.
  var screenReader = false
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

  /// The answer to a bad option is followed by the usage.
  var showsUsage = false
  /// A folder that is not there: said once the session runs.
  var missingFolder: String?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let word = rest.first {
      rest = rest.dropFirst()
      guard let name = OptionName.read(word) else {
        work = Options.work(word, Array(rest))
        return
      }
      if read(name, word, &rest) || problem != nil { return }
    }
  }

  /// What a first word that is no option asks for: one of Simlet's own works, or a script.
  private static func work(_ word: String, _ rest: [String]) -> Work {
    switch word {
    case "test" where rest.first.map { $0.hasSuffix(".md") || $0 == "--update" } ?? false: .specs(rest)
    case "demo": .demo(rest)
    case "lesson": .lesson(rest)
    default: .file(word, rest)
    }
  }

  /// Reads one option; true when the rest of the line belongs to it.
  private mutating func read(_ name: String, _ word: String, _ rest: inout ArraySlice<String>) -> Bool {
    func next() -> String? {
      defer { rest = rest.dropFirst() }
      return rest.first
    }
    switch name {
    case "file":
      guard let path = next() else { return fail("The file argument is missing. A script file must follow -File.", usage: true) }
      if path == "-" { noLogo = true } else { work = .file(path, Array(rest)) }
      return true
    case "command", "commandwithargs", "encodedcommand": return readCommand(name, next(), Array(rest))
    case "noprofile": noProfile = true
    case "noninteractive": nonInteractive = true
    case "nologo": noLogo = true
    case "noexit": noExit = true
    case "login", "interactive": break
    case "sta", "mta": return fail("Parameter \(word.hasPrefix("--") ? String(word.dropFirst()) : word) is not supported on this platform.")
    case "version": work = .version
      return true
    case "help": work = .help
      return true
    case "workingdirectory":
      guard let folder = next() else { return fail("Cannot process the command because -WorkingDirectory requires an argument that is a directory path.") }
      workingDirectory = folder
    case "executionpolicy":
      guard let policy = next() else { return fail("Cannot process the command because -ExecutionPolicy requires an argument.", usage: true) }
      let known = ["unrestricted", "remotesigned", "allsigned", "restricted", "bypass", "undefined", "default"]
      if !known.contains(policy.lowercased()) { return fail("Invalid ExecutionPolicy value '\(policy)'.", usage: true) }
    case "outputformat", "inputformat": return readFormat(name == "outputformat" ? "-OutputFormat" : "-InputFormat", next())
    case "configurationname":
      if next() == nil { return fail("Cannot process the command because -ConfigurationName requires an argument that is a remote endpoint configuration name. Specify this argument and try again.") }
    case "custompipename":
      if next() == nil { return fail("Cannot process the command because -CustomPipeName requires an argument that is a name of the pipe you want to use. Specify this argument and try again.") }
    case "settingsfile", "windowstyle", "encodedarguments": _ = next()
    default: return readOwn(name, word, &rest)
    }
    return false
  }

  private mutating func readCommand(_ name: String, _ text: String?, _ rest: [String]) -> Bool {
    guard let text else { return fail("Cannot process the command because of a missing parameter. A command must follow -Command.", usage: true) }
    switch name {
    case "commandwithargs": work = .command(text, rest)
    case "encodedcommand":
      guard let decoded = EncodedCommand.decode(text) else {
        return fail("Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.", usage: true)
      }
      work = .command(decoded, [])
    default: work = text == "-" ? .standardInput : .command(([text] + rest).joined(separator: " "), [])
    }
    return true
  }

  private mutating func readFormat(_ option: String, _ format: String?) -> Bool {
    let formats = "Valid formats are:\nText\nXML\nNone\n"
    guard let format else {
      return fail("Cannot process the command because the \(option) parameter requires an argument. Specify a valid format argument for this parameter.\n\(formats)", usage: true)
    }
    guard ["text", "xml", "none"].contains(format.lowercased()) else {
      return fail("Cannot process the command because of an incorrect parameter value. \"\(format)\" is not a valid format.\n\(formats)", usage: true)
    }
    if option == "-OutputFormat" { writesXml = format.lowercased() == "xml" } else { readsXml = format.lowercased() == "xml" }
    return false
  }

  /// Options that only Simlet has.
  private mutating func readOwn(_ name: String, _ word: String, _ rest: inout ArraySlice<String>) -> Bool {
    func next() -> String? {
      defer { rest = rest.dropFirst() }
      return rest.first
    }
    switch name {
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
    case "screenreader": screenReader = true
    default:
      work = .dump([word] + rest)
      return true
    }
    return false
  }

  private mutating func fail(_ message: String, usage: Bool = false) -> Bool {
    problem = message
    showsUsage = usage
    return true
  }
}

/// Finds the option that a word means: full names, and their beginnings down to a shortest one.
enum OptionName {
  private static let options: [(name: String, shortest: String)] = [
    ("version", "v"), ("help", "h"), ("login", "l"), ("noexit", "noe"), ("noprofile", "nop"), ("nologo", "nol"), ("noninteractive", "noni"), ("interactive", "i"),
    ("file", "f"), ("executionpolicy", "ex"), ("command", "c"), ("commandwithargs", "commandw"), ("windowstyle", "w"), ("outputformat", "o"), ("inputformat", "inp"),
    ("encodedcommand", "e"), ("encodedarguments", "encodeda"), ("settingsfile", "settings"), ("sta", "sta"), ("mta", "mta"), ("workingdirectory", "wo"),
    ("configurationname", "config"), ("custompipename", "cus"), ("tenant", "tenant"), ("fresh", "fresh"), ("seed", "seed"), ("clock", "clock"), ("culture", "culture"),
    ("cmdletspath", "cmdletspath"), ("hostaccess", "hostaccess"), ("strict", "strict"), ("screenreader", "screenreader"), ("era", "era"), ("plan", "plan"), ("planformat", "planformat"), ("dump-ast", "dump-ast"), ("dump-tokens", "dump-tokens"), ("dump-errors", "dump-errors"),
  ]
  private static let aliases = [
    "?": "help", "cwa": "commandwithargs", "ep": "executionpolicy", "of": "outputformat", "if": "inputformat", "ec": "encodedcommand", "ea": "encodedarguments", "wd": "workingdirectory", "screen-reader": "screenreader",
  ]

  /// nil for a word that is no option: then it names a script.
  static func read(_ word: String) -> String? {
    guard let first = word.first, first == "-" || first == "/", word.count > 1 else { return nil }
    let name = (word.hasPrefix("--") ? word.dropFirst(2) : word.dropFirst()).lowercased()
    if let alias = aliases[name] { return alias }
    return options.first { $0.name.hasPrefix(name) && name.hasPrefix($0.shortest) }?.name
  }
}

/// Reads `-EncodedCommand`: UTF-16 text in base64.
enum EncodedCommand {
  static func decode(_ text: String) -> String? {
    guard let value = bytes(text), value.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: value.count, by: 2).map { UInt16(value[$0]) | UInt16(value[$0 + 1]) << 8 }
    return String(decoding: units, as: UTF16.self)
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var digits = Array(text.utf8.filter { !" \t\r\n".utf8.contains($0) })
    guard digits.count.isMultiple(of: 4) else { return nil }
    while digits.last == UInt8(ascii: "="), digits.count > 0 { digits.removeLast() }
    var result: [UInt8] = [], held: UInt32 = 0, count = 0
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      held = held << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: held >> UInt32(count)))
      }
    }
    return result
  }
}
