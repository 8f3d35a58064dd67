import Engine
import Objects

/// Lists the items in folders and on drives.
struct GetChildItem: Cmdlet {
  static let name = "Get-ChildItem"
  static let aliases = ["gci", "dir", "ls"]
  static let traits = CommandTraits(defaultSet: "Items", module: "Microsoft.PowerShell.Management")

  var path: [String] = []
  var literalPath: [String] = []
  var filter: String?
  var include: [String] = [], exclude: [String] = []
  var recurse = false, force = false, nameOnly = false, directory = false, file = false, hidden = false, readOnly = false, system = false
  var followSymlink = false
  var depth: Int?
  var attributes: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .set("Items", position: 0, fromPipeline: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.literalPath, .set("LiteralItems", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Filter", \.filter, .position(1)),
    Parameter("Include", \.include),
    Parameter("Exclude", \.exclude),
    Parameter("Recurse", \.recurse, .alias("s", "r")),
    Parameter("Depth", \.depth, .range(0...Int(Int32.max))),
    Parameter("Force", \.force),
    Parameter("Name", \.nameOnly),
    Parameter("Attributes", \.attributes, .dynamic),
    Parameter("FollowSymlink", \.followSymlink, .dynamic),
    Parameter("Directory", \.directory, .dynamic, .alias("ad")),
    Parameter("File", \.file, .dynamic, .alias("af")),
    Parameter("Hidden", \.hidden, .dynamic, .alias("ah", "h")),
    Parameter("ReadOnly", \.readOnly, .dynamic, .alias("ar")),
    Parameter("System", \.system, .dynamic, .alias("as")),
  ]

  private var showsHidden: Bool { force || hidden || (attributes?.lowercased().contains("hidden") ?? false) }
  private var isRecursive: Bool { recurse || depth != nil }

  mutating func begin(_ run: CommandRuntime) throws { try checkAttributes(run) }

  mutating func process(_ run: CommandRuntime) throws {
    let targets = path.map { ($0, false) } + literalPath.map { ($0, true) }
    if targets.isEmpty {
      try list(Locations.current(run.engine), prefix: "", level: 0, run)
      return
    }
    for (text, isLiteral) in targets {
      do { try list(text, isLiteral, run) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func list(_ text: String, _ isLiteral: Bool, _ run: CommandRuntime) throws {
    let isPattern = !isLiteral && Wildcard.isPattern(text)
    if isPattern, isRecursive, !text.hasSuffix("*") || text.count > 1, let split = GetChildItem.leafPattern(text) {
      // A pattern in the last part looks for it in all the folders below.
      var copy = self
      copy.include = [split.leaf]
      try copy.list(try PathResolver.place(split.folder, run), prefix: "", level: 0, run)
      return
    }
    let found = try PathResolver.matches(text, run, literal: isLiteral, force: showsHidden)
    for place in found {
      guard ItemTargets.exists(place, run) else {
        if isPattern { continue }
        throw PathResolver.notFound(place.display)
      }
      if ItemTargets.isContainer(place), !isPattern {
        // -Include looks at the path's own last part unless the search goes deeper.
        if !include.isEmpty, !isRecursive, try !include.contains(where: { try Wildcard($0).matches(place.name) }) { continue }
        try list(place, prefix: "", level: 0, run)
      } else {
        try emit(place, prefix: "", run)
        if isPattern, isRecursive, ItemTargets.isContainer(place) { try list(place, prefix: "", level: 0, run) }
      }
    }
  }

  private static func leafPattern(_ text: String) -> (folder: String, leaf: String)? {
    let leaf = HostPath.name(text)
    let folder = HostPath.parent(text)
    guard Wildcard.isPattern(leaf), !Wildcard.isPattern(folder), leaf != "*" else { return nil }
    return (folder.isEmpty ? "." : folder, leaf)
  }

  /// Writes what is in a container, then what is in its folders.
  private func list(_ container: ItemPlace, prefix: String, level: Int, _ run: CommandRuntime) throws {
    guard case .file(let path, _) = container else {
      for name in try Tables.names(of: container, run) { try emit(container.renamed(name), prefix: "", run) }
      return
    }
    if HostFiles.isFolder(path), (try? HostFiles.names(in: path)) == nil { _ = try HostFiles.names(in: path) }
    let names = FolderListing.names(path, force: showsHidden)
    for name in names { try emit(container.renamed(name), prefix: prefix, run) }
    guard isRecursive, level < depth ?? Int.max else { return }
    for name in names {
      let child = container.renamed(name)
      guard let hostPath = child.hostPath, HostFiles.isFolder(hostPath), followSymlink || HostFiles.linkTarget(hostPath) == nil else { continue }
      do { try list(child, prefix: HostPath.join(prefix, name), level: level + 1, run) } catch let error as PSError { try run.writeError(error) }
    }
  }

  private func emit(_ place: ItemPlace, prefix: String, _ run: CommandRuntime) throws {
    var targets = ItemTargets()
    targets.include = include
    targets.exclude = exclude
    targets.filter = filter
    guard try targets.accepts(place.name), let item = ItemTargets.item(place, run) else { return }
    if let fileItem = item.asObject as? FileItem, try !isWanted(fileItem) { return }
    if nameOnly { try run.write(HostPath.join(prefix, place.name)) } else { try run.write(item) }
  }

  private func isWanted(_ item: FileItem) throws -> Bool {
    if directory, !item.isFolder { return false }
    if file, item.isFolder { return false }
    let bits = FileItemType.attributes(item)
    if hidden, bits & 2 == 0 { return false }
    if readOnly, bits & 1 == 0 { return false }
    if system, bits & 4 == 0 { return false }
    guard let attributes else { return true }
    // `A,B` is or, `A+B` is and, `!A` is not.
    return attributes.split(separator: ",").contains { alternative in
      alternative.split(separator: "+").allSatisfy { term in
        let text = term.trimmingBlanks
        let isNegated = text.hasPrefix("!")
        return GetChildItem.has(isNegated ? String(text.dropFirst()) : text, bits) != isNegated
      }
    }
  }

  private static func has(_ name: String, _ bits: Int) -> Bool {
    switch name.lowercased() {
    case "directory", "d": bits & 16 != 0
    case "hidden", "h": bits & 2 != 0
    case "readonly", "r": bits & 1 != 0
    case "reparsepoint", "l": bits & 1024 != 0
    case "normal": bits == 128
    case "archive", "a": false
    case "system", "s": bits & 4 != 0
    default: false
    }
  }

  private static let flagNames = [
    "ReadOnly", "Hidden", "System", "Directory", "Archive", "Device", "Normal", "Temporary", "SparseFile", "ReparsePoint", "Compressed", "Offline", "NotContentIndexed",
    "Encrypted", "IntegrityStream", "NoScrubData", "None",
  ]

  /// Refuses an attribute that does not exist.
  private func checkAttributes(_ run: CommandRuntime) throws {
    for word in (attributes ?? "").split(whereSeparator: { ",+!".contains($0) }) {
      let name = word.trimmingBlanks
      let isShort = ["d", "h", "r", "l", "a", "s"].contains(name.lowercased())
      if isShort || GetChildItem.flagNames.contains(where: { FoldedName.equal($0, name) }) { continue }
      throw run.error(
        "ParameterBindingException",
        "Cannot bind parameter 'Attributes'. Cannot convert value \"\(attributes ?? "")\" to type \"System.Management.Automation.FlagsExpression`1[System.IO.FileAttributes]\". Error: \"Unable to match the identifier name \(name) to a valid enumerator name. Specify one of the following enumerator names and try again:\n\(GetChildItem.flagNames.joined(separator: ", "))\"",
        id: "CannotConvertArgumentNoMessage", .InvalidArgument)
    }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  var trimmingBlanks: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
