import Objects

/// The common parameters at work: preferences, collected records, `-OutVariable`, `$PSCmdlet`'s methods.
extension CommandRuntime {
  /// Reads the common parameters out of what was bound; false if there were none.
  @discardableResult func apply(_ binder: Binder) throws -> Bool {
    let metadata = binder.metadata
    guard metadata.isAdvanced, binder.boundCommon else { return false }
    for index in metadata.parameters.count..<metadata.all.count where !binder.values[index].isUnset {
      let value = binder.values[index]
      switch metadata.all[index].name {
      case "Verbose": common.verbose = value.isTrue
      case "Debug": common.debug = value.isTrue
      case "WhatIf": common.whatIf = value.isTrue
      case "Confirm": common.confirm = value.isTrue
      case "ErrorAction": common.errorAction = try value.text()
      case "WarningAction": common.warningAction = try value.text()
      case "InformationAction": common.informationAction = try value.text()
      case "ErrorVariable": common.errorVariable = try collector(value.text())
      case "WarningVariable": common.warningVariable = try collector(value.text())
      case "InformationVariable": common.informationVariable = try collector(value.text())
      case "OutVariable":
        common.outVariableName = try collector(value.text())
        common.outVariable = ListSink()
      case "PipelineVariable": common.pipelineVariable = Symbol(try value.text())
      default: break
      }
    }
    return true
  }

  /// A list in the caller's variable; `+x` keeps what is there.
  private func collector(_ name: String) throws -> VariableCollector {
    let appends = name.hasPrefix("+")
    let symbol = Symbol(appends ? String(name.dropFirst()) : name)
    var list = PSList(.arrayList)
    if appends, let old = scope.lookup(symbol), !old.isNull {
      if let known = old.asObject as? PSList { list = known } else { list.items = try old.enumerated() ?? [old] }
    }
    try scope.set(symbol, .object(list))
    return VariableCollector(symbol: symbol, list: list) { list.items.append($0) }
  }

  /// Stores what `-OutVariable` collected.
  func finishVariables() {
    if let collected = common.outVariable, let target = common.outVariableName {
      for item in collected.items { target.add(item) }
      collected.items = []
    }
    if let symbol = common.pipelineVariable { scope.removeVariable(symbol) }
  }

  /// Where a script function's output goes: through `-OutVariable` if there is one.
  package var outputSink: Sink {
    if common.outVariable == nil, common.pipelineVariable == nil { return output }
    return ClosureRuntimeSink(self)
  }

  /// Sets the preference variables that the common parameters stand for in the function's scope.
  func setPreferences(in scope: Scope) {
    if let verbose = common.verbose { scope.force(Symbol("VerbosePreference"), ActionPreference.value(verbose ? "Continue" : "SilentlyContinue")) }
    if let debug = common.debug { scope.force(Symbol("DebugPreference"), ActionPreference.value(debug ? "Continue" : "SilentlyContinue")) }
    if let action = common.errorAction { scope.force(AutomaticVariable.errorActionPreference, ActionPreference.value(action)) }
    if let action = common.warningAction { scope.force(Symbol("WarningPreference"), ActionPreference.value(action)) }
    if let action = common.informationAction { scope.force(Symbol("InformationPreference"), ActionPreference.value(action)) }
    if let whatIf = common.whatIf { scope.force(Symbol("WhatIfPreference"), (try? Conversion.convert(.bool(whatIf), to: .switchParameter)) ?? .bool(whatIf)) }
    if let confirm = common.confirm { scope.force(Symbol("ConfirmPreference"), Value(confirm ? "Low" : "None")) }
  }
}

/// Writes through a command's runtime.
final class ClosureRuntimeSink: Sink {
  let run: CommandRuntime

  init(_ run: CommandRuntime) { self.run = run }
  override func write(_ value: Value) throws { try run.write(value) }
}

/// The preference variables that commands look up again and again.
enum Preference {
  static let verbose = Symbol("VerbosePreference")
  static let whatIf = Symbol("WhatIfPreference")
  static let confirm = Symbol("ConfirmPreference")
}

/// The values of `ActionPreference`.
package enum ActionPreference {
  case silentlyContinue, stop, `continue`, inquire, ignore, suspend, `break`

  init?(_ name: String) {
    switch name.lowercased() {
    case "silentlycontinue", "0": self = .silentlyContinue
    case "stop", "1": self = .stop
    case "continue", "2": self = .continue
    case "inquire", "3": self = .inquire
    case "ignore", "4": self = .ignore
    case "suspend", "5": self = .suspend
    case "break", "6": self = .break
    default: return nil
    }
  }

  private static let type = TypeCatalog.type("System.Management.Automation.ActionPreference")
  private static let impactType = TypeCatalog.type("System.Management.Automation.ConfirmImpact")

  /// `$ConfirmPreference` at its usual value, told without making text of it.
  static func isHigh(_ value: Value) -> Bool {
    switch value {
    case .string(let string): return FoldedName.equal(string.text, "High")
    case .object(let object):
      guard case .enumeration(let type, let number)? = (object as? ScalarObject)?.scalar else { return false }
      return number == 3 && type === impactType
    default: return false
    }
  }

  /// The preference that a variable holds: as the enumeration's value mostly, as text or number if somebody assigned that.
  init?(_ value: Value) {
    if case .object(let object) = value, case .enumeration(let type, let number)? = (object as? ScalarObject)?.scalar, type === ActionPreference.type {
      switch number {
      case 0: self = .silentlyContinue
      case 1: self = .stop
      case 2: self = .continue
      case 3: self = .inquire
      case 4: self = .ignore
      case 5: self = .suspend
      case 6: self = .break
      default: return nil
      }
      return
    }
    guard let text = try? value.text() else { return nil }
    self.init(text)
  }

  static func value(_ name: String) -> Value {
    Conversion.tryConvert(Value(name), to: type) ?? Value(name)
  }
}
