#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads single keys at the terminal; `TerminalSettings.watchSignals` has been called before and puts it in order if a signal ends the program.
package final class TerminalKeys {
  private var before = termios()

  /// nil where standard input or output is no terminal.
  package init?() {
    guard isatty(0) != 0, isatty(1) != 0, tcgetattr(0, &before) == 0 else { return nil }
    // Whoever started the program may have blocked them.
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] { sigaddset(&set, number) }
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  deinit { leave() }

  /// Keys come one by one, unseen.
  package func enter() { set(lines: false, signals: false) }

  /// For a running command: Ctrl-C stops it, what is typed meanwhile is not shown.
  package func watch() { set(lines: true, signals: true) }

  /// As the terminal was.
  package func leave() { tcsetattr(0, TCSADRAIN, &before) }

  private func set(lines: Bool, signals: Bool) {
    var settings = before
    settings.c_lflag &= ~tcflag_t(ECHO)
    if !lines { settings.c_lflag &= ~tcflag_t(ICANON | IEXTEN) }
    if !signals { settings.c_lflag &= ~tcflag_t(ISIG) }
    settings.c_iflag &= ~tcflag_t(ICRNL)
    tcsetattr(0, TCSADRAIN, &settings)
  }

  /// The bytes of one key; none at the end of input, nil if none came within the time. Without a time it waits.
  package func read(milliseconds: Int? = nil) -> [UInt8]? {
    guard isReady(milliseconds.map { Int32(clamping: $0) } ?? -1) else { return nil }
    guard !TerminalSettings.isGone, let first = byte() else { return [] }
    var bytes = [first]
    if first == 0x1b {
      while bytes.count < 12, isReady(30), let next = byte() {
        bytes.append(next)
        if bytes.count > 2, (0x40...0x7e).contains(next) { break }
        if bytes.count == 2, next != 0x5b, next != 0x4f { break }
      }
    }
    let length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    while bytes.count < length, isReady(30), let next = byte() { bytes.append(next) }
    return bytes
  }

  /// Whether a byte can be read, or never will be; a second at a time, for a hang-up may come between two looks.
  private func isReady(_ milliseconds: Int32) -> Bool {
    var left = milliseconds
    while true {
      if TerminalSettings.isGone { return true }
      var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
      let slice = left < 0 ? 1000 : min(left, 1000)
      if poll(&entry, 1, slice) > 0 { return true }
      if left >= 0 {
        left -= slice
        if left <= 0 { return false }
      }
    }
  }

  private func byte() -> UInt8? {
    var byte: UInt8 = 0
    let file: Int32 = 0
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(file, &byte, 1)
      #else
        let count = Darwin.read(file, &byte, 1)
      #endif
      if count < 0, errno == EINTR { continue }
      return count == 1 ? byte : nil
    }
  }
}
