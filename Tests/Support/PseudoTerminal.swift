import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program at a pseudo-terminal: keys go in, the rendered screen comes out.
public final class PseudoTerminal {
  public let screen: TerminalScreen
  /// All that the program wrote.
  public private(set) var output: [UInt8] = []
  public private(set) var exitCode: Int32?
  /// The signal that ended the program.
  public private(set) var endingSignal: Int32?
  public let process: pid_t
  private let keyboard: Int32
  /// Our own hold on the program's side, by which its settings can be asked for when it has ended.
  private let line: Int32
  private static let patience = 30.0

  public init(
    _ program: URL, _ arguments: [String], environment: [String: String], folder: String, columns: Int = 80, rows: Int = 24
  ) throws {
    screen = TerminalScreen(columns: columns, rows: rows)
    var master: Int32 = 0, slave: Int32 = 0
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var path = [CChar](repeating: 0, count: 1024)
    guard openpty(&master, &slave, &path, nil, &size) == 0 else { throw POSIXError(.ENOTTY) }
    let name = String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    keyboard = master
    line = slave
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    process = try PseudoTerminal.spawn(program, arguments, environment, folder, name)
  }

  private static func spawn(_ program: URL, _ arguments: [String], _ environment: [String: String], _ folder: String, _ terminal: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t(), child = pid_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A new session (POSIX_SPAWN_SETSID): its leader takes the first terminal that it opens as its own.
    // The threads of a test runner block signals; the program must get them.
    var none = sigset_t(), all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    let words = (["sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program.path] + arguments).map { strdup($0) } + [nil], names = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + names { free(text) } }
    let status = posix_spawn(&child, "/bin/sh", &actions, &attributes, words, names)
    guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .ENOENT) }
    return child
  }

  deinit {
    if exitCode == nil, endingSignal == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(keyboard)
    close(line)
  }

  // MARK: Keys

  /// Types text; `\r` is Enter.
  public func type(_ keys: String) { send(Array(keys.utf8)) }

  /// Sends bytes while taking what the program writes, as a terminal does.
  public func send(_ bytes: [UInt8]) {
    var sent = 0
    let end = Date().addingTimeInterval(PseudoTerminal.patience)
    while sent < bytes.count, Date() < end {
      var entry = pollfd(fd: keyboard, events: Int16(POLLOUT | POLLIN), revents: 0)
      poll(&entry, 1, 100)
      if entry.revents & Int16(POLLIN) != 0 { take() }
      guard entry.revents & Int16(POLLOUT) != 0 else { continue }
      // A terminal's line takes some thousand bytes at a time.
      let count = bytes[sent..<min(sent + 1024, bytes.count)].withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
      if count < 0, errno != EAGAIN, errno != EINTR { return }
      sent += max(0, count)
    }
  }

  /// Types and waits until the screen has settled.
  public func press(_ keys: String) {
    type(keys)
    // A busy machine may take its time before the first byte; keys that show nothing need not be waited for long.
    _ = waits(1500)
    settle()
  }

  /// Presses a key; the seconds until the last of what the program writes for it has come.
  public func time(_ keys: String) -> Double {
    settle(20)
    let start = DispatchTime.now()
    var last = start
    type(keys)
    while waits(last == start ? 2000 : 20) {
      take()
      last = DispatchTime.now()
    }
    return Double(last.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }

  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  /// Tells the program a size that need not be the screen's.
  public func setSize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    kill(process, SIGWINCH)
  }

  public func signal(_ number: Int32) { kill(process, number) }

  // MARK: Screen

  private func take() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(keyboard, &buffer, buffer.count)
    guard count > 0 else { return }
    output += buffer.prefix(count)
    screen.feed(Array(buffer.prefix(count)))
  }

  private func waits(_ milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0 && entry.revents & Int16(POLLIN) != 0
  }

  /// Takes what comes until nothing has come for a while.
  public func settle(_ quiet: Int32 = 250) {
    let end = Date().addingTimeInterval(PseudoTerminal.patience)
    while Date() < end, waits(quiet) { take() }
  }

  /// Waits until the screen shows what is asked for; false when it does not come.
  @discardableResult
  public func wait(for isThere: (TerminalScreen) -> Bool) -> Bool {
    let end = Date().addingTimeInterval(PseudoTerminal.patience)
    while Date() < end {
      if isThere(screen) {
        settle(50)
        if isThere(screen) { return true }
      }
      if waits(100) { take() } else if hasEnded { return isThere(screen) }
    }
    return false
  }

  /// Waits until the row with the cursor ends as a prompt does.
  @discardableResult
  public func waitForPrompt(_ prompt: String = "> ") -> Bool {
    wait { screen in String(screen.cells[screen.row].prefix(screen.column).filter { !$0.isTail }.map(\.text).joined()).hasSuffix(prompt) }
  }

  /// Types a line, and waits for the prompt behind what it prints.
  public func run(_ line: String) {
    press(line)
    press("\r")
    waitForPrompt()
  }

  // MARK: The end

  /// Whether the program has ended.
  public var hasEnded: Bool {
    if exitCode != nil || endingSignal != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    if status & 0x7f == 0 { exitCode = status >> 8 & 0xff } else { endingSignal = status & 0x7f }
    return true
  }

  @discardableResult
  public func waitForEnd(_ seconds: Double = 20) -> Bool {
    let end = Date().addingTimeInterval(seconds)
    while !hasEnded, Date() < end { if waits(50) { take() } }
    settle(50)
    return hasEnded
  }

  /// The terminal vanishes: its window is closed.
  public func hangUp() { signal(SIGHUP) }

  /// The terminal echoes and reads by lines, as a shell expects to find it.
  public var isSane: Bool {
    var settings = termios()
    guard tcgetattr(line, &settings) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return settings.c_lflag & wanted == wanted && settings.c_oflag & tcflag_t(OPOST) != 0 && !screen.modes.contains("2004")
  }
}
