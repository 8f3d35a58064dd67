import Engine
import Objects
import Syntax

/// Works out, without evaluating anything, which parameter an argument at the cursor would go to.
struct ArgumentPlace {
  let context: CompletionContext
  let command: CommandSyntax
  let info: CommandInfo
  private(set) var parameters: [ParameterDeclaration] = []
  /// What is bound by the arguments before and behind the cursor.
  private(set) var bound: [(parameter: ParameterDeclaration, value: ExpressionSyntax?)] = []
  /// The named parameter whose value the cursor is at.
  private(set) var named: ParameterDeclaration?
  /// How many positional arguments stand before the cursor.
  private(set) var positionalBefore = 0
  private(set) var positional: [ExpressionSyntax] = []
  /// `--` before the cursor: nothing behind it is a parameter.
  private(set) var isPastParameters = false

  init(_ context: CompletionContext, _ command: CommandSyntax, _ info: CommandInfo) {
    self.context = context
    self.command = command
    self.info = info
    parameters = info.metadata.all
    read()
    let dynamic = context.engine.dynamicParameters(of: info, bound: boundValues.map { ($0.0, $0.1) }, context.scope)
    if !dynamic.isEmpty {
      parameters = info.metadata.parameters + dynamic + info.metadata.all.filter(\.isCommon)
      read()
    }
  }

  private mutating func read() {
    (bound, named, positionalBefore, positional, isPastParameters) = ([], nil, 0, [], false)
    var pending: ParameterDeclaration?
    for element in command.elements.dropFirst() {
      let isBefore = Int(element.extent.end) < context.cursor && !isOpenList(element), isAt = Int(element.extent.start) < context.cursor && !isBefore
      if let parameter = element as? CommandParameterSyntax {
        if let open = pending {
          if Int(parameter.extent.start) >= context.cursor, named == nil { named = open } else { bound.append((open, nil)) }
        }
        pending = nil
        if parameter.name == "-" {
          isPastParameters = isPastParameters || isBefore
          continue
        }
        guard let found = find(parameter.name) else { continue }
        if let value = parameter.argument {
          bound.append((found, value))
          if Int(value.extent.start) <= context.cursor, context.cursor <= Int(value.extent.end) { named = found }
        } else if parameter.hasColon, context.cursor == Int(parameter.extent.end) {
          named = found
        } else if found.isSwitch { if !isAt { bound.append((found, nil)) } } else if !isAt { pending = found }
        continue
      }
      guard let value = element as? ExpressionSyntax else { continue }
      if let variable = value as? VariableExpressionSyntax, variable.isSplatted { continue }
      if let open = pending {
        if Int(value.extent.start) >= context.cursor, !isAt { named = open } else {
          bound.append((open, value))
          if isAt { named = open }
        }
        pending = nil
        if named === open, Int(value.extent.start) >= context.cursor { positional.append(value) }
      } else {
        if isBefore { positionalBefore += 1 }
        positional.append(value)
      }
    }
    // The cursor may stand between a name and what follows, or behind a list's last comma.
    if let open = pending { named = named ?? open }
  }

  /// The cursor is behind a list's last comma: what comes goes into the list.
  private func isOpenList(_ element: SyntaxNode) -> Bool {
    guard let comma = [context.token, context.tokenBefore].compactMap({ $0 }).first, comma.kind == .comma else { return false }
    return Int(element.extent.start) < comma.start && Int(element.extent.end) >= comma.start
  }

  /// The parameter that a written name means.
  func find(_ name: String) -> ParameterDeclaration? {
    if let exact = parameters.first(where: { FoldedName.equal($0.name, name) || $0.aliases.contains { FoldedName.equal($0, name) } }) { return exact }
    let word = name.lowercased()
    let found = parameters.filter { $0.name.lowercased().hasPrefix(word) || $0.aliases.contains { $0.lowercased().hasPrefix(word) } }
    if found.count == 1 { return found[0] }
    let own = found.filter { !$0.isCommon }
    return own.count == 1 ? own[0] : nil
  }

  /// The parameter sets that what is bound leaves; a single empty name if the command has none.
  var sets: [String] {
    let all = info.metadata.sets.isEmpty ? [""] : info.metadata.sets
    return all.filter { set in bound.allSatisfy { $0.parameter.entry(in: set) != nil } }
  }

  /// The parameter at the cursor: named, or the next by position.
  var target: ParameterDeclaration? { named ?? positionalTargets.first }

  /// The parameters that the positional argument may go to, one for each set at most.
  var positionalTargets: [ParameterDeclaration] {
    let isBound = { (parameter: ParameterDeclaration) in bound.contains { $0.parameter === parameter } }
    let defaultSet = info.metadata.traits.defaultSet
    let ordered = sets.filter { FoldedName.equal($0, defaultSet) } + sets.filter { !FoldedName.equal($0, defaultSet) }
    var found: [ParameterDeclaration] = []
    for set in ordered {
      let candidates = positions(in: set).filter { !isBound($0) }
      let chosen = positionalBefore < candidates.count ? candidates[positionalBefore] : candidates.last.flatMap { $0.entry(in: set)?.takesRemaining ?? false ? $0 : nil }
      if let chosen, !found.contains(where: { $0 === chosen }) { found.append(chosen) }
    }
    return found
  }

  private func positions(in set: String) -> [ParameterDeclaration] {
    let metadata = info.metadata
    let explicit = parameters.contains { $0.sets.contains { $0.position != nil } }
    if explicit || info is CmdletInfo || !metadata.traits.positionalBinding {
      return parameters.filter { $0.entry(in: set)?.position != nil }.sorted { ($0.entry(in: set)?.position ?? 0) < ($1.entry(in: set)?.position ?? 0) }
        + parameters.filter { $0.entry(in: set)?.position == nil && $0.entry(in: set)?.takesRemaining ?? false }
    }
    return parameters.filter { $0.entry(in: set) != nil && !$0.isSwitch && !$0.isCommon }
  }

  /// What completers see as `$fakeBoundParameters`: values that can be had without effects, else their text.
  var boundValues: [(String, Value)] {
    var result: [(String, Value)] = bound.compactMap { parameter, value in
      guard let value else { return parameter.isSwitch ? (parameter.name, .bool(true)) : nil }
      if parameter === named { return nil }
      return (parameter.name, SafeValue(context).value(of: value) ?? Value(context.text(value)))
    }
    let names = positions(in: sets.first ?? "").filter { candidate in !bound.contains { $0.parameter === candidate } }
    for (index, value) in positional.enumerated() where index < names.count && !(Int(value.extent.start) < context.cursor && context.cursor <= Int(value.extent.end)) {
      result.append((names[index].name, SafeValue(context).value(of: value) ?? Value(context.text(value))))
    }
    return result
  }
}
