import Engine
import Objects

/// Tells whether paths exist.
struct TestPath: Cmdlet {
  static let name = "Test-Path"
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var path: [Value] = []
  var literalPath: [Value] = []
  var targets = ItemTargets()
  var pathType = "Any"
  var isValid = false
  var olderThan = Value.null, newerThan = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .allowNull, .allowEmptyCollection,
      .allowEmptyString, .type("string[]"), .supportsWildcards),
    Parameter(
      "LiteralPath", \.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP"), .allowNull,
      .allowEmptyCollection, .allowEmptyString, .type("string[]")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("PathType", \.pathType, .alias("Type"), .type("Microsoft.PowerShell.Commands.TestPathType")),
    Parameter("IsValid", \.isValid),
    Parameter("OlderThan", \.olderThan, .type("datetime")),
    Parameter("NewerThan", \.newerThan, .type("datetime")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if path.isEmpty, literalPath.isEmpty { path = [.null] }
    for (value, isLiteral) in path.map({ ($0, false) }) + literalPath.map({ ($0, true) }) {
      if value.isNull {
        try run.writeError(
          run.error("System.ArgumentNullException", "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')", id: "NullPathNotPermitted", .InvalidArgument))
        continue
      }
      let text = try value.text()
      if text.allSatisfy(\.isWhitespace) {
        try run.write(.bool(false))
        continue
      }
      do { try run.write(.bool(isValid ? !text.contains("\0") : exists(text, isLiteral, run))) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func exists(_ text: String, _ isLiteral: Bool, _ run: CommandRuntime) throws -> Bool {
    let found: [ItemPlace]
    do { found = try PathResolver.matches(text, run, literal: isLiteral, force: true) } catch let error as PSError {
      // Whether something is there must not be guessed at where the session may not look.
      if error.record.errorId == "HostAccessDenied" { throw error }
      return false
    }
    return found.contains { place in
      guard ItemTargets.exists(place, run), (try? targets.accepts(place.name)) ?? false, isWantedKind(place) else { return false }
      return isWantedAge(place)
    }
  }

  private func isWantedKind(_ place: ItemPlace) -> Bool {
    switch pathType.lowercased() {
    case "container": ItemTargets.isContainer(place)
    case "leaf": !ItemTargets.isContainer(place)
    default: true
    }
  }

  private func isWantedAge(_ place: ItemPlace) -> Bool {
    guard !olderThan.isNull || !newerThan.isNull, let path = place.hostPath, let status = HostFiles.status(path) else { return true }
    let ticks = DateTime.unixEpochTicks + status.modified.seconds * 10_000_000 + status.modified.nanoseconds / 100
    if let limit = olderThan.asDateTime, ticks >= limit.toUniversal().ticks { return false }
    if let limit = newerThan.asDateTime, ticks <= limit.toUniversal().ticks { return false }
    return true
  }
}

/// Puts the parts of a path together.
struct JoinPath: Cmdlet {
  static let name = "Join-Path"
  static let traits = CommandTraits(module: "Microsoft.PowerShell.Management")

  var path: [String] = []
  var childPath: [String] = []
  var additional: [String] = []
  var resolve = false
  var credential = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .mandatory, .position(0), .fromPipeline, .fromPipelineByPropertyName, .alias("PSPath")),
    Parameter("ChildPath", \.childPath, .mandatory, .position(1), .fromPipelineByPropertyName, .allowNull, .allowEmptyString, .allowEmptyCollection),
    Parameter("AdditionalChildPath", \.additional, .position(2), .fromPipelineByPropertyName, .remaining, .allowNull, .allowEmptyString, .allowEmptyCollection),
    Parameter("Resolve", \.resolve),
    Parameter("Credential", \.credential, .fromPipelineByPropertyName, .type("pscredential")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for start in path {
      var joined = start
      for child in (childPath.isEmpty ? [""] : childPath) + additional { joined = JoinPath.join(joined, child) }
      guard resolve else {
        try run.write(joined)
        continue
      }
      var targets = ItemTargets()
      targets.path = [joined]
      for place in try targets.resolve(run) { try run.write(place.display) }
    }
  }

  static func join(_ folder: String, _ child: String) -> String {
    var folder = folder.map { $0 == "\\" ? "/" : $0 }, child = child.map { $0 == "\\" ? "/" : $0 }
    while folder.count > 1, folder.last == "/" { folder.removeLast() }
    while child.first == "/" { child.removeFirst() }
    return folder.last == "/" ? String(folder + child) : String(folder) + "/" + String(child)
  }
}

/// Takes a path apart.
struct SplitPath: Cmdlet {
  static let name = "Split-Path"
  static let traits = CommandTraits(defaultSet: "ParentSet", module: "Microsoft.PowerShell.Management")

  var path: [String] = []
  var literalPath: [String] = []
  var qualifier = false, noQualifier = false, parent = false, leaf = false, leafBase = false, fileExtension = false, isAbsolute = false, resolve = false
  var credential = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter(
      "Path", \.path, .sets(["ParentSet", "LeafSet", "LeafBaseSet", "ExtensionSet", "QualifierSet", "NoQualifierSet", "IsAbsoluteSet"]), .mandatory,
      .position(0), .fromPipeline, .fromPipelineByPropertyName),
    Parameter("LiteralPath", \.literalPath, .set("LiteralPathSet", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Parent", \.parent, .sets(["ParentSet"])),
    Parameter("Qualifier", \.qualifier, .set("QualifierSet", mandatory: true)),
    Parameter("NoQualifier", \.noQualifier, .set("NoQualifierSet", mandatory: true)),
    Parameter("Leaf", \.leaf, .set("LeafSet", mandatory: true)),
    Parameter("LeafBase", \.leafBase, .set("LeafBaseSet", mandatory: true)),
    Parameter("Extension", \.fileExtension, .set("ExtensionSet", mandatory: true)),
    Parameter("Resolve", \.resolve),
    Parameter("Credential", \.credential, .fromPipelineByPropertyName, .type("pscredential")),
    Parameter("IsAbsolute", \.isAbsolute, .set("IsAbsoluteSet", mandatory: true)),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for text in path + literalPath {
      var texts = [text]
      if resolve {
        var targets = ItemTargets()
        targets.path = [text]
        texts = try targets.resolve(run).map(\.display)
      }
      for text in texts { try split(String(text.map { $0 == "\\" ? "/" : $0 }), run) }
    }
  }

  private func split(_ text: String, _ run: CommandRuntime) throws {
    let drive = PathResolver.driveName(text)
    if isAbsolute { return try run.write(.bool(text.hasPrefix("/") || drive != nil)) }
    if qualifier {
      guard let drive else {
        try run.writeError(
          run.error(
            "System.FormatException", "Cannot parse path because path '\(text)' does not have a qualifier specified.", id: "ParsePathFormatError",
            .InvalidArgument, target: Value(text)))
        return
      }
      return try run.write(drive + ":")
    }
    let plain = drive.map { String(text.dropFirst($0.count + 1)) } ?? text
    if noQualifier { return try run.write(plain) }
    let name = HostPath.trimmed(plain) == "/" ? (text == "/" ? "/" : "") : HostPath.name(plain)
    if leaf { return try run.write(name) }
    if leafBase { return try run.write(HostPath.baseName(name)) }
    if fileExtension { return try run.write(HostPath.fileExtension(name)) }
    let folder = HostPath.parent(plain)
    try run.write(drive.map { $0 + ":" + folder } ?? folder)
  }
}

/// Gives the full paths of what exists.
struct ResolvePath: Cmdlet {
  static let name = "Resolve-Path"
  static let aliases = ["rvpa"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var relative = false
  var relativeBasePath: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Relative", \.relative),
    Parameter("RelativeBasePath", \.relativeBasePath),
    Parameter("Force", \.targets.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      if relative, let path = place.hostPath {
        let base = try relativeBasePath.map { try PathResolver.file($0, run) } ?? run.engine.currentFolder
        try run.write(ResolvePath.relative(path, to: base))
      } else {
        try run.write(Locations.info(place, run.engine))
      }
    }
  }

  static func relative(_ path: String, to folder: String) -> String {
    let target = path.split(separator: "/"), base = folder.split(separator: "/")
    var shared = 0
    while shared < min(target.count, base.count), target[shared] == base[shared] { shared += 1 }
    let ups = Array(repeating: "..", count: base.count - shared)
    let rest = target[shared...].map(String.init)
    if ups.isEmpty { return "./" + rest.joined(separator: "/") }
    return (ups + rest).joined(separator: "/")
  }
}

/// Gives the host's own paths.
struct ConvertPath: Cmdlet {
  static let name = "Convert-Path"
  static let aliases = ["cvpa"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) { try run.write(place.hostPath ?? place.name) }
  }
}
