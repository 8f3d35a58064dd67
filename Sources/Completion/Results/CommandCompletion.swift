import Objects

/// Is what completion found for one place in a text: the offers, and the part of the text that they replace.
package final class CommandCompletion: PSObject {
  package var matches: PSList
  package var index: Int
  package var length: Int
  package var current = -1

  package init(_ results: [CompletionResult], index: Int, length: Int) {
    matches = PSList(.collection(of: CompletionResult.info), ContiguousArray(results.map { .object($0) }))
    self.index = index
    self.length = length
    super.init()
  }

  package var results: [CompletionResult] { matches.items.compactMap { $0.asObject as? CompletionResult } }

  /// The next offer, or the one before, round and round.
  private func next(_ forward: Bool) -> Value {
    let count = matches.items.count
    guard count > 0 else { return .null }
    current = forward ? (current + 1) % count : (current <= 0 ? count - 1 : current - 1)
    return matches.items[current]
  }

  package override var type: TypeInfo { CommandCompletion.info }

  package static let info: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.CommandCompletion", base: .object) { members in
      func own(_ value: Value) -> CommandCompletion? { value.unwrapped.asObject as? CommandCompletion }
      func number(_ name: String, _ path: ReferenceWritableKeyPath<CommandCompletion, Int>) {
        members.property(name, "int", get: { .int(Int32(own($0)?[keyPath: path] ?? -1)) }, set: { own($0)?[keyPath: path] = Int(try $1.text()) ?? -1 })
      }
      members.property(
        "CompletionMatches", "System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult]",
        get: { own($0).map { .object($0.matches) } ?? .null }, set: { own($0)?.matches = $1.asObject as? PSList ?? PSList() })
      number("CurrentMatchIndex", \.current)
      number("ReplacementIndex", \.index)
      number("ReplacementLength", \.length)
      members.method("System.Management.Automation.CompletionResult GetNextResult(bool forward)") { target, arguments in own(target)?.next(arguments[0].isTrue) ?? .null }
      CompleteInputMethods.declare(&members)
    }
    TypeCatalog.register(made)
    return made
  }()
}
