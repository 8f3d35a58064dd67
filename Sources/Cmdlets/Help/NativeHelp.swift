import Engine
import Formatting
import Objects

/// Help for native commands of Simlet's own: what they do, in the session's language, and examples.
enum NativeHelp {
  /// nil for commands that the library has no text for: those show their syntax alone, as PowerShell does without help files.
  static func comment(of command: String, _ engine: Engine) -> CommentHelp? {
    guard let synopsis = entries(of: command, in: "commands.txt", engine).first else { return nil }
    var text = "<#\n.SYNOPSIS\n\(synopsis)\n.DESCRIPTION\n\(synopsis)\n"
    for example in entries(of: command, in: "examples.txt", engine) { text += ".EXAMPLE\n\(example)\n" }
    return CommentHelp(text + "#>")
  }

  /// What stands behind a name and a colon, line by line.
  private static func entries(of name: String, in file: String, _ engine: Engine) -> [String] {
    guard name.lowercased().contains("-sim"), let table = HelpLibrary.text(file, engine) else { return [] }
    return Cells.lines(table).filter { $0.lowercased().hasPrefix(name.lowercased() + ": ") }.map { String($0.dropFirst(name.count + 2)) }
  }
}
