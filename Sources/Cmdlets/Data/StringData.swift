import Engine
import Objects

/// Makes a hashtable of `name = value` lines.
struct ConvertFromStringData: Cmdlet {
  static let name = "ConvertFrom-StringData"

  var stringData = ""
  var delimiter = "="

  static let parameters: [Parameter<Self>] = [
    Parameter("StringData", \.stringData, .mandatory, .position(0), .fromPipeline, .allowEmptyString),
    Parameter("Delimiter", \.delimiter, .position(1), .type("char")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let table = PSHashtable()
    for line in ConvertFromStringData.lines(stringData) {
      let text = line[...].trimmingSpace
      if text.isEmpty || text.hasPrefix("#") { continue }
      guard let cut = text.firstIndex(of: delimiter.first ?? "=") else {
        throw run.error(
          "PSInvalidOperationException", "Data line '\(line)' is not in 'name=value' format. ", id: "InvalidOperation", .InvalidOperation)
      }
      let key = text[..<cut].trimmingSpace, value = text[text.index(after: cut)...].trimmingSpace
      if table.contains(Value(key)) {
        throw run.error("PSInvalidOperationException", "Data item '\(key)' in line '\(line)' is already defined. ", id: "InvalidOperation", .InvalidOperation)
      }
      table.set(key, Value(ConvertFromStringData.unescaped(value)))
    }
    try run.write(.object(table))
  }

  /// Backslash escapes, as in regular expressions.
  static func unescaped(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var result = "", rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch next {
      case "n": result += "\n"
      case "r": result += "\r"
      case "t": result += "\t"
      case "a": result += "\u{7}"
      case "e": result += "\u{1B}"
      case "f": result += "\u{C}"
      case "v": result += "\u{B}"
      case "0": result += "\0"
      case "u", "x":
        let count = next == "u" ? 4 : 2
        if let code = UInt32(rest.prefix(count), radix: 16), let scalar = Unicode.Scalar(code) {
          result.unicodeScalars.append(scalar)
          rest = rest.dropFirst(count)
        } else { result.append(next) }
      default: result.append(next)
      }
    }
    return result
  }
}

extension Substring {
  /// The text without white space at its ends.
  var trimmingSpace: String {
    var part = self
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}

/// Reads a data file (`.psd1`) without running it.
struct ImportPowerShellDataFile: Cmdlet {
  static let name = "Import-PowerShellDataFile"
  static let traits = CommandTraits(defaultSet: "ByPath")

  var path: [String] = [], literalPath: [String] = []
  var skipLimitCheck = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("ByPath", position: 0, mandatory: true)),
    Parameter("LiteralPath", \.literalPath, .set("ByLiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("SkipLimitCheck", \.skipLimitCheck),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var targets = ItemTargets()
    targets.path = path
    targets.literalPath = literalPath
    for place in try targets.resolve(run) {
      guard let file = place.hostPath else { continue }
      if let data = try DataFile.readTable(file, run) { try run.write(data) }
    }
  }
}

/// Finds the texts for the user's language.
struct ImportLocalizedData: Cmdlet {
  static let name = "Import-LocalizedData"
  static let traits = CommandTraits()

  var bindingVariable: String?
  var uiCulture: String?
  var baseDirectory: String?
  var fileName: String?
  var supportedCommand: [String] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("BindingVariable", \.bindingVariable, .position(0), .alias("Variable")),
    Parameter("UICulture", \.uiCulture, .position(1)),
    Parameter("BaseDirectory", \.baseDirectory),
    Parameter("FileName", \.fileName),
    Parameter("SupportedCommand", \.supportedCommand),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    let script = try run.scope.lookup(Symbol("PSCommandPath"))?.text() ?? ""
    let folder = try baseDirectory.map { try PathResolver.file($0, run) } ?? HostPath.parent(script)
    var name = fileName ?? HostPath.baseName(HostPath.name(script))
    if !name.lowercased().hasSuffix(".psd1") { name += ".psd1" }
    var culture = uiCulture ?? run.engine.cultureName
    var tried: [String] = []
    while true {
      let candidate = HostPath.join(culture.isEmpty ? folder : HostPath.join(folder, culture), name)
      tried.append(candidate)
      if HostFiles.exists(candidate) {
        let data = try DataFile.read(candidate, run)
        if let bindingVariable { try run.scope.set(Symbol(bindingVariable), data) } else { try run.write(data) }
        return
      }
      if culture.isEmpty { break }
      culture = culture.contains("-") ? String(culture[..<(culture.lastIndex(of: "-") ?? culture.startIndex)]) : ""
    }
    try run.writeError(
      run.error(
        "PSInvalidOperationException",
        "Cannot find the Windows PowerShell data file '\(name)' in directory '\(HostPath.join(folder, uiCulture ?? run.engine.cultureName))', or in any parent culture directories.",
        id: "ImportLocalizedData", .ObjectNotFound, target: Value(name)))
  }
}

extension ConvertFromStringData {
  static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
  }
}
