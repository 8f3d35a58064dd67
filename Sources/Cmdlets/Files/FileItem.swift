import Engine
import Objects

/// A file or folder as scripts see it: `FileInfo`, `DirectoryInfo`.
package final class FileItem: PSObject {
  package private(set) var path: String
  let isFolder: Bool
  private var cached: HostFiles.Status?

  package init(_ path: String, display: String? = nil) {
    self.path = path
    let status = HostFiles.status(path)
    isFolder = status?.isFolder ?? false
    cached = status
    super.init()
    addProviderProperties(display ?? path)
  }

  /// `[IO.FileInfo]::new('a.txt')`: a path of which nothing need exist, without the notes of the provider.
  init(named path: String, isFolder: Bool) {
    self.path = path
    self.isFolder = isFolder
    super.init()
  }

  /// The notes that the file system provider puts on every item.
  private func addProviderProperties(_ display: String) {
    let prefix = "Microsoft.PowerShell.Core\\FileSystem::"
    var bag = PropertyBag()
    bag.append("PSPath", Value(prefix + VirtualDrive.shown(path)))
    bag.append("PSParentPath", Value(path == "/" ? "" : prefix + VirtualDrive.shown(HostPath.parent(path))))
    bag.append("PSChildName", Value(path == "/" ? "/" : HostPath.name(path)))
    bag.append("PSDrive", FileItem.rootDrive)
    bag.append("PSProvider", FileItem.fileProvider)
    bag.append("PSIsContainer", .bool(isFolder))
    added = bag
  }

  private nonisolated(unsafe) static let rootDrive = DriveTable.made("/", "FileSystem", root: "/")
  private nonisolated(unsafe) static let fileProvider = DriveTable.provider("FileSystem")

  var status: HostFiles.Status? { cached ?? HostFiles.status(path, followsLinks: false) }
  func refresh() { cached = HostFiles.status(path) }

  func moved(to path: String) {
    self.path = path
    refresh()
  }

  package override var type: TypeInfo { isFolder ? FileItemType.folder : FileItemType.file }
  package override func describe() throws -> String { VirtualDrive.shown(path) }
}

/// The members of file items.
enum FileItemType {
  nonisolated(unsafe) static let base: TypeInfo = registered(TypeInfo("System.IO.FileSystemInfo", base: TypeCatalog.type("System.MarshalByRefObject")))

  nonisolated(unsafe) static let file: TypeInfo = registered(
    TypeInfo("System.IO.FileInfo", base: base) { members in
      fillProvider(&members)
      property(&members, "Length", "long") { .long($0.status?.size ?? 0) }
      property(&members, "DirectoryName", "string") { Value(VirtualDrive.shown(HostPath.parent($0.path))) }
      property(&members, "Directory", "System.IO.DirectoryInfo") { .object(FileItem(HostPath.parent($0.path))) }
      members.property(
        "IsReadOnly", "bool", get: { .bool((item($0)?.status?.mode ?? 0o200) & 0o200 == 0) },
        set: { target, value in
          guard let item = item(target) else { return }
          try HostFiles.setReadOnly(item.path, value.isTrue)
          item.refresh()
        })
      fillCommon(&members)
      members.method("System.IO.FileInfo CopyTo(string destFileName)") { try copy($0, $1) }
      members.method("System.IO.FileInfo CopyTo(string destFileName, bool overwrite)") { try copy($0, $1) }
      members.method("void Delete()") { target, _ in
        if let item = item(target), HostFiles.exists(item.path) { try HostFiles.remove(item.path) }
        return .void
      }
      members.method("void MoveTo(string destFileName)") { try move($0, $1) }
      members.constructor("System.IO.FileInfo(string fileName)") { .object(FileItem(named: try IoTypes.path($0[0]), isFolder: false)) }
      for name in ["OpenRead", "OpenWrite", "OpenText", "CreateText", "AppendText", "Create"] {
        let result = name.hasSuffix("Text") ? name == "OpenText" ? "StreamReader" : "StreamWriter" : "FileStream"
        members.method("System.IO.\(result) \(name)()") { target, _ in
          try Members.invokeStatic(TypeCatalog.type("System.IO.File"), name, [Value(item(target)?.path ?? "")])
        }
      }
    })

  nonisolated(unsafe) static let folder: TypeInfo = registered(
    TypeInfo("System.IO.DirectoryInfo", base: base) { members in
      fillProvider(&members)
      property(&members, "Parent", "System.IO.DirectoryInfo") { $0.path == "/" ? .null : .object(FileItem(HostPath.parent($0.path))) }
      property(&members, "Root", "System.IO.DirectoryInfo") { _ in .object(FileItem("/")) }
      fillCommon(&members)
      members.method("System.IO.FileInfo[] GetFiles()") { target, _ in try children(target, "*", folders: false, files: true) }
      members.method("System.IO.FileInfo[] GetFiles(string searchPattern)") { try children($0, try $1[0].text(), folders: false, files: true) }
      members.method("System.IO.DirectoryInfo[] GetDirectories(string searchPattern)") { try children($0, try $1[0].text(), folders: true, files: false) }
      members.method("System.IO.FileInfo[] EnumerateFiles()") { target, _ in try children(target, "*", folders: false, files: true) }
      members.constructor("System.IO.DirectoryInfo(string path)") { .object(FileItem(named: try IoTypes.path($0[0]), isFolder: true)) }
      members.method("System.IO.DirectoryInfo[] GetDirectories()") { target, _ in try children(target, "*", folders: true, files: false) }
      members.method("System.IO.FileSystemInfo[] GetFileSystemInfos()") { target, _ in try children(target, "*", folders: true, files: true) }
      members.method("System.IO.DirectoryInfo CreateSubdirectory(string path)") { target, arguments in
        guard let item = item(target) else { return .null }
        let path = HostPath.join(item.path, try arguments[0].text())
        try HostFiles.makeFolder(path)
        return .object(FileItem(path))
      }
      members.method("void Create()") { target, _ in
        if let item = item(target) { try HostFiles.makeFolder(item.path) }
        return .void
      }
      members.method("void Delete()") { target, _ in
        if let item = item(target) { try HostFiles.remove(item.path) }
        return .void
      }
      members.method("void Delete(bool recursive)") { target, _ in
        if let item = item(target) { try HostFiles.remove(item.path) }
        return .void
      }
      members.method("void MoveTo(string destDirName)") { try move($0, $1) }
    })

  private static func registered(_ type: TypeInfo) -> TypeInfo {
    TypeCatalog.register(type)
    return type
  }

  static func item(_ value: Value) -> FileItem? { value.unwrapped.asObject as? FileItem }

  private static func property(
    _ members: inout TypeMembers, _ name: String, _ typeName: String, _ addition: TypeMembers.Addition? = nil, _ get: @escaping (FileItem) throws -> Value
  ) {
    members.property(name, typeName, addition: addition, get: { target in try item(target).map(get) ?? .null })
  }

  private static let baseName =
    "if ($this.Extension.Length -gt 0){$this.Name.Remove($this.Name.Length - $this.Extension.Length)}else{$this.Name}"

  /// What PowerShell's own type data adds.
  private static func fillProvider(_ members: inout TypeMembers) {
    property(&members, "Mode", "System.String", .code("Mode")) { Value(mode($0)) }
    property(&members, "ModeWithoutHardLink", "System.String", .code("ModeWithoutHardLink")) { Value(mode($0)) }
    property(&members, "BaseName", "System.Object", .script(baseName)) { Value($0.isFolder ? HostPath.name($0.path) : HostPath.baseName(HostPath.name($0.path))) }
    property(&members, "Target", "string", .alias(of: "LinkTarget")) { HostFiles.linkTarget($0.path).map { Value($0) } ?? .null }
    property(&members, "LinkType", "System.String", .code("LinkType")) { item in
      if HostFiles.linkTarget(item.path) != nil { return Value("SymbolicLink") }
      return !item.isFolder && (item.status?.links ?? 1) > 1 ? Value("HardLink") : .null
    }
    property(&members, "UnixMode", "System.String", .script("$this.UnixStat.GetModeString()")) { Value(unixMode($0)) }
    members.property("Size", "long", hidden: true, get: { .long(item($0)?.status?.size ?? 0) })
    property(&members, "User", "System.String", .script("$this.UnixStat.GetUserName()")) { Value($0.status.map { HostFiles.userName($0.user) } ?? "") }
    property(&members, "Group", "System.String", .script("$this.UnixStat.GetGroupName()")) { Value($0.status.map { HostFiles.groupName($0.group) } ?? "") }
  }

  private static func fillCommon(_ members: inout TypeMembers) {
    property(&members, "FullName", "string") { Value(VirtualDrive.shown($0.path)) }
    property(&members, "Extension", "string") { Value(HostPath.fileExtension(HostPath.name($0.path))) }
    property(&members, "Name", "string") { Value($0.path == "/" ? "/" : HostPath.name($0.path)) }
    property(&members, "Exists", "bool") { .bool(HostFiles.exists($0.path)) }
    time(&members, "CreationTime", { $0.changed }, { path, moment in try HostFiles.setTimes(path, accessed: nil, modified: moment) })
    time(&members, "LastAccessTime", { $0.accessed }, { path, moment in try HostFiles.setTimes(path, accessed: moment, modified: nil) })
    time(&members, "LastWriteTime", { $0.modified }, { path, moment in try HostFiles.setTimes(path, accessed: nil, modified: moment) })
    property(&members, "LinkTarget", "string") { HostFiles.linkTarget($0.path).map { Value($0) } ?? .null }
    property(&members, "Attributes", "System.IO.FileAttributes") { Value(enumeration: "System.IO.FileAttributes", attributes($0)) }
    members.method("void Refresh()") { target, _ in
      item(target)?.refresh()
      return .void
    }
  }

  private static func time(
    _ members: inout TypeMembers, _ name: String, _ pick: @escaping (HostFiles.Status) -> (seconds: Int64, nanoseconds: Int64),
    _ store: @escaping (String, (Int64, Int64)) throws -> Void
  ) {
    func read(_ target: Value, local: Bool) -> Value {
      guard let status = item(target)?.status else { return Value(DateTime(ticks: 504_911_232_000_000_000, kind: local ? .local : .utc)) }
      let moment = pick(status)
      let utc = DateTime(ticks: DateTime.unixEpochTicks + moment.seconds * 10_000_000 + moment.nanoseconds / 100, kind: .utc)
      return Value(local ? utc.toLocal() : utc)
    }
    func write(_ target: Value, _ value: Value, local: Bool) throws {
      guard let item = item(target), let date = try Conversion.convert(value, to: .dateTime).asDateTime else { return }
      let ticks = (local || date.kind == .local ? date.toUniversal().ticks : date.ticks) - DateTime.unixEpochTicks
      let seconds = ticks >= 0 ? ticks / 10_000_000 : (ticks - 9_999_999) / 10_000_000
      try store(item.path, (seconds, (ticks - seconds * 10_000_000) * 100))
      item.refresh()
    }
    members.property(name, "datetime", get: { read($0, local: true) }, set: { try write($0, $1, local: true) })
    members.property(name + "Utc", "datetime", get: { read($0, local: false) }, set: { try write($0, $1, local: false) })
  }

  static func attributes(_ item: FileItem) -> Int {
    var bits = 0
    if (item.status?.mode ?? 0o200) & 0o200 == 0 { bits |= 1 }
    if HostPath.name(item.path).hasPrefix(".") { bits |= 2 }
    if item.isFolder { bits |= 16 }
    if HostFiles.linkTarget(item.path) != nil { bits |= 1024 }
    return bits == 0 ? 128 : bits
  }

  private static func mode(_ item: FileItem) -> String {
    let bits = attributes(item)
    let first = bits & 1024 != 0 ? "l" : bits & 16 != 0 ? "d" : "-"
    return first + "-" + (bits & 1 != 0 ? "r" : "-") + (bits & 2 != 0 ? "h" : "-") + "-"
  }

  private static func unixMode(_ item: FileItem) -> String {
    guard let mode = HostFiles.status(item.path, followsLinks: false)?.mode else { return "" }
    let kind: Character =
      switch mode & 0o170000 {
      case 0o040000: "d"
      case 0o120000: "l"
      case 0o020000: "c"
      case 0o060000: "b"
      case 0o140000: "s"
      case 0o010000: "p"
      default: "-"
      }
    var text = String(kind)
    for (shift, special, letter) in [(6, 0o4000, "s"), (3, 0o2000, "s"), (0, 0o1000, "t")] as [(UInt32, UInt32, String)] {
      let bits = (mode >> shift) & 7
      text += bits & 4 != 0 ? "r" : "-"
      text += bits & 2 != 0 ? "w" : "-"
      if mode & special != 0 { text += bits & 1 != 0 ? letter : letter.uppercased() } else { text += bits & 1 != 0 ? "x" : "-" }
    }
    return text
  }

  private static func copy(_ target: Value, _ arguments: [Value]) throws -> Value {
    guard let item = item(target) else { return .null }
    let path = try IoTypes.path(arguments[0])
    if HostFiles.exists(path), !(arguments.count > 1 && arguments[1].isTrue) {
      throw PSError("System.IO.IOException", "The file '\(path)' already exists.", id: "IOException")
    }
    try HostFiles.copy(item.path, to: path)
    return .object(FileItem(path))
  }

  private static func move(_ target: Value, _ arguments: [Value]) throws -> Value {
    guard let item = item(target) else { return .null }
    let path = try IoTypes.path(arguments[0])
    try HostFiles.move(item.path, to: path)
    item.moved(to: path)
    return .void
  }

  private static func children(_ target: Value, _ pattern: String, folders: Bool, files: Bool) throws -> Value {
    guard let item = item(target) else { return .null }
    let wildcard = try Wildcard(pattern)
    let found = try HostFiles.names(in: item.path).filter { wildcard.matches($0) }.map { FileItem(HostPath.join(item.path, $0)) }
    return Value(found.filter { $0.isFolder ? folders : files }.map { .object($0) })
  }
}
