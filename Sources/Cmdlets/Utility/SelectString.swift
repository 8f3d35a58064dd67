import Engine
import Objects

/// Finds text in strings and files.
struct SelectString: Cmdlet {
  static let name = "Select-String"
  static let aliases = ["sls"]
  static let traits = CommandTraits(defaultSet: "File")

  var inputObject = Value.null
  var pattern: [String] = []
  var path: [String] = []
  var literalPath: [String] = []
  var raw = false, simpleMatch = false, caseSensitive = false, quiet = false, list = false, noEmphasis = false, notMatch = false, allMatches = false
  var include: [String] = [], exclude: [String] = []
  var encoding = Value.null
  var context: [Int] = []
  var culture: String?
  private var lineNumber = 0
  private var found = false
  private var windows: ContextWindow?
  private var regexes: [String: Value] = [:]

  static let parameters: [Parameter<Self>] = [
    Parameter("Culture", \.culture),
    Parameter("InputObject", \.inputObject, .set("Object", mandatory: true, fromPipeline: true), .set("ObjectRaw", mandatory: true, fromPipeline: true), .allowNull, .allowEmptyString),
    Parameter("Pattern", \.pattern, .mandatory, .position(0)),
    Parameter("Path", \.path, .set("File", position: 1, mandatory: true, fromPipelineByPropertyName: true), .set("FileRaw", position: 1, mandatory: true, fromPipelineByPropertyName: true)),
    Parameter("LiteralPath", \.literalPath, .set("LiteralFile", mandatory: true, fromPipelineByPropertyName: true), .set("LiteralFileRaw", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Raw", \.raw, .set("ObjectRaw", mandatory: true), .set("FileRaw", mandatory: true), .set("LiteralFileRaw", mandatory: true)),
    Parameter("SimpleMatch", \.simpleMatch),
    Parameter("CaseSensitive", \.caseSensitive),
    Parameter("Quiet", \.quiet, .sets(["Object", "File", "LiteralFile"])),
    Parameter("List", \.list),
    Parameter("NoEmphasis", \.noEmphasis),
    Parameter("Include", \.include),
    Parameter("Exclude", \.exclude),
    Parameter("NotMatch", \.notMatch),
    Parameter("AllMatches", \.allMatches),
    Parameter("Encoding", \.encoding, .encoding),
    Parameter("Context", \.context),
  ]

  private var before: Int { context.first ?? 0 }
  private var after: Int { context.count > 1 ? context[1] : context.first ?? 0 }

  mutating func begin(_ run: CommandRuntime) throws {
    guard !simpleMatch else { return }
    if culture != nil {
      throw run.error(
        "System.InvalidOperationException", "You must specify the -SimpleMatch parameter when you use the -Culture parameter.",
        id: "CannotSpecifyCultureWithoutSimpleMatch", .InvalidData)
    }
    for text in pattern {
      do { _ = try Operators.matches(Value(""), Value(text), ignoreCase: !caseSensitive) } catch let error as PSError {
        let inner = error.record.exception.inner?.message ?? error.record.exception.message
        throw run.error(
          "System.ArgumentException", "The string \(text) is not a valid regular expression: \(inner)", id: "InvalidRegex", .InvalidArgument, target: Value(text))
      }
    }
  }

  mutating func process(_ run: CommandRuntime) throws {
    if quiet, found { return }
    let paths = path.map { ($0, false) } + literalPath.map { ($0, true) }
    if paths.isEmpty {
      if inputObject.isNull { return }
      if let item = inputObject.asObject as? FileItem {
        try search(item.path, display: item.path, run)
        return
      }
      lineNumber += 1
      if windows == nil { windows = ContextWindow(before: before, after: after) }
      try searchLine(try inputObject.text(), number: lineNumber, path: "InputStream", run)
      return
    }
    var targets = ItemTargets()
    targets.include = include
    targets.exclude = exclude
    for (text, isLiteral) in paths {
      for place in try targets.resolve(text, isLiteral, run) {
        guard let file = place.hostPath else { continue }
        if HostFiles.isFolder(file) {
          try run.writeError(
            run.error("System.ArgumentException", "The file \(file) cannot be read: Access to the path '\(file)' is denied.", id: "ProcessingFile", .InvalidArgument, target: Value(file)))
          continue
        }
        try search(file, display: file, run)
        if quiet, found { return }
      }
    }
  }

  private mutating func search(_ file: String, display: String, _ run: CommandRuntime) throws {
    let reader = try FileReader(file, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding))
    windows = ContextWindow(before: before, after: after)
    var number = 0
    while let line = try reader.readLine() {
      number += 1
      if try searchLine(line, number: number, path: display, run), list || quiet { break }
    }
    for match in windows?.finish() ?? [] { try emit(match, run) }
    windows = nil
  }

  @discardableResult private mutating func searchLine(_ line: String, number: Int, path: String, _ run: CommandRuntime) throws -> Bool {
    let match = try matched(line, number: number, path: path)
    if match != nil { found = true }
    if quiet { return match != nil }
    for done in windows?.add(line, match) ?? [] { try emit(done, run) }
    return match != nil
  }

  private func emit(_ match: RecordObject, _ run: CommandRuntime) throws { try run.write(raw ? match["Line"] : .object(match)) }

  mutating func end(_ run: CommandRuntime) throws {
    for match in windows?.finish() ?? [] { try emit(match, run) }
    if quiet { try run.write(.bool(found)) }
  }

  private mutating func matched(_ line: String, number: Int, path: String) throws -> RecordObject? {
    for text in pattern {
      let matches: Value
      if simpleMatch {
        let isThere = SelectString.contains(line, text, ignoreCase: !caseSensitive)
        guard isThere != notMatch else { continue }
        matches = Value([])
      } else {
        let input = Value(line)
        // A quick test first: most lines match nothing.
        guard try Operators.matches(input, Value(text), ignoreCase: !caseSensitive) != notMatch else { continue }
        matches = notMatch ? Value([]) : try found(try regex(text), input)
      }
      return MatchInfo.make(line: line, number: number, path: path, pattern: text, matches: matches, ignoreCase: !caseSensitive)
    }
    return nil
  }

  private var options: Value {
    Conversion.tryConvert(Value(caseSensitive ? "None" : "IgnoreCase"), to: TypeCatalog.type("System.Text.RegularExpressions.RegexOptions")) ?? .int(caseSensitive ? 0 : 1)
  }

  private func found(_ regex: Value, _ line: Value) throws -> Value {
    if allMatches { return Value(Array(try Members.invoke(regex, "Matches", [line]).enumerated() ?? [])) }
    return Value([try Members.invoke(regex, "Match", [line])])
  }

  /// The pattern as an object, made once.
  private mutating func regex(_ text: String) throws -> Value {
    if let known = regexes[text] { return known }
    let made = try Members.construct(TypeCatalog.type("System.Text.RegularExpressions.Regex"), [Value(text), options])
    regexes[text] = made
    return made
  }

  private static func contains(_ line: String, _ text: String, ignoreCase: Bool) -> Bool {
    if text.isEmpty { return true }
    return TextSearch.contains(ignoreCase ? FoldedName.folded(line) : line, ignoreCase ? FoldedName.folded(text) : text)
  }
}

/// Holds matches back until the lines behind them are known.
struct ContextWindow {
  private let before: Int
  private let after: Int
  private var earlier: [String] = []
  private var open: [RecordObject] = []
  /// Lines already shown behind a match are not shown again before the next.
  private var sinceShown = 0

  init(before: Int, after: Int) {
    self.before = before
    self.after = after
  }

  mutating func add(_ line: String, _ match: RecordObject?) -> [RecordObject] {
    var done: [RecordObject] = []
    if before == 0, after == 0 { return match.map { [$0] } ?? [] }
    var isShownBehind = false
    for (index, waiting) in open.enumerated() where MatchInfo.postCount(waiting) < after {
      let isShown = index == open.count - 1 && match == nil
      MatchInfo.appendPost(waiting, line, shown: isShown)
      if isShown { isShownBehind = true }
    }
    while let first = open.first, MatchInfo.postCount(first) >= after { done.append(open.removeFirst()); _ = first }
    if let match {
      MatchInfo.setContext(match, earlier, shownFrom: max(0, earlier.count - sinceShown))
      open.append(match)
      sinceShown = 0
      if after == 0 { done.append(open.removeFirst()) }
    } else {
      sinceShown = isShownBehind ? 0 : sinceShown + 1
    }
    earlier.append(line)
    if earlier.count > before { earlier.removeFirst(earlier.count - before) }
    return done
  }

  mutating func finish() -> [RecordObject] {
    defer { open = [] }
    return open
  }
}

/// The result of `Select-String`.
enum MatchInfo {
  static let context = RecordType(
    "Microsoft.PowerShell.Commands.MatchInfoContext",
    ["PreContext:string[]=", "PostContext:string[]=", "DisplayPreContext:string[]=", "DisplayPostContext:string[]="])

  static let record = RecordType(
    "Microsoft.PowerShell.Commands.MatchInfo",
    ["IgnoreCase:bool=", "LineNumber:int=", "Line:string=", "Filename:string", "Path:string=", "Pattern:string=",
     "Context:Microsoft.PowerShell.Commands.MatchInfoContext=", "Matches:System.Text.RegularExpressions.Match[]="],
    methods: { members in
      members.method("string ToString(string directory)") { target, arguments in Value(try shown(target, folder: arguments[0].text())) }
      members.method("string ToEmphasizedString(string directory)") { target, arguments in Value(try shown(target, folder: arguments[0].text())) }
      members.method("string RelativePath(string directory)") { target, arguments in
        guard let record = target.unwrapped.asObject as? RecordObject else { return .null }
        return Value(relative(try record["Path"].text(), try arguments[0].text()))
      }
    },
    text: { try shown(.object($0), folder: nil) })

  static func make(line: String, number: Int, path: String, pattern: String, matches: Value, ignoreCase: Bool) -> RecordObject {
    let items = matches.asArray?.items ?? []
    let array = PSArray(items, elementType: TypeCatalog.type("System.Text.RegularExpressions.Match"))
    return record.make([
      .bool(ignoreCase), .int(Int32(number)), Value(line), Value(HostPath.name(path)), Value(path), Value(pattern), .null, .array(array),
    ])
  }

  static func setContext(_ match: RecordObject, _ earlier: [String], shownFrom: Int) {
    match["Context"] = .object(
      context.make([Value(strings: earlier), Value(strings: [String]()), Value(strings: Array(earlier[min(shownFrom, earlier.count)...])), Value(strings: [String]())]))
  }

  static func postCount(_ match: RecordObject) -> Int { (match["Context"].asObject as? RecordObject)?["PostContext"].asArray?.items.count ?? 0 }

  static func appendPost(_ match: RecordObject, _ line: String, shown: Bool) {
    guard let context = match["Context"].asObject as? RecordObject else { return }
    context["PostContext"].asArray?.items.append(Value(line))
    if shown { context["DisplayPostContext"].asArray?.items.append(Value(line)) }
  }

  private static func relative(_ path: String, _ folder: String) -> String {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }

  static func shown(_ match: Value, folder: String?) throws -> String {
    guard let record = match.unwrapped.asObject as? RecordObject else { return "" }
    let path = try record["Path"].text(), line = try record["Line"].text()
    guard case .int(let number) = record["LineNumber"] else { return line }
    let name = path == "InputStream" ? nil : folder.map { relative(path, $0) } ?? path
    guard let context = record["Context"].asObject as? RecordObject else { return name.map { "\($0):\(number):\(line)" } ?? line }
    func formatted(_ text: String, _ number: Int, mark: String) -> String { mark + (name.map { "\($0):\(number):\(text)" } ?? text) }
    let before = try context["DisplayPreContext"].asArray?.items.map { try $0.text() } ?? []
    let after = try context["DisplayPostContext"].asArray?.items.map { try $0.text() } ?? []
    var lines = before.enumerated().map { formatted($1, Int(number) - before.count + $0, mark: "  ") }
    lines.append(formatted(line, Int(number), mark: "> "))
    lines += after.enumerated().map { formatted($1, Int(number) + 1 + $0, mark: "  ") }
    return lines.joined(separator: "\n")
  }
}
