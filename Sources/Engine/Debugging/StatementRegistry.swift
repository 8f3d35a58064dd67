/// Knows all lists of statements, so that the debugger reaches code compiled before it was needed, and code that runs already.
///
/// A chain through the lists themselves: entering and leaving it costs a few stores, and running code costs nothing.
enum StatementRegistry {
  private nonisolated(unsafe) static var first: Unmanaged<StatementList>?
  /// A debugger watches: new lists begin watched.
  private(set) nonisolated(unsafe) static var isWatched = false

  static func add(_ list: StatementList) {
    if let first {
      list.next = first.takeUnretainedValue()
      first.takeUnretainedValue().previous = list
    }
    first = .passUnretained(list)
  }

  /// Called while the list is being freed: only its neighbours may be held.
  static func remove(_ list: StatementList) {
    if let previous = list.previous { previous.next = list.next } else { first = list.next.map { .passUnretained($0) } }
    list.next?.previous = list.previous
  }

  /// Lets the debugger see all statements from now on.
  static func watch() {
    if isWatched { return }
    isWatched = true
    var list = first?.takeUnretainedValue()
    while let here = list {
      here.watch()
      list = here.next
    }
  }
}
