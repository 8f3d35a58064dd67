import Foundation
import TestSupport

/// The program at a terminal that a test types at and reads.
final class PseudoTerminal {
  private let master: Int32
  private let process = Process()
  private(set) var shown = ""

  init(_ arguments: [String], home: URL) throws {
    var sides: (master: Int32, slave: Int32) = (0, 0)
    guard openpty(&sides.master, &sides.slave, nil, nil, nil) == 0 else { throw CocoaError(.fileReadUnknown) }
    let slave = sides.slave
    master = sides.master
    let handle = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
    process.executableURL = try BuiltProgram.find()
    process.arguments = arguments
    process.environment = BuiltProgram.environment(home: home.path).merging(["TERM": "xterm", "NO_COLOR": "1"]) { $1 }
    process.currentDirectoryURL = home
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
  }

  deinit { close(master) }

  /// Types keys and reads until a text is shown that was not shown before, half a minute at most.
  func type(_ keys: String, until text: String) {
    let bytes = Array(keys.utf8), from = shown.utf8.count
    if !bytes.isEmpty { _ = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) } }
    let deadline = Date().addingTimeInterval(30)
    while Date() < deadline, !String(decoding: shown.utf8.dropFirst(from), as: UTF8.self).contains(text) { readSome() }
  }

  private func readSome() {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 100) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &buffer, buffer.count)
    if count > 0 { shown += String(decoding: buffer[..<count], as: UTF8.self) } else { usleep(20000) }
  }

  func kill(_ signal: Int32) { Foundation.kill(process.processIdentifier, signal) }

  func wait() -> Int32 {
    let deadline = Date().addingTimeInterval(30)
    while process.isRunning, Date() < deadline { readSome() }
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Whether the terminal echoes, edits lines and knows Ctrl-C.
  var isSane: Bool {
    var settings = termios()
    guard tcgetattr(master, &settings) == 0 else { return false }
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    return settings.c_lflag & wanted == wanted
  }
}
