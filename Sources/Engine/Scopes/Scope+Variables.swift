import Objects

/// Access to variables by symbol: what the compiler could not resolve to a slot.
extension Scope {
  /// The value of a variable seen from here, callers included; nil if nobody has it.
  @inline(never) package func lookup(_ symbol: Symbol) -> Value? {
    var scope: Scope? = self
    var isOwn = true
    while let here = scope {
      if let value = here.own(symbol, includingPrivate: isOwn) { return value }
      scope = here.parent
      isOwn = false
    }
    return engine.automaticValue(symbol, self)
  }

  /// The value of a variable of this very scope.
  package func own(_ symbol: Symbol, includingPrivate: Bool = true) -> Value? {
    if let slot = layout.slot(of: symbol), slot < capacity {
      switch slots[slot] {
      case .unset: break
      case .variable(let variable):
        if includingPrivate || !variable.options.contains(.isPrivate) { return variable.current }
      default: return slots[slot]
      }
    }
    return callValue(symbol)
  }

  /// Reads slot `slot` when it holds no plain value.
  @inline(never) package func readSlow(_ slot: Int) -> Value {
    if case .variable(let variable) = slots[slot] { return variable.current }
    return lookup(layout.symbol(at: slot)) ?? .unset
  }

  @inline(__always) package func read(_ slot: Int) -> Value {
    let value = slots[slot]
    switch value {
    case .unset, .variable: return readSlow(slot)
    default: return value
    }
  }

  /// Assigns in this scope.
  @inline(__always) package func assign(_ slot: Int, _ value: Value) throws {
    switch slots[slot] {
    case .variable, .unset: try assignSlow(slot, value)
    default: slots[slot] = value
    }
  }

  @inline(never) package func assignSlow(_ slot: Int, _ value: Value) throws {
    if case .variable(let variable) = slots[slot] {
      try variable.assign(value)
      return
    }
    let symbol = layout.symbol(at: slot)
    if let variable = engine.allScopeVariable(symbol), self !== engine.global.scope {
      try variable.assign(value)
      return
    }
    if engine.watchesVariables, let variable = engine.debugger.watchedVariable(symbol) {
      slots[slot] = .variable(variable)
      return try variable.assign(value)
    }
    slots[slot] = value
  }

  /// Assigns a variable of this scope by name.
  package func set(_ symbol: Symbol, _ value: Value) throws {
    let slot = layout.add(symbol)
    ensureCapacity()
    try assign(slot, value)
  }

  /// Stores a value past constraints and options: for the engine's own variables.
  package func force(_ symbol: Symbol, _ value: Value) {
    let slot = layout.add(symbol)
    ensureCapacity()
    if case .variable(let variable) = slots[slot] { variable.value = value } else { slots[slot] = value }
  }

  /// Makes the variable an object of its own (`Get-Variable`, `[ref]`, constraints); later reads find the same one.
  package func variable(_ symbol: Symbol) -> Variable? {
    if let slot = layout.slot(of: symbol), slot < capacity {
      if case .variable(let variable) = slots[slot] { return variable }
      if !slots[slot].isUnset { return promote(slot) }
    }
    if let value = callValue(symbol) {
      force(symbol, value)
      return layout.slot(of: symbol).map(promote)
    }
    return nil
  }

  package func promote(_ slot: Int) -> Variable {
    if case .variable(let variable) = slots[slot] { return variable }
    let value = slots[slot]
    let variable = Variable(layout.symbol(at: slot).name, value.isUnset ? .null : value)
    slots[slot] = .variable(variable)
    return variable
  }

  /// Puts a variable object into the scope under its name.
  package func define(_ variable: Variable) {
    let slot = layout.add(Symbol(variable.name))
    ensureCapacity()
    slots[slot] = .variable(variable)
  }

  /// Finds the variable object and the scope that has it, callers included.
  package func findVariable(_ symbol: Symbol) -> Variable? {
    var scope: Scope? = self
    while let here = scope {
      if let variable = here.variable(symbol) {
        if here === self || !variable.options.contains(.isPrivate) { return variable }
      }
      scope = here.parent
    }
    return nil
  }

  @discardableResult package func removeVariable(_ symbol: Symbol) -> Bool {
    guard let slot = layout.slot(of: symbol), slot < capacity, !slots[slot].isUnset else { return false }
    slots[slot] = .unset
    return true
  }

  /// All variables set in this scope, in the order of their slots.
  package var ownVariables: [Variable] {
    var result: [Variable] = []
    for slot in 0..<min(layout.count, capacity) where !slots[slot].isUnset { result.append(promote(slot)) }
    return result
  }

  /// The scope of a number (0 is this one) or name (`global`, `script`, `local`); nil if there are not so many.
  package func scope(named name: String) -> Scope? {
    switch name.lowercased() {
    case "", "local", "private": return self
    case "global": return engine.global.scope
    case "script": return scriptScope ?? engine.global.scope
    default:
      guard var left = Int(name), left >= 0 else { return nil }
      var scope: Scope? = self
      while left > 0, let here = scope {
        scope = here.parent
        left -= 1
      }
      return scope
    }
  }
}

extension Variable {
  /// Assigns with options and constraints applied.
  package func assign(_ value: Value) throws {
    if !options.isDisjoint(with: [.readOnly, .constant]) {
      throw PSError(
        "SessionStateUnauthorizedAccessException", "Cannot overwrite variable \(name) because it is read-only or constant.", id: "VariableNotWritable",
        category: .WriteError, target: Value(name))
    }
    self.value = try constraint?(value) ?? value
  }
}
