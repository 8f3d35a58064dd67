#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// What a watcher looks at, in the numbers of `NotifyFilters`.
struct WatchFilter: OptionSet {
  let rawValue: Int
  static let fileName = WatchFilter(rawValue: 1), directoryName = WatchFilter(rawValue: 2), attributes = WatchFilter(rawValue: 4)
  static let size = WatchFilter(rawValue: 8), lastWrite = WatchFilter(rawValue: 16), lastAccess = WatchFilter(rawValue: 32)
  static let creationTime = WatchFilter(rawValue: 64), security = WatchFilter(rawValue: 256)

  /// What .NET looks at unless it is told otherwise.
  static let usual: WatchFilter = [.fileName, .directoryName, .lastWrite]
}

/// Reads the changes of a folder, and of those below it, from the system.
final class FolderWatch {
  enum Kind: String {
    case created = "Created", deleted = "Deleted", changed = "Changed", renamed = "Renamed"

    /// The number in `WatcherChangeTypes`.
    var number: Int64 {
      switch self {
      case .created: 1
      case .deleted: 2
      case .changed: 4
      case .renamed: 8
      }
    }
  }

  struct Change {
    let kind: Kind
    /// Relative to the watched folder.
    let name: String
    var oldName: String?
  }

  private let folder: String
  private let isDeep: Bool
  private let filter: WatchFilter
  private var descriptor: Int32 = -1
  /// The watched folders by the system's number, relative to the first.
  private var places: [Int32: String] = [:]

  #if canImport(Glibc)
    /// One message of the system.
    private struct Message {
      let watch: Int32
      let mask, cookie: UInt32
      let name: String

      var isFolder: Bool { mask & UInt32(IN_ISDIR) != 0 }
      func has(_ kind: Int) -> Bool { mask & UInt32(kind) != 0 }
    }

    init(_ folder: String, isDeep: Bool, _ filter: WatchFilter) throws {
      self.folder = folder
      self.isDeep = isDeep
      self.filter = filter
      descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
      if descriptor < 0 { throw HostFiles.failure(errno, folder) }
      try add("")
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    private var mask: UInt32 {
      var mask = 0
      if !filter.isDisjoint(with: [.fileName, .directoryName]) { mask |= Int(IN_CREATE) | Int(IN_DELETE) | Int(IN_MOVED_FROM) | Int(IN_MOVED_TO) }
      if filter.contains(.lastAccess) { mask |= Int(IN_ACCESS) }
      if !filter.isDisjoint(with: [.lastAccess, .lastWrite, .security, .size]) { mask |= Int(IN_MODIFY) }
      if !filter.isDisjoint(with: [.attributes, .creationTime, .lastAccess, .lastWrite, .security, .size]) { mask |= Int(IN_ATTRIB) }
      // New folders below have to be noticed in any case.
      if isDeep { mask |= Int(IN_CREATE) | Int(IN_MOVED_TO) }
      return UInt32(mask) | UInt32(IN_ONLYDIR)
    }

    /// Watches a folder, and those below it where that is wanted; links are not followed.
    private func add(_ place: String) throws {
      let path = place.isEmpty ? folder : HostPath.join(folder, place)
      let number = inotify_add_watch(descriptor, path, mask)
      guard number >= 0 else {
        // A folder below may be gone again, or closed to us.
        if place.isEmpty { throw HostFiles.failure(errno, path) }
        return
      }
      places[number] = place
      guard isDeep else { return }
      for name in (try? HostFiles.names(in: path)) ?? [] {
        let below = place.isEmpty ? name : place + "/" + name
        if HostFiles.status(HostPath.join(folder, below), followsLinks: false)?.isFolder ?? false { try add(below) }
      }
    }

    /// What has happened since the last time.
    func changes() throws -> [Change] {
      var changes: [Change] = []
      let messages = try read()
      var index = 0
      while index < messages.count {
        let message = messages[index]
        index += 1
        guard let place = places[message.watch] else { continue }
        if message.has(Int(IN_IGNORED)) {
          places[message.watch] = nil
          continue
        }
        let name = place.isEmpty ? message.name : place + "/" + message.name
        if isDeep, message.isFolder, message.has(Int(IN_CREATE)) || message.has(Int(IN_MOVED_TO)) { try add(name) }
        if message.has(Int(IN_MOVED_FROM)), index < messages.count, messages[index].cookie == message.cookie, let other = places[messages[index].watch] {
          let target = messages[index]
          index += 1
          if isDeep, target.isFolder { try add(other.isEmpty ? target.name : other + "/" + target.name) }
          changes.append(renamed(from: name, to: other.isEmpty ? target.name : other + "/" + target.name, isFolder: message.isFolder))
          continue
        }
        if let kind = kind(message) { changes.append(Change(kind: kind, name: name)) }
      }
      return FolderWatch.withoutReplacements(changes)
    }

    private func renamed(from old: String, to new: String, isFolder: Bool) -> Change { Change(kind: .renamed, name: new, oldName: old) }

    private func kind(_ message: Message) -> Kind? {
      let hasName = filter.contains(message.isFolder ? .directoryName : .fileName)
      if message.has(Int(IN_CREATE)) || message.has(Int(IN_MOVED_TO)) { return hasName ? .created : nil }
      if message.has(Int(IN_DELETE)) || message.has(Int(IN_MOVED_FROM)) { return hasName ? .deleted : nil }
      return message.has(Int(IN_MODIFY)) || message.has(Int(IN_ATTRIB)) || message.has(Int(IN_ACCESS)) ? .changed : nil
    }

    private func read() throws -> [Message] {
      var messages: [Message] = []
      var buffer = [UInt8](repeating: 0, count: 16384)
      while true {
        let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
        if count <= 0 { return messages }
        buffer.withUnsafeBytes { bytes in
          var at = 0
          while at + 16 <= count {
            let length = Int(bytes.loadUnaligned(fromByteOffset: at + 12, as: UInt32.self))
            guard at + 16 + length <= count else { break }
            let name = String(decoding: bytes[(at + 16)..<(at + 16 + length)].prefix { $0 != 0 }, as: UTF8.self)
            messages.append(
              Message(
                watch: bytes.loadUnaligned(fromByteOffset: at, as: Int32.self), mask: bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self),
                cookie: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt32.self), name: name))
            at += 16 + length
          }
        }
      }
    }
  #else
    init(_ folder: String, isDeep: Bool, _ filter: WatchFilter) throws {
      self.folder = folder
      self.isDeep = isDeep
      self.filter = filter
      throw PSError.dotNet("System.PlatformNotSupportedException", "Folders are watched on Linux only.")
    }

    func changes() throws -> [Change] { [] }
  #endif

  /// A file that the session replaced as a whole was changed: nobody is to see the new file beside it take its name.
  private static func withoutReplacements(_ changes: [Change]) -> [Change] {
    changes.compactMap { change in
      if let old = change.oldName { return FileReplacement.isOwn(old) ? Change(kind: .changed, name: change.name) : change }
      return FileReplacement.isOwn(change.name) ? nil : change
    }
  }
}
