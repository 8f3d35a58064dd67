import Objects

/// `[System.IO.FileSystemWatcher]`: tells of changes in a folder while it is switched on.
final class FileSystemWatcherObject: EventSourceObject {
  private var path = ""
  private var filters: [String] = []
  private var includesSubfolders = false
  private var filter = WatchFilter.usual
  private var bufferSize: Int32 = 8192
  private var watch: FolderWatch?

  override var type: TypeInfo { FileSystemWatcherObject.info }
  override var events: [String] { ["Changed", "Created", "Deleted", "Renamed", "Error", "Disposed"] }

  private func setPath(_ text: String) throws {
    if text.isEmpty { throw PSError.dotNet("System.ArgumentException", "The directory name '' does not exist. (Parameter 'Path')") }
    let full = try IoTypes.path(Value(text))
    try HostFiles.check(full, .read)
    guard HostFiles.isFolder(full) else { throw PSError.dotNet("System.ArgumentException", "The directory name '\(text)' does not exist. (Parameter 'Path')") }
    path = text
    if watch != nil { try restart() }
  }

  private func enable(_ isOn: Bool) throws {
    if isOn == (watch != nil) { return }
    if isOn {
      if path.isEmpty { throw PSError.dotNet("System.IO.FileNotFoundException", "The path is not of a legal form.") }
      try restart()
    } else {
      watch = nil
    }
    setOpen(isOn)
  }

  private func restart() throws {
    watch = nil
    let folder = try IoTypes.path(Value(path))
    try HostFiles.check(folder, .read)
    watch = try FolderWatch(folder, isDeep: includesSubfolders, filter)
  }

  override func take(_ now: Double) throws -> [ObjectEvent] {
    try (watch?.changes() ?? []).filter { isWanted($0.name) || $0.oldName.map(isWanted) ?? false }.map { change in
      ObjectEvent(source: self, name: change.kind.rawValue, details: details(change), time: now)
    }
  }

  private func isWanted(_ name: String) -> Bool {
    let last = HostPath.name(name)
    return filters.isEmpty || filters.contains { $0 == "*" || $0 == "*.*" || ((try? Wildcard($0, ignoreCase: false))?.matches(last) ?? false) }
  }

  private func details(_ change: FolderWatch.Change) -> Value {
    let kind = Value(enumeration: FileSystemWatcherObject.changeTypes, change.kind.number)
    let values = [kind, Value(HostPath.join(path, change.name)), Value(change.name)]
    guard let old = change.oldName else { return .object(FileSystemWatcherObject.arguments.make(values)) }
    return .object(FileSystemWatcherObject.renameArguments.make(values + [Value(HostPath.join(path, old)), Value(old)]))
  }

  static let arguments = RecordType("System.IO.FileSystemEventArgs", ["ChangeType:System.IO.WatcherChangeTypes", "FullPath:string", "Name:string"])
  static let renameArguments = RecordType(
    "System.IO.RenamedEventArgs", ["ChangeType:System.IO.WatcherChangeTypes", "FullPath:string", "Name:string", "OldFullPath:string", "OldName:string"])

  static let changeTypes = enumeration("System.IO.WatcherChangeTypes", [("Created", 1), ("Deleted", 2), ("Changed", 4), ("Renamed", 8), ("All", 15)])
  static let notifyFilters = enumeration(
    "System.IO.NotifyFilters",
    [("FileName", 1), ("DirectoryName", 2), ("Attributes", 4), ("Size", 8), ("LastWrite", 16), ("LastAccess", 32), ("CreationTime", 64), ("Security", 256)])

  private static func enumeration(_ name: String, _ cases: [(String, Int64)]) -> TypeInfo {
    let made = TypeInfo(name, base: TypeCatalog.type("System.Enum"), traits: [.valueType, .sealed], enumeration: Enumeration(cases.map { (name: $0.0, value: $0.1) }, isFlags: true))
    TypeCatalog.register(made)
    return made
  }

  private static func own(_ value: Value) -> FileSystemWatcherObject? { value.unwrapped.asObject as? FileSystemWatcherObject }

  static let info = NetType.register("System.IO.FileSystemWatcher") { members in
    members.property("Path", "string", get: { Value(own($0)?.path ?? "") }, set: { try own($0)?.setPath($1.text()) })
    members.property("Filter", "string", get: { Value(own($0)?.filters.first ?? "*") }, set: { target, value in
      let text = try value.text()
      own(target)?.filters = text.isEmpty ? [] : [text]
    })
    members.property("Filters", "System.Collections.ObjectModel.Collection[string]", get: { Value(strings: own($0)?.filters ?? []) })
    members.property("IncludeSubdirectories", "bool", get: { .bool(own($0)?.includesSubfolders ?? false) }, set: { target, value in
      own(target)?.includesSubfolders = value.isTrue
      if own(target)?.watch != nil { try own(target)?.restart() }
    })
    members.property("EnableRaisingEvents", "bool", get: { .bool(own($0)?.watch != nil) }, set: { try own($0)?.enable($1.isTrue) })
    members.property("NotifyFilter", "System.IO.NotifyFilters", get: { Value(enumeration: notifyFilters, Int64(own($0)?.filter.rawValue ?? 0)) }, set: { target, value in
      guard case .enumeration(_, let number)? = try Conversion.convert(value, to: notifyFilters).asScalar else { return }
      own(target)?.filter = WatchFilter(rawValue: Int(number))
      if own(target)?.watch != nil { try own(target)?.restart() }
    })
    members.property("InternalBufferSize", "int", get: { .int(own($0)?.bufferSize ?? 8192) }, set: { target, value in
      if case .int(let size) = value { own(target)?.bufferSize = max(4096, size) }
    })
    members.property("SynchronizingObject", "System.ComponentModel.ISynchronizeInvoke", get: { _ in .null })
    members.property("Site", "System.ComponentModel.ISite", get: { _ in .null })
    members.property("Container", "System.ComponentModel.IContainer", get: { _ in .null })
    members.method("void Dispose()") { target, _ in
      try own(target)?.enable(false)
      return .void
    }
    for extra in ["", ", int timeout", ", timespan timeout"] {
      members.method("System.IO.WaitForChangedResult WaitForChanged(System.IO.WatcherChangeTypes changeType\(extra))") { target, arguments in
        try own(target)?.wait(for: arguments[0], arguments.count > 1 ? arguments[1] : .null) ?? .null
      }
    }
    declareConstructors(&members)
    EventSourceObject.declareEvents(["Changed", "Created", "Deleted", "Renamed", "Error", "Disposed"], &members)
  }

  private static func declareConstructors(_ members: inout TypeMembers) {
    for parameters in ["", "string path", "string path, string filter"] {
      members.constructor("System.IO.FileSystemWatcher(\(parameters))") { arguments in
        let made = FileSystemWatcherObject()
        if let path = arguments.first { try made.setPath(path.text()) }
        if arguments.count > 1 { made.filters = [try arguments[1].text()] }
        return .object(made)
      }
    }
  }

  private static let waitResult = RecordType(
    "System.IO.WaitForChangedResult", ["ChangeType:System.IO.WatcherChangeTypes", "Name:string", "OldName:string", "TimedOut:bool"])

  /// `WaitForChanged`: the first change of a kind, or nothing within the time (milliseconds).
  private func wait(for kinds: Value, _ timeout: Value) throws -> Value {
    guard case .enumeration(_, let wanted)? = try Conversion.convert(kinds, to: FileSystemWatcherObject.changeTypes).asScalar else { return .null }
    var limit = Double.infinity
    if case .int(let number) = timeout, number >= 0 { limit = Double(number) / 1000 } else if let span = timeout.asTimeSpan { limit = span.totalSeconds }
    let end = SessionEvents.now + limit
    let own = try watch ?? FolderWatch(try IoTypes.path(Value(path)), isDeep: includesSubfolders, filter)
    while true {
      let found = try own.changes().first { Int64($0.kind.number) & wanted != 0 && isWanted($0.name) }
      if let found {
        return .object(FileSystemWatcherObject.waitResult.make([
          Value(enumeration: FileSystemWatcherObject.changeTypes, found.kind.number), Value(found.name), found.oldName.map { Value($0) } ?? .null, .bool(false),
        ]))
      }
      guard SessionEvents.now < end else {
        return .object(FileSystemWatcherObject.waitResult.make([Value(enumeration: FileSystemWatcherObject.changeTypes, 0), .null, .null, .bool(true)]))
      }
      try StartSleep.pause(seconds: min(0.02, max(0.001, end - SessionEvents.now)))
    }
  }
}
