import Objects

/// How the arguments of one call site reach the parameters of one function, worked out once instead of at every call.
///
/// Only what can be decided without looking at values gets a plan: written names, positions that one parameter takes, one
/// parameter set. Splatting, common parameters, dynamic parameters and mistakes go through the binder.
final class CallPlan {
  struct Step {
    let node: Node
    let parameter: ParameterDeclaration
    let slot: Int
    /// The argument as the binder would see it, without its value.
    let argument: Argument
    let index: Int
  }

  let compiled: CompiledBlock
  /// The steps' expressions and slots once more, apart: the call itself needs nothing else.
  let nodes: ContiguousArray<Node>
  let slots: ContiguousArray<Int>
  /// The expressions with their slots, the layout and the body again, for calls that count no references.
  let row: UnsafeMutableBufferPointer<(node: Unmanaged<Node>, slot: Int)>
  let layout: Unmanaged<Layout>
  let body: Unmanaged<StatementList>?
  let conversions: ContiguousArray<QuickConversion>
  /// The body assigns to parameters, whose types and checks then keep watching their variables.
  let hasReassigned: Bool
  /// In the order written.
  let steps: [Step]
  /// What no parameter takes: `$args`.
  let rest: [(node: Node, position: SyntaxPosition)]
  /// The parameters that get their defaults.
  let unbound: [ParameterDeclaration]
  let parameterSet: String
  /// The order in which the binder would bind: by name first.
  private let bindingOrder: [Int]
  /// Arguments and defaults need neither conversion nor checks.
  let isPlain: Bool

  private init(_ compiled: CompiledBlock, _ steps: [Step], _ bindingOrder: [Int], _ rest: [(node: Node, position: SyntaxPosition)], parameterSet: String) {
    self.compiled = compiled
    self.steps = steps
    nodes = ContiguousArray(steps.map(\.node))
    slots = ContiguousArray(steps.map(\.slot))
    row = .allocate(capacity: steps.count)
    _ = row.initialize(from: steps.map { (.passUnretained($0.node), $0.slot) })
    layout = .passUnretained(compiled.layout)
    body = compiled.end.map { .passUnretained($0) }
    conversions = ContiguousArray(steps.map(\.parameter.quickConversion))
    hasReassigned = steps.contains { $0.parameter.isReassigned }
    self.rest = rest
    self.parameterSet = parameterSet
    self.bindingOrder = bindingOrder
    let bound = Set(steps.map(\.index))
    let parameters = compiled.metadata.parameters
    unbound = parameters.indices.filter { !bound.contains($0) }.map { parameters[$0] }
    isPlain = steps.allSatisfy { $0.parameter.quickConversion.takesAnything }
  }

  deinit { row.deallocate() }

  /// The function's body runs once, needs no `$PSCmdlet`, and every argument has a parameter: `Engine.callQuick` may call it.
  var isQuick: Bool { compiled.isPlain && !compiled.metadata.isAdvanced && !compiled.mentionsBoundParameters && rest.isEmpty }

  /// Works out the plan; nil if this call needs the binder.
  static func make(_ node: CommandNode, _ function: FunctionInfo) -> CallPlan? {
    let compiled = function.block.compiled
    guard node.redirections.isEmpty, !node.isDotSourced, compiled.dynamicParam == nil, compiled.clean == nil, compiled.metadata.fault == nil else { return nil }
    var maker = CallPlanMaker(compiled.metadata)
    guard maker.take(node.arguments), let set = maker.parameterSet() else { return nil }
    return CallPlan(compiled, maker.steps, maker.bindingOrder, maker.rest, parameterSet: set)
  }

  /// `$PSBoundParameters`, from the slots of the call's scope.
  func boundParameters(in scope: Scope) -> PSHashtable {
    let table = PSHashtable(kind: .dictionary(key: .string, value: .object))
    for index in bindingOrder {
      let step = steps[index]
      let value = scope.slots[step.slot]
      if case .variable(let variable) = value { table.set(step.parameter.name, variable.value) } else { table.set(step.parameter.name, value) }
    }
    return table
  }

  /// The arguments for the binder, with values that are evaluated already.
  func arguments(_ values: (Step) -> Value, rest: [Value]) -> [Argument] {
    var result: [Argument] = steps.map { step in
      var argument = step.argument
      argument.value = values(step)
      return argument
    }
    for (value, entry) in zip(rest, self.rest) { result.append(Argument(value: value, position: entry.position)) }
    return result
  }
}

/// Assigns the arguments of a call to parameters, as far as that needs no values.
private struct CallPlanMaker {
  let metadata: CommandMetadata
  var steps: [CallPlan.Step] = []
  var rest: [(node: Node, position: SyntaxPosition)] = []
  private var named: [Int] = [], positional: [Int] = []
  private var bound: Set<Int> = []
  private var candidates: UInt64

  init(_ metadata: CommandMetadata) {
    self.metadata = metadata
    candidates = metadata.allSets
  }

  var bindingOrder: [Int] { named + positional }

  /// Goes through the arguments; false if the binder has to.
  mutating func take(_ arguments: [ArgumentNode]) -> Bool {
    var open: [(node: Node, position: SyntaxPosition, order: Int)] = []
    var index = 0
    var places: [(order: Int, step: CallPlan.Step)] = []
    while index < arguments.count {
      let order = index
      index += 1
      switch arguments[order] {
      case .value(let node, let position), .word(let node, let position), .list(let node, _, let position): open.append((node, position, order))
      case .parameter(let name, let value, let hasColon, let spelling, let position, let ownPosition):
        guard let place = metadata.place(of: name), place < metadata.parameters.count, bound.insert(place).inserted else { return false }
        let parameter = metadata.all[place]
        var node = value, valuePosition = ownPosition ?? position
        if node == nil, parameter.isSwitch { node = ConstantNode(.bool(true)) }
        if node == nil, index < arguments.count {
          switch arguments[index] {
          case .value(let next, let nextPosition), .word(let next, let nextPosition), .list(let next, _, let nextPosition): (node, valuePosition) = (next, nextPosition)
          default: return false
          }
          index += 1
        }
        guard let node else { return false }
        candidates &= metadata.setMasks[place]
        let argument = Argument(name: name, hasColon: hasColon || !parameter.isSwitch, spelling: spelling, position: valuePosition)
        places.append((order, CallPlan.Step(node: node, parameter: parameter, slot: parameter.slot, argument: argument, index: place)))
      default: return false
      }
    }
    named = Array(places.indices)
    guard takePositional(&open, &places) else { return false }
    finish(places)
    return true
  }

  private mutating func takePositional(
    _ open: inout [(node: Node, position: SyntaxPosition, order: Int)], _ places: inout [(order: Int, step: CallPlan.Step)]
  ) -> Bool {
    var left = ArraySlice(open)
    for group in metadata.scriptPositions {
      guard let argument = left.first else { break }
      let free = group.filter { !bound.contains($0) && metadata.setMasks[$0] & candidates != 0 }
      guard let place = free.first else { continue }
      let parameter = metadata.all[place]
      if free.count > 1 || metadata.remainingIndices.contains(place) || place >= metadata.parameters.count { return false }
      bound.insert(place)
      candidates &= metadata.setMasks[place]
      places.append(
        (argument.order, CallPlan.Step(node: argument.node, parameter: parameter, slot: parameter.slot, argument: Argument(value: .unset, position: argument.position), index: place)))
      left = left.dropFirst()
    }
    if !left.isEmpty, metadata.isAdvanced || !metadata.remainingIndices.isEmpty { return false }
    // What is left is evaluated after the parameters' arguments, so it must stand behind them.
    if let first = left.first, places.contains(where: { $0.order > first.order }) { return false }
    rest = left.map { ($0.node, $0.position) }
    return true
  }

  /// Puts the steps into the order written, in which arguments are evaluated.
  private mutating func finish(_ places: [(order: Int, step: CallPlan.Step)]) {
    let order = places.indices.sorted { places[$0].order < places[$1].order }
    steps = order.map { places[$0].step }
    var position = Array(repeating: 0, count: places.count)
    for (new, old) in order.enumerated() { position[old] = new }
    let namedCount = named.count
    named = (0..<namedCount).map { position[$0] }
    positional = (namedCount..<places.count).map { position[$0] }
  }

  /// The name of the set that the arguments choose; nil if that is not sure, or if a mandatory parameter is missing.
  func parameterSet() -> String? {
    var chosen = candidates
    if chosen == 0 || metadata.setNames.count >= 64 { return nil }
    if chosen & (chosen - 1) != 0 {
      chosen &= metadata.defaultSetMask
      if chosen == 0 { return nil }
    }
    for index in metadata.mandatoryIndices where !bound.contains(index) && metadata.setMasks[index] & metadata.mandatoryMasks[index] & chosen != 0 { return nil }
    return metadata.setNames[chosen.trailingZeroBitCount]
  }
}
