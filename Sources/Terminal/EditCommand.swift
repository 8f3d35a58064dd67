/// Names what a key can do to the line; the raw value is the command's number in the shim.
package enum EditCommand: Int, CaseIterable {
  case accept, newLine, interrupt, endOfInput, paste
  case complete, completeBackwards, menu, search, searchForward, revert
  case left, right, up, down, home, end, bufferStart, bufferEnd, wordLeft, wordRight, wordEnd
  case deleteLeft, deleteRight, killLine, killToStart, killWord, killWordBefore, killBlankWord, yank
  case undo, redo, clearScreen
  case selectLeft, selectRight, selectWordLeft, selectWordRight, selectHome, selectEnd, selectAll, cutSelection, pasteClipboard
  case previous, next, prefixPrevious, prefixNext, oldest, newest, lastArgument, acceptWord, suggestions

  /// What the command is called in lists of keys: PSReadLine's name.
  package var name: String {
    switch self {
    case .accept: "AcceptLine"
    case .newLine: "AddLine"
    case .interrupt: "CopyOrCancelLine"
    case .endOfInput: "DeleteCharOrExit"
    case .paste: "Paste"
    case .complete: "TabCompleteNext"
    case .completeBackwards: "TabCompletePrevious"
    case .menu: "MenuComplete"
    case .search: "ReverseSearchHistory"
    case .searchForward: "ForwardSearchHistory"
    case .revert: "RevertLine"
    case .left: "BackwardChar"
    case .right: "ForwardChar"
    case .up: "PreviousLine"
    case .down: "NextLine"
    case .home: "BeginningOfLine"
    case .end: "EndOfLine"
    case .bufferStart: "MoveToFirstLine"
    case .bufferEnd: "MoveToLastLine"
    case .wordLeft: "BackwardWord"
    case .wordRight: "NextWord"
    case .wordEnd: "ForwardWord"
    case .deleteLeft: "BackwardDeleteChar"
    case .deleteRight: "DeleteChar"
    case .killLine: "KillLine"
    case .killToStart: "BackwardKillInput"
    case .killWord: "KillWord"
    case .killWordBefore: "BackwardKillWord"
    case .killBlankWord: "UnixWordRubout"
    case .yank: "Yank"
    case .undo: "Undo"
    case .redo: "Redo"
    case .clearScreen: "ClearScreen"
    case .selectLeft: "SelectBackwardChar"
    case .selectRight: "SelectForwardChar"
    case .selectWordLeft: "SelectBackwardWord"
    case .selectWordRight: "SelectNextWord"
    case .selectHome: "SelectBackwardsLine"
    case .selectEnd: "SelectLine"
    case .selectAll: "SelectAll"
    case .cutSelection: "Cut"
    case .pasteClipboard: "PasteFromClipboard"
    case .previous: "PreviousHistory"
    case .next: "NextHistory"
    case .prefixPrevious: "HistorySearchBackward"
    case .prefixNext: "HistorySearchForward"
    case .oldest: "BeginningOfHistory"
    case .newest: "EndOfHistory"
    case .lastArgument: "YankLastArg"
    case .acceptWord: "AcceptNextSuggestionWord"
    case .suggestions: "SwitchPredictionView"
    }
  }
}
