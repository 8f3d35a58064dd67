#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import CEdit

/// Knows the terminal: its size, its abilities, and the settings it had when the program began.
package enum TerminalSettings {
  private nonisolated(unsafe) static var before: termios?

  /// Makes Ctrl-C set a flag, and has the terminal put in order whatever ends the program.
  package static func watchSignals(_ flag: UnsafeMutablePointer<UInt8>) { line_watch_signals(flag) }

  /// Keeps the terminal from showing `^C`, as PowerShell's prompt does; the line editor puts its own settings back after each line.
  package static func hideControlCharacters() {
    var settings = termios()
    guard tcgetattr(0, &settings) == 0 else { return }
    if before == nil { before = settings }
    settings.c_lflag &= ~tcflag_t(ECHOCTL)
    tcsetattr(0, TCSADRAIN, &settings)
  }

  package static func restore() {
    guard var settings = before else { return }
    tcsetattr(0, TCSADRAIN, &settings)
  }

  /// Nobody is at the terminal any more.
  package static var isGone: Bool {
    if line_is_hung_up() != 0 { return true }
    var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) < 0 || entry.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
  }

  /// Columns and rows; 80 and 24 where the terminal says nothing, and never so many that it can only be a lie.
  package static var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (size.ws_col == 0 ? 80 : min(Int(size.ws_col), 4096), size.ws_row == 0 ? 24 : min(Int(size.ws_row), 4096))
  }

  private static func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }

  /// The terminal cannot move its cursor.
  package static var isDumb: Bool { ["", "dumb", "unknown"].contains(value("TERM")) }

  /// The colours to draw with: those of the checked palette, or none.
  package static var colours: LineTheme.Colours {
    if getenv("NO_COLOR") != nil, !value("NO_COLOR").isEmpty || isDumb { return .none }
    return value("TERM").contains("256color") || ["truecolor", "24bit"].contains(value("COLORTERM")) || value("TERM").contains("direct") ? .palette : .none
  }
}
