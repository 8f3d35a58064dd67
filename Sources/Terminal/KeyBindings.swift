/// Lists which keys do what: PowerShell's on all systems, and those of Emacs.
package enum KeyBindings {
  /// The key as people call it, what terminals send for it (in libedit's spelling), and what it does.
  package struct Binding {
    package let key: String
    package let sequences: [String]
    package let command: EditCommand
  }

  package static let all: [Binding] = lines + moves + selections + changes + histories

  private static func bind(_ key: String, _ command: EditCommand, _ sequences: String...) -> Binding { Binding(key: key, sequences: sequences, command: command) }

  private static let lines = [
    bind("Enter", .accept, "^M", "^J"),
    bind("Alt+Enter", .newLine, "\\e^M", "\\e^J", "\\e[13;2u", "\\e[27;2;13~"),
    bind("Ctrl+c", .interrupt, "^C"),
    bind("Ctrl+g", .revert, "^G"),
    bind("Escape", .revert, "\\235"),
    bind("Ctrl+d", .endOfInput, "^D"),
    bind("Paste", .paste, "\\e[200~"),
    bind("Tab", .complete, "^I"),
    bind("Shift+Tab", .completeBackwards, "\\e[Z"),
    bind("Ctrl+Spacebar", .menu, "^@"),
    bind("Ctrl+l", .clearScreen, "^L"),
  ]

  private static let moves = [
    bind("LeftArrow", .left, "\\e[D", "\\eOD", "^B"),
    bind("RightArrow", .right, "\\e[C", "\\eOC", "^F"),
    bind("UpArrow", .up, "\\e[A", "\\eOA"),
    bind("DownArrow", .down, "\\e[B", "\\eOB"),
    bind("Home", .home, "\\e[H", "\\eOH", "\\e[1~", "\\e[7~"),
    bind("End", .end, "\\e[F", "\\eOF", "\\e[4~", "\\e[8~", "^E"),
    bind("Ctrl+LeftArrow", .wordLeft, "\\e[1;5D", "\\eOd", "\\e[5D", "\\e[1;3D", "\\eb"),
    bind("Ctrl+RightArrow", .wordRight, "\\e[1;5C", "\\eOc", "\\e[5C", "\\e[1;3C"),
    bind("Alt+f", .acceptWord, "\\ef"),
    bind("Ctrl+UpArrow", .bufferStart, "\\e[1;5A", "\\e[1;5H"),
    bind("Ctrl+DownArrow", .bufferEnd, "\\e[1;5B", "\\e[1;5F"),
  ]

  private static let selections = [
    bind("Shift+LeftArrow", .selectLeft, "\\e[1;2D", "\\e[d"),
    bind("Shift+RightArrow", .selectRight, "\\e[1;2C", "\\e[c"),
    bind("Shift+Ctrl+LeftArrow", .selectWordLeft, "\\e[1;6D"),
    bind("Shift+Ctrl+RightArrow", .selectWordRight, "\\e[1;6C"),
    bind("Shift+Home", .selectHome, "\\e[1;2H", "\\e[7$"),
    bind("Shift+End", .selectEnd, "\\e[1;2F", "\\e[8$"),
    // The beginning of the line, as Emacs has it, unless the keys are those of Windows.
    bind("Ctrl+a", .selectAll, "^A"),
    bind("Ctrl+x", .cutSelection, "^X"),
    bind("Ctrl+v", .pasteClipboard, "^V"),
  ]

  private static let changes = [
    bind("Backspace", .deleteLeft, "^?", "^H"),
    bind("Delete", .deleteRight, "\\e[3~"),
    bind("Ctrl+k", .killLine, "^K"),
    bind("Ctrl+u", .killToStart, "^U"),
    bind("Ctrl+w", .killBlankWord, "^W"),
    bind("Alt+d", .killWord, "\\ed", "\\e[3;5~"),
    bind("Alt+Backspace", .killWordBefore, "\\e^?", "\\e^H", "\\e[127;5u"),
    bind("Ctrl+y", .yank, "^Y"),
    bind("Ctrl+z", .undo, "^Z", "^_"),
    bind("Alt+_", .redo, "\\e_"),
  ]

  private static let histories = [
    bind("Ctrl+p", .previous, "^P"),
    bind("Ctrl+n", .next, "^N"),
    bind("F8", .prefixPrevious, "\\e[19~", "\\ep"),
    bind("Shift+F8", .prefixNext, "\\e[19;2~", "\\en"),
    bind("Alt+<", .oldest, "\\e<", "\\e[5~"),
    bind("Alt+>", .newest, "\\e>", "\\e[6~"),
    bind("Alt+.", .lastArgument, "\\e."),
    bind("Ctrl+r", .search, "^R"),
    bind("Ctrl+s", .searchForward, "^S"),
    bind("F2", .suggestions, "\\e[12~", "\\eOQ"),
  ]

  /// Keys whose work libedit does by itself.
  package static let library = [
    (key: "Ctrl+t", sequence: "^T", name: "ed-transpose-chars"), (key: "Ctrl+q", sequence: "^Q", name: "ed-quoted-insert"),
    (key: "Alt+u", sequence: "\\eu", name: "em-upper-case"), (key: "Alt+l", sequence: "\\el", name: "em-lower-case"), (key: "Alt+c", sequence: "\\ec", name: "em-capitol-case"),
    (key: "Ctrl+\\", sequence: "^\\\\", name: "ed-unassigned"), (key: "Ctrl+o", sequence: "^O", name: "ed-unassigned"),
  ]
}
