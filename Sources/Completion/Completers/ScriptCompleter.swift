import Diagnostics
import Engine
import Objects
import Syntax

/// Runs completers written in PowerShell: registered ones, `[ArgumentCompleter]`, and those of programs.
struct ScriptCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ completer: PSObject, _ place: ArgumentPlace, _ parameter: ParameterDeclaration, _ word: String) -> [CompletionResult] {
    let bound = PSHashtable()
    for (name, value) in place.boundValues { bound.set(name, value) }
    let arguments: [Value] = [
      Value(place.info.name), Value(parameter.name), Value(word), .object(AstObject(place.command, context.source)), .object(bound),
    ]
    if let block = completer as? ScriptBlock { return run(block, arguments) }
    guard let type = TypeValue.of(.object(completer)) else { return [] }
    let output = context.engine.quietly { try Members.invoke(Members.construct(type, []), "CompleteArgument", arguments) } ?? .null
    return results((try? output.enumerated()) ?? (output.isNull ? [] : [output]))
  }

  func native(_ block: ScriptBlock, _ command: CommandSyntax, _ word: String) -> [CompletionResult] {
    let at = context.source.utf16Offset(of: context.cursor)
    return run(block, [Value(word), .object(AstObject(command, context.source)), .int(Int32(at))])
  }

  private func run(_ block: ScriptBlock, _ arguments: [Value]) -> [CompletionResult] {
    let sink = ListSink()
    guard context.engine.quietly({ try context.engine.call(block, arguments, context.scope, sink) }) != nil else { return [] }
    return results(sink.items)
  }

  private func results(_ items: ContiguousArray<Value>) -> [CompletionResult] {
    items.compactMap { item in
      if let made = item.unwrapped.asObject as? CompletionResult { return made }
      guard !item.isNull, let text = try? item.text(), !text.isEmpty else { return nil }
      return CompletionResult(.Text, text)
    }
  }
}

/// Keeps the completers that `Register-ArgumentCompleter` registered in a session.
package final class CompleterTable {
  private var completers: [String: ScriptBlock] = [:]
  private var programs: [String: ScriptBlock] = [:]

  package static func of(_ engine: Engine) -> CompleterTable { engine.service("ArgumentCompleters") { CompleterTable() } }

  package func register(_ command: String, _ parameter: String, _ block: ScriptBlock) { completers["\(command):\(parameter)".lowercased()] = block }
  func register(program: String, _ block: ScriptBlock) { programs[program.lowercased()] = block }

  func completer(_ command: String, _ parameter: String) -> ScriptBlock? {
    completers["\(command):\(parameter)".lowercased()] ?? completers[":\(parameter)".lowercased()]
  }

  func native(_ name: String) -> ScriptBlock? {
    guard !programs.isEmpty else { return nil }
    let short = name.split(separator: "/").last.map(String.init) ?? name
    return programs[short.lowercased()]
  }
}
