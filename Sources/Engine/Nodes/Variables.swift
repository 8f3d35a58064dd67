import Objects
import Syntax

/// A literal.
final class ConstantNode: Node {
  let value: Value

  init(_ value: Value) { self.value = value }
  override func eval(_ scope: Scope) throws -> Value { value }
}

/// Reads a variable of the scope's own layout, or of a caller.
final class LocalNode: Node {
  let slot: Int
  let position: SyntaxPosition?

  init(_ slot: Int, _ position: SyntaxPosition? = nil) {
    self.slot = slot
    self.position = position
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = scope.slots[slot]
    switch value {
    case .unset, .variable: return try LocalNode.readSlow(scope, slot, position)
    default: return value
    }
  }

  /// Asks the callers; an unknown variable is null, or an error in strict mode.
  @inline(never) static func readSlow(_ scope: Scope, _ slot: Int, _ position: SyntaxPosition? = nil) throws -> Value {
    let value = scope.readSlow(slot)
    return value.isUnset ? try undefined(scope, scope.layout.symbol(at: slot).name, position) : value
  }

  @inline(never) static func undefined(_ scope: Scope, _ name: String, _ position: SyntaxPosition? = nil) throws -> Value {
    guard scope.engine.strictVersion(scope) >= 1 else { return .null }
    let error = PSError(
      "RuntimeException", "The variable '$\(name)' cannot be retrieved because it has not been set.", id: "VariableIsUndefined",
      category: .InvalidOperation, target: Value(name))
    throw position.map { error.at($0) } ?? error
  }
}

/// Reads a variable inside a string or a lenient place: strict mode does not mind.
final class LenientLocalNode: Node {
  let slot: Int
  let position: SyntaxPosition?

  init(_ slot: Int, _ position: SyntaxPosition?) {
    self.slot = slot
    self.position = position
  }

  override func eval(_ scope: Scope) throws -> Value {
    let value = scope.read(slot)
    return value.isUnset && scope.engine.strictVersion(scope) < 2 ? .null : value.isUnset ? try LocalNode.readSlow(scope, slot, position) : value
  }
}

/// Reads `$global:x`, `$script:x`, `$local:x`, `$private:x`.
final class ScopedVariableNode: Node {
  let scopeName: VariablePath.Scope
  let symbol: Symbol
  let position: SyntaxPosition?

  init(_ scopeName: VariablePath.Scope, _ symbol: Symbol, _ position: SyntaxPosition? = nil) {
    self.scopeName = scopeName
    self.symbol = symbol
    self.position = position
  }

  override func eval(_ scope: Scope) throws -> Value {
    if let value = scope.target(scopeName).own(symbol) { return value }
    if scopeName == .script || scopeName == .global, let value = scope.engine.automaticValue(symbol, scope) { return value }
    return try LocalNode.undefined(scope, "\(scopeName):\(symbol.name)", position)
  }
}

extension Scope {
  /// The scope that a qualifier names.
  func target(_ name: VariablePath.Scope) -> Scope {
    switch name {
    case .global: engine.global.scope
    case .script: scriptScope ?? engine.global.scope
    default: self
    }
  }
}

/// Reads an item of a drive as a variable: `$env:PATH`, `$function:f`, `${C:\file.txt}`.
final class DriveVariableNode: Node {
  let drive: String
  let path: String

  init(drive: String, path: String) {
    self.drive = drive
    self.path = path
  }

  override func eval(_ scope: Scope) throws -> Value { try scope.engine.readDriveVariable(drive, path, scope) }
}

/// Reads `$using:x` where the block runs in the same process: the caller's variable.
final class UsingNode: Node {
  let symbol: Symbol

  init(_ symbol: Symbol) { self.symbol = symbol }
  override func eval(_ scope: Scope) throws -> Value {
    guard let values = scope.engine.usingValues.last else {
      throw PSError.runtime(
        "UsingWithoutInvokeCommand",
        "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the script block is invoked on a remote computer.")
    }
    return values[symbol] ?? scope.lookup(symbol) ?? .null
  }
}

/// `$?`.
final class LastStatusNode: Node {
  override func eval(_ scope: Scope) throws -> Value { .bool(scope.engine.lastSucceeded) }
}

/// `{ … }` as a value.
final class ScriptBlockNode: Node {
  let template: BlockTemplate

  init(_ template: BlockTemplate) { self.template = template }
  override func eval(_ scope: Scope) throws -> Value { .object(ScriptBlock(template, session: scope.session)) }
}

/// `[type]` as a value; resolved on first use, because a script may define the type before.
final class TypeNode: Node {
  let name: TypeNameSyntax
  let position: SyntaxPosition
  private var resolved: TypeInfo?

  init(_ name: TypeNameSyntax, _ position: SyntaxPosition) {
    self.name = name
    self.position = position
  }

  func type(_ scope: Scope) throws -> TypeInfo {
    if let resolved { return resolved }
    let found = try scope.engine.resolveType(name, scope.session, at: position)
    if !found.traits.contains(.dynamic) { resolved = found }
    return found
  }

  override func eval(_ scope: Scope) throws -> Value { try type(scope).value }
}
