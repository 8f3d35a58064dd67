/// `ConcurrentBag<T>`, `ConcurrentQueue<T>`, `ConcurrentStack<T>` and `BlockingCollection<T>`: one thread runs, so they are plain collections.
enum ConcurrentTables {
  /// What the three share.
  static func common(_ members: inout TypeMembers, _ element: TypeInfo) {
    let own = ListTable.own
    members.property("IsEmpty", "bool", get: { .bool(own($0).count == 0) })
    members.property("IsCompleted", "bool", hidden: true, get: { .bool(own($0).count == 0) })
  }

  static func bag(_ members: inout TypeMembers, _ element: TypeInfo) {
    let name = TypeNames.display(element), own = ListTable.own
    common(&members, element)
    for (method, takes) in [("TryTake", true), ("TryPeek", false)] {
      members.method("bool \(method)([ref] \(name) result)") { target, arguments in
        guard let last = own(target).items.last else { return .bool(false) }
        if takes { own(target).items.removeLast() }
        try (arguments[0].asObject as? ReferenceObject)?.set(last)
        return .bool(true)
      }
    }
  }

  static func blocking(_ members: inout TypeMembers, _ element: TypeInfo) {
    let name = TypeNames.display(element), own = ListTable.own
    common(&members, element)
    members.method("\(name) Take()") { target, _ in
      guard let first = own(target).removeFirst() else {
        throw PSError.invalidOperation("The collection argument is empty and has been marked as complete with regards to additions.")
      }
      return first
    }
    members.method("bool TryTake([ref] \(name) item)") { target, arguments in
      guard let first = own(target).removeFirst() else { return .bool(false) }
      try (arguments[0].asObject as? ReferenceObject)?.set(first)
      return .bool(true)
    }
    members.method("bool TryAdd(\(name) item)") { target, arguments in
      own(target).append(arguments[0])
      return .bool(true)
    }
    members.method("void CompleteAdding()") { _, _ in .void }
    members.method("System.Object GetConsumingEnumerable()") { target, _ in
      let items = own(target).items
      own(target).items = []
      return .array(PSArray(items))
    }
  }
}
