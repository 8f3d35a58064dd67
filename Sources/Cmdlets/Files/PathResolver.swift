import Engine
import Objects

/// Finds the places that paths written in scripts mean.
package enum PathResolver {
  /// Reads a path without looking whether there is anything.
  package static func place(_ path: String, _ run: CommandRuntime) throws -> ItemPlace {
    try place(path, run.engine)
  }

  package static func place(_ path: String, _ engine: Engine) throws -> ItemPlace {
    var text = path
    for prefix in ["Microsoft.PowerShell.Core\\FileSystem::", "FileSystem::"] where text.lowercased().hasPrefix(prefix.lowercased()) {
      text = String(text.dropFirst(prefix.count))
      return .file(HostPath.normalized(slashes(text), in: engine.currentFolder), display: HostPath.normalized(slashes(text), in: engine.currentFolder))
    }
    for (prefix, drive) in [("environment::", "env:"), ("variable::", "variable:"), ("function::", "function:"), ("alias::", "alias:")] {
      let plain = text.lowercased().split(separator: "\\").last.map(String.init) ?? ""
      if plain.hasPrefix(prefix) { text = drive + String(plain.dropFirst(prefix.count)) }
    }
    if let drive = driveName(text) {
      let rest = String(text.dropFirst(drive.count + 1))
      return try onDrive(drive, rest, engine)
    }
    if text == "~" || text.hasPrefix("~/") || text.hasPrefix("~\\") {
      let home = engine.environment("HOME") ?? "/"
      let full = HostPath.normalized(slashes(home + text.dropFirst()), in: "/")
      return .file(full, display: full)
    }
    let written = slashes(text)
    if written.hasPrefix("/") {
      let full = HostPath.normalized(written, in: "/")
      return .file(full, display: full)
    }
    let here = Locations.current(engine)
    guard case .file(let folder, let display) = here else { return here.renamed(written) }
    return .file(HostPath.normalized(written, in: folder), display: shown(HostPath.normalized(written, in: folder), folder: folder, display: display, engine))
  }

  /// The path of a file that is to be read or written; other drives are refused.
  package static func file(_ path: String, _ run: CommandRuntime) throws -> String {
    guard case .file(let full, _) = try place(path, run) else {
      throw PSError(
        "System.Management.Automation.PSInvalidOperationException", "Cannot open file because the current provider (\(try place(path, run).providerName)) cannot open a file.",
        id: "ReadWriteFileNotFileSystemProvider", category: .InvalidOperation)
    }
    try HostFiles.check(full, .read)
    return full
  }

  private static func slashes(_ path: String) -> String { String(path.map { $0 == "\\" ? "/" : $0 }) }

  /// The part before a colon, if it can name a drive.
  static func driveName(_ path: String) -> String? {
    guard let colon = path.firstIndex(of: ":"), colon != path.startIndex else { return nil }
    let name = path[..<colon]
    return name.contains { $0 == "/" || $0 == "\\" || $0 == "." && name.count == 1 || $0 == "*" || $0 == "?" } ? nil : String(name)
  }

  private static func onDrive(_ drive: String, _ rest: String, _ engine: Engine) throws -> ItemPlace {
    var name = slashes(rest)
    if name.hasPrefix("/") { name.removeFirst() }
    switch drive.lowercased() {
    case "env": return .environment(name)
    case "variable": return .variable(name)
    case "function": return .function(name)
    case "alias": return .alias(name)
    default: break
    }
    guard let known = engine.drives[drive.lowercased()] else {
      throw PSError(
        "DriveNotFoundException", "Cannot find drive. A drive with the name '\(drive)' does not exist.", id: "DriveNotFound", category: .ObjectNotFound,
        target: Value(drive))
    }
    if known.root == engine.fileAccess.driveFolder { engine.fileAccess.makeDrive() }
    let path = HostPath.normalized(name, in: known.root)
    if known.root == VirtualDrive.root { return .file(path, display: VirtualDrive.shown(path)) }
    return .file(path, display: "\(known.name):/" + String(HostPath.normalized(name, in: "/").dropFirst()))
  }

  /// What scripts see of a path: on a drive of their own if the current location is on one.
  private static func shown(_ full: String, folder: String, display: String, _ engine: Engine) -> String {
    if let root = VirtualDrive.root, folder.hasPrefix(root) { return VirtualDrive.shown(full) }
    guard folder != display, let drive = driveName(display), let known = engine.drives[drive.lowercased()] else { return full }
    let root = known.root == "/" ? "" : known.root
    guard full == known.root || full.hasPrefix(root + "/") else { return full }
    return "\(known.name):/" + full.dropFirst(root.count + 1)
  }

  // MARK: Wildcards

  /// The places that a path with wildcards matches, or the one place of a plain path whether or not it exists.
  package static func matches(_ path: String, _ run: CommandRuntime, literal: Bool = false, force: Bool = false) throws -> [ItemPlace] {
    let isPattern = !literal && Wildcard.isPattern(path)
    guard isPattern else {
      let only = try place(literal ? path : Wildcard.unescape(path), run)
      if let full = only.hostPath { try HostFiles.check(full, .read) }
      return [only]
    }
    let base = try place(path, run)
    guard case .file(let full, let display) = base else { return try Tables.names(of: base, run).filter(pattern(base.name)).map { base.renamed($0) } }
    try HostFiles.check(plainPart(of: full), .read)
    var found = [(path: "/", display: display.hasPrefix("/") || driveName(display) == nil ? "/" : "")]
    var shownRoot = ""
    if let drive = driveName(display), let known = run.engine.drives[drive.lowercased()] {
      shownRoot = "\(known.name):/"
      found = [(known.root, shownRoot)]
    }
    let parts = (shownRoot.isEmpty ? full : String(full.dropFirst(found[0].path.count))).split(separator: "/")
    // The folders in front of the pattern may lie where the session may not look: they are taken as they stand.
    var isExpanded = false
    for part in parts {
      let text = String(part)
      guard Wildcard.isPattern(text) else {
        found = found.map { (HostPath.join($0.path, Wildcard.unescape(text)), HostPath.join($0.display, Wildcard.unescape(text))) }
        if isExpanded { found = found.filter { HostFiles.exists($0.path) } }
        continue
      }
      isExpanded = true
      let wildcard = try Wildcard(text)
      found = found.flatMap { folder -> [(path: String, display: String)] in
        guard HostFiles.isFolder(folder.path) else { return [] }
        return FolderListing.names(folder.path, force: force || text.hasPrefix(".")).filter { wildcard.matches($0) }
          .map { (HostPath.join(folder.path, $0), HostPath.join(folder.display, $0)) }
      }
    }
    return found.map { place in
      let shown = VirtualDrive.shown(place.path)
      return .file(place.path, display: shown == place.path ? place.display : shown)
    }
  }

  /// The folders in front of the first part with a wildcard.
  private static func plainPart(of path: String) -> String {
    "/" + path.split(separator: "/").prefix { !Wildcard.isPattern(String($0)) }.joined(separator: "/")
  }

  static func pattern(_ text: String) throws -> (String) -> Bool {
    let wildcard = try Wildcard(text)
    return { wildcard.matches($0) }
  }

  static func notFound(_ display: String) -> PSError {
    PSError(
      "ItemNotFoundException", "Cannot find path '\(display)' because it does not exist.", id: "PathNotFound", category: .ObjectNotFound,
      target: Value(display))
  }
}

/// Lists folders in PowerShell's order: folders first, then files, each by name.
enum FolderListing {
  static func names(_ folder: String, force: Bool) -> [String] {
    guard let all = try? HostFiles.names(in: folder) else { return [] }
    let visible = force ? all : all.filter { !$0.hasPrefix(".") }
    let sorted = visible.sorted { Collation.current.compare($0, $1, ignoreCase: true) < 0 }
    let folders = sorted.filter { HostFiles.isFolder(HostPath.join(folder, $0)) }
    let isFolder = Set(folders)
    return folders + sorted.filter { !isFolder.contains($0) }
  }
}
