import Engine
import Formatting
import Objects

/// Says where the admin center does what a command does.
enum AdminCenterRoute {
  private static let heading = "ADMIN CENTER"

  /// The way through the menus, in the session's language; nil for commands that the admin center has nothing for.
  static func text(of command: String, _ engine: Engine) -> String? {
    guard let table = HelpLibrary.text("routes.txt", engine) else { return nil }
    for line in Cells.lines(table) {
      guard let colon = line.firstIndex(of: ":"), let pattern = try? Wildcard(String(line[..<colon])), pattern.matches(command) else { continue }
      let route = String(line[line.index(after: colon)...].drop { $0 == " " })
      return route.isEmpty ? nil : route
    }
    return nil
  }

  /// The lines of a help text with the route before what follows the description.
  static func added(_ route: String?, to lines: [String], width: Int) -> [String] {
    guard let route, let description = lines.firstIndex(of: "DESCRIPTION") else { return lines }
    let at = lines[description...].dropFirst().firstIndex { !$0.hasPrefix(" ") && !$0.isEmpty } ?? lines.endIndex
    let shown = Prose.lines(route, width: width - 4).map { "    " + $0 }
    return lines[..<at] + [heading] + shown + ["    ", ""] + lines[at...]
  }
}
