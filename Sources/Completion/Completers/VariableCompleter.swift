import Engine
import Objects
import Syntax

/// Completes variables, scopes and drives: `$na`, `${na`, `@spl`, `$env:PA`.
struct VariableCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ token: Token) -> [CompletionResult] {
    var text = context.text(token)
    let sigil = String(text.removeFirst())
    let isBraced = text.hasPrefix("{")
    if isBraced { text = String(text.dropFirst()) }
    if text.hasSuffix("}") { text = String(text.dropLast()) }
    let form = Form(sigil: sigil, isBraced: isBraced)
    if let colon = text.firstIndex(of: ":") { return qualified(String(text[..<colon]), String(text[text.index(after: colon)...]), form) }
    return plain(text, form)
  }

  /// How the variable is written.
  struct Form {
    let sigil: String
    let isBraced: Bool

    func text(_ path: String) -> String {
      let isPlain = !path.isEmpty && path.allSatisfy { $0.isLetter || $0.isNumber || "_:?".contains($0) }
      return isBraced || !isPlain && !["$", "?", "^"].contains(path) ? sigil + "{" + path.escapingBraces + "}" : sigil + path
    }
  }

  private func plain(_ word: String, _ form: Form) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    var results = context.engine.visibleVariables(context.scope).filter { fits($0.name) }.map { result($0, "", form) }.sortedByListItem()
    var known = Set(results.map { $0.listItem.lowercased() })
    var own: [CompletionResult] = []
    for (name, type) in inText where fits(name) && known.insert(name.lowercased()).inserted {
      own.append(CompletionResult(.Variable, form.text(name), list: name, tip: type.map { "[\($0)]$\(name)" } ?? name))
    }
    results = own.sortedByListItem() + results
    for name in BuiltInVariables.special where fits(name) && known.insert(name.lowercased()).inserted {
      results.append(CompletionResult(.Variable, form.text(name), list: name))
    }
    guard form.sigil == "$" else { return results }
    for drive in drives where fits(drive.name) { results.append(CompletionResult(.Variable, form.text(drive.name + ":"), list: drive.name, tip: drive.tip)) }
    for scope in ["Global:", "Local:", "Private:", "Script:"] where fits(scope) { results.append(CompletionResult(.Variable, form.text(scope), list: scope)) }
    return results
  }

  private var drives: [(name: String, tip: String)] {
    BuiltInVariables.drives + context.engine.drives.values.filter { $0.name.count > 1 }.map { ($0.name, $0.name) }.sorted { $0.0 < $1.0 }
  }

  private func qualified(_ prefix: String, _ word: String, _ form: Form) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    switch prefix.lowercased() {
    case "env": return CompletionText.sorted(EnvironmentNames.all.filter(fits)).map { CompletionResult(.Variable, form.text("\(prefix):\($0)"), list: $0) }
    case "function": return items(prefix, form) { $0 is FunctionInfo && fits($0.name) }
    case "alias": return items(prefix, form) { $0 is AliasInfo && fits($0.name) }
    case "variable": return context.engine.visibleVariables(context.scope).filter { fits($0.name) }.map { result($0, prefix + ":", form) }.sortedByListItem()
    case "using": return context.engine.visibleVariables(context.scope).filter { fits($0.name) }.map { result($0, prefix + ":", form) }.sortedByListItem()
    default: break
    }
    guard Int(prefix) == nil, let scope = context.engine.scope(named: prefix, from: context.scope) else { return [] }
    let existing = scope.ownVariables.filter { fits($0.name) }.map { result($0, prefix + ":", form) }.sortedByListItem()
    let known = Set(existing.map { $0.listItem.lowercased() })
    return assigned(prefix, fits).filter { !known.contains($0.lowercased()) }.map { CompletionResult(.Variable, form.text("\(prefix):\($0)"), list: $0) } + existing
  }

  /// Variables of a scope that the text itself sets before the cursor: `$script:count = 0`.
  private func assigned(_ prefix: String, _ fits: (String) -> Bool) -> [String] {
    var names: [String] = []
    TreeWalk.visit(context.root) { node in
      guard let node = node as? AssignmentStatementSyntax, Int(node.left.extent.end) < context.cursor, let variable = node.left as? VariableExpressionSyntax else { return }
      let parts = context.text(variable).dropFirst().split(separator: ":", maxSplits: 1)
      guard parts.count == 2, FoldedName.equal(String(parts[0]), prefix) else { return }
      let name = String(parts[1])
      if fits(name), !names.contains(where: { FoldedName.equal($0, name) }) { names.append(name) }
    }
    return CompletionText.sorted(names)
  }

  private func items(_ prefix: String, _ form: Form, _ wanted: (CommandInfo) -> Bool) -> [CompletionResult] {
    context.engine.allCommands(context.scope).filter(wanted).map { CompletionResult(.Variable, form.text("\(prefix):\($0.name)"), list: $0.name) }.sortedByListItem()
  }

  private func result(_ variable: Variable, _ prefix: String, _ form: Form) -> CompletionResult {
    let facts = BuiltInVariables.facts[variable.name.lowercased()]
    let value = variable.current
    var tip = variable.name
    if !value.isNull {
      let type = variable.name == "PSVersionTable" ? "PSVersionHashTable" : facts?.type ?? ShortTypeName.of(value.unwrapped.type)
      tip = "[\(type)]$\(variable.name)"
    }
    let description = variable.description.isEmpty ? facts?.description ?? "" : variable.description
    if !description.isEmpty { tip += " - " + description }
    return CompletionResult(.Variable, form.text(prefix + variable.name), list: variable.name, tip: tip)
  }

  /// Variables that the text itself sets before the cursor, with the short names of their types.
  private var inText: [(String, String?)] {
    var found: [(String, String?)] = []
    func add(_ node: SyntaxNode, _ type: String?) {
      guard let variable = node as? VariableExpressionSyntax, variable.path.isVariable, !["_", "__error__"].contains(variable.path.name) else { return }
      found.append((variable.path.name, type))
    }
    TreeWalk.visit(context.root) { node in
      guard Int(node.extent.start) < context.cursor else { return }
      switch node {
      case let node as AssignmentStatementSyntax where Int(node.left.extent.end) < context.cursor:
        if let convert = node.left as? ConvertExpressionSyntax {
          add(convert.child, context.engine.findType(convert.type.typeName.fullName, context.scope.session).map(ShortTypeName.of) ?? convert.type.typeName.fullName)
        } else if let list = node.left as? ArrayLiteralSyntax {
          for item in list.elements { add(item, nil) }
        } else {
          add(node.left, context.inference.types(of: node.right).first.map { ShortTypeName.of($0.type) })
        }
      case let node as ParameterSyntax:
        let constraint = node.attributes.last { $0 is TypeConstraintSyntax }
        add(node.name, constraint.map { constraint in context.engine.findType(constraint.typeName.fullName, context.scope.session).map(ShortTypeName.of) ?? constraint.typeName.fullName })
      case let node as ForEachStatementSyntax: add(node.variable, nil)
      default: break
      }
    }
    return found
  }
}

extension String {
  /// Braces and backticks of a variable's name inside `${ }`.
  fileprivate var escapingBraces: String { reduce(into: "") { if "{}`".contains($1) { $0.append("`") }; $0.append($1) } }
}

/// Writes a type's name without its namespace, with its accelerator where it has one: `int`, `Object[]`, `ArrayList`.
enum ShortTypeName {
  static func of(_ type: TypeInfo) -> String {
    if let element = type.elementType { return of(element) + "[" + String(repeating: ",", count: max(0, type.rank - 1)) + "]" }
    let shown = TypeNames.display(type)
    if !type.genericArguments.isEmpty {
      let open = type.fullName.prefix { $0 != "`" }.split(separator: ".").last.map(String.init) ?? ""
      return open + "[" + type.genericArguments.map(of).joined(separator: ",") + "]"
    }
    return shown.contains(".") ? type.name : shown
  }
}
