import Engine
import Objects
import Syntax

/// Completes names of properties of the objects that reach a command: `Get-Date | Select-Object Day`.
struct PropertyNameCompleter {
  let context: CompletionContext
  let place: ArgumentPlace

  init(_ context: CompletionContext, _ place: ArgumentPlace) {
    self.context = context
    self.place = place
  }

  func complete(_ word: String, methods: Bool) -> [CompletionResult] {
    guard let pipeline = context.related.last(where: { ($0 as? PipelineSyntax)?.elements.contains { $0 === place.command } ?? false }) as? PipelineSyntax else { return [] }
    var types = context.inference.input(of: place.command, in: pipeline)
    if types.isEmpty, let given = place.bound.first(where: { $0.parameter.name == "InputObject" })?.value { types = context.inference.types(of: given) }
    let fits = CompletionText.matcher(word), given = given
    return MemberList.results(types, { fits($0) && !given.contains($0.lowercased()) }, methods: methods, parentheses: false)
  }

  /// Names that stand in the list already.
  private var given: Set<String> {
    guard let list = context.related.last(where: { $0 is ArrayLiteralSyntax }) as? ArrayLiteralSyntax else { return openList }
    return Set(list.elements.filter { $0 !== context.last }.compactMap { ($0 as? StringConstantExpressionSyntax)?.value.lowercased() })
  }

  /// Names in a list that ends in a comma before the cursor.
  private var openList: Set<String> {
    guard let element = place.command.elements.last(where: { Int($0.extent.start) < context.cursor }), element is ErrorExpressionSyntax else { return [] }
    var names: Set<String> = []
    TreeWalk.visit(element) { if let word = $0 as? StringConstantExpressionSyntax { names.insert(word.value.lowercased()) } }
    return names
  }
}
