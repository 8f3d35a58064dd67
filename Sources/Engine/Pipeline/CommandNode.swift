import Objects
import Syntax

/// One argument of a call site.
enum ArgumentNode {
  case value(Node, SyntaxPosition)
  /// A word without quotes: to a program, a pattern of file names.
  case word(Node, SyntaxPosition)
  /// `-Name`, `-Name:value`; the spelling keeps the dash as typed.
  case parameter(String, value: Node?, hasColon: Bool, spelling: String, SyntaxPosition, valuePosition: SyntaxPosition?)
  /// `@name`: the items of a list, or name and value of a table.
  case splat(Node, SyntaxPosition)
  /// `--%` and what follows it.
  case verbatim(String, SyntaxPosition)
  /// `a,b`: a list for commands, its text for programs.
  case list(Node, text: String, SyntaxPosition)
  /// `--`.
  case endOfParameters(SyntaxPosition)
}

extension ArgumentNode {
  /// The node of an argument that is a plain value, nil for names, splats and the like.
  var plainValue: Node? {
    switch self {
    case .value(let node, _), .word(let node, _): node
    default: nil
    }
  }
}

/// A command with its arguments, as it stands in a pipeline.
final class CommandNode {
  let position: SyntaxPosition
  /// The name if it is written out; else it is computed.
  let name: String?
  let nameNode: Node
  let namePosition: SyntaxPosition
  let isDotSourced, isAmpersand: Bool
  let arguments: [ArgumentNode]
  let redirections: [RedirectionNode]
  /// Written as `Name(a, b)`, which strict mode refuses.
  let looksLikeMethodCall: Bool
  /// The direct call of the function met last; without plan if that one needs the binder.
  private var site: CallSite?
  private var cached: CommandInfo?
  private var cachedVersion = -1
  private var cachedSession: UnsafeMutableRawPointer?
  /// The site of a quick call, good for one state of the command table and one session; `site` holds it.
  private var quickSite: Unmanaged<CallSite>?
  private var quickVersion = -1
  private var quickSession: UnsafeMutableRawPointer?

  init(
    _ position: SyntaxPosition, name: String?, nameNode: Node, namePosition: SyntaxPosition, isDotSourced: Bool, isAmpersand: Bool,
    arguments: [ArgumentNode], redirections: [RedirectionNode], looksLikeMethodCall: Bool = false
  ) {
    self.looksLikeMethodCall = looksLikeMethodCall
    self.position = position
    self.name = name
    self.nameNode = nameNode
    self.namePosition = namePosition
    self.isDotSourced = isDotSourced
    self.isAmpersand = isAmpersand
    self.arguments = arguments
    self.redirections = redirections
  }

  /// `$MyInvocation.InvocationName` of what the node calls.
  var invocationName: String { isDotSourced ? "." : isAmpersand ? "&" : name ?? "&" }

  private func calledLikeMethod() -> PSError {
    PSError(
      "RuntimeException",
      "The function or command was called as if it were a method. Parameters should be separated by spaces. For information about parameters, see the about_Parameters Help topic.",
      id: "StrictModeFunctionCallWithParens", category: .InvalidOperation
    ).at(position)
  }

  /// Finds the command; a name that is not known is an error before anything of the pipeline runs.
  func resolve(_ scope: Scope) throws -> CommandInfo {
    let version = scope.engineReference._withUnsafeGuaranteedRef { $0.commandVersion }
    if let cached, cachedVersion == version, cachedSession == scope.sessionReference?.toOpaque() { return cached }
    if looksLikeMethodCall, scope.engine.strictVersion(scope) >= 2 { throw calledLikeMethod() }
    guard let name, !name.isEmpty else { return try resolveValue(nameNode.eval(scope), scope) }
    let found = try scope.engine.findCommand(name, scope, at: namePosition, calledAs: invocationName)
    if !(found is ScriptInfo) && !(found is ApplicationInfo) {
      cached = found
      cachedVersion = scope.engine.commandVersion
      cachedSession = scope.sessionReference?.toOpaque()
    }
    return found
  }

  /// The call site for a direct call of a function; nil if this call has to go through the binder.
  @inline(__always) func directSite(_ function: FunctionInfo, _ scope: Scope) -> CallSite? {
    var known = site
    if known?.command !== function || known?.block !== function.block { known = makeSite(function) }
    guard let known, let plan = known.plan else { return nil }
    if plan.compiled.metadata.isAdvanced, scope.engine.defaultParameterValues(scope) != nil { return nil }
    return known
  }

  /// The site for `Engine.callQuick` where nothing has changed since the last call.
  @inline(__always) func quick(_ scope: Scope) -> Unmanaged<CallSite>? {
    guard quickVersion == scope.engineReference._withUnsafeGuaranteedRef({ $0.commandVersion }) else { return nil }
    return quickSession == scope.sessionReference?.toOpaque() ? quickSite : nil
  }

  /// Remembers a site for quick calls, if the call it is for is one of those.
  func noteQuick(_ known: CallSite, _ plan: CallPlan, _ scope: Scope) {
    guard known === site, known.command === cached, cachedVersion == scope.engine.commandVersion, plan.isQuick else { return }
    guard let block = known.block, block.closure == nil, block.session === scope.session else { return }
    quickSite = .passUnretained(known)
    quickVersion = cachedVersion
    quickSession = scope.sessionReference?.toOpaque()
  }

  @inline(never) private func makeSite(_ function: FunctionInfo) -> CallSite {
    let made = CallSite(function, function.block, position: position, invocationName: invocationName, plan: CallPlan.make(self, function))
    quickVersion = -1
    site = made
    return made
  }

  /// `& $x`: a script block, a command object or a name.
  private func resolveValue(_ value: Value, _ scope: Scope) throws -> CommandInfo {
    let value = value.unwrapped
    if let block = value.asObject as? ScriptBlock { return BlockCommand(block) }
    if let info = value.asObject as? CommandInfo {
      return try (info as? AliasInfo).map { try scope.engine.findCommand($0.target, scope, at: namePosition) } ?? info
    }
    if let module = value.asObject as? ModuleInfo { return ModuleCommand(module) }
    if value.isNull {
      throw PSError(
        "RuntimeException",
        "The expression after '\(isDotSourced ? "." : "&")' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.",
        id: "BadExpression", category: .InvalidOperation, target: value
      ).at(namePosition)
    }
    let text = try value.text()
    if text.isEmpty {
      throw PSError(
        "RuntimeException",
        "The expression after '\(isDotSourced ? "." : "&")' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.",
        id: "BadExpression", category: .InvalidOperation, target: value
      ).at(namePosition)
    }
    return try scope.engine.findCommand(text, scope, at: namePosition, calledAs: invocationName)
  }

  /// Evaluates the arguments in the caller's scope.
  func evaluateArguments(_ scope: Scope) throws -> [Argument] {
    var result: [Argument] = []
    result.reserveCapacity(arguments.count)
    for argument in arguments {
      switch argument {
      case .value(let node, let position):
        let value = try node.eval(scope)
        result.append(Argument(value: value.isVoid ? .null : value, position: position))
      case .word(let node, let position):
        var argument = Argument(value: try node.eval(scope), position: position)
        argument.isBareWord = true
        result.append(argument)
      case .parameter(let name, let node, let hasColon, let spelling, let position, let valuePosition):
        let value = try node?.eval(scope) ?? .unset
        var argument = Argument(name: name, value: value.isVoid ? .null : value, hasColon: hasColon, spelling: spelling, position: position)
        argument.valuePosition = valuePosition
        result.append(argument)
      case .splat(let node, let position): try splat(node.eval(scope), position, into: &result)
      case .list(let node, let text, let position):
        var argument = Argument(value: try node.eval(scope), position: position)
        argument.listText = text
        result.append(argument)
      case .endOfParameters(let position):
        var mark = Argument(value: Value("--"), position: position)
        mark.isEndOfParameters = true
        result.append(mark)
      case .verbatim(let text, let position):
        var argument = Argument(value: Value(text), position: position)
        argument.isVerbatim = true
        result.append(argument)
      }
    }
    return result
  }

  private func splat(_ value: Value, _ position: SyntaxPosition, into result: inout [Argument]) throws {
    switch value.unwrapped {
    case .object(let object as PSHashtable):
      for entry in object.entries {
        var argument = Argument(name: try entry.key.text(), value: entry.value, hasColon: true, position: position)
        argument.isSplatted = true
        result.append(argument)
      }
    case .string(let string): result += string.text.map { Argument(value: Value(String($0)), position: position) }
    case .null, .void, .unset: result.append(Argument(value: .null, position: position))
    case let other:
      for item in try other.enumerated() ?? [other] {
        if let text = item.asString, SplattedName.isParameter(item) {
          result.append(Argument(name: String(text.dropFirst().prefix { $0 != ":" }), spelling: text, position: position))
        } else {
          result.append(Argument(value: item, position: position))
        }
      }
    }
  }
}

/// Tells parameter names apart from text in `$args`: only words that were typed as parameters splat as such.
final class SplattedName {
  static func isParameter(_ value: Value) -> Bool {
    guard let wrapped = value.asObject as? WrappedValue, let mark = wrapped.added?.find("<CommandParameterName>") else { return false }
    return mark >= 0
  }

  /// A word for `$args` that remembers that it was a parameter.
  static func make(_ spelling: String) -> Value {
    let wrapped = WrappedValue(Value(spelling))
    wrapped.added = PropertyBag()
    wrapped.added?.append("<CommandParameterName>", Value(spelling))
    return .object(wrapped)
  }
}

/// `& { … }`.
final class BlockCommand: CommandInfo {
  let block: ScriptBlock

  init(_ block: ScriptBlock) {
    self.block = block
    super.init("")
  }

  override var kind: Kind { .Script }
  override var definition: String { block.bodyText }
  override var metadata: CommandMetadata { block.compiled.metadata }
  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor { FunctionProcessor(call, self, block) }
}

/// `& $module { … }`: runs its first argument inside the module.
final class ModuleCommand: CommandInfo {
  let target: ModuleInfo

  init(_ target: ModuleInfo) {
    self.target = target
    super.init(target.name)
  }

  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor {
    guard !call.arguments.isEmpty, let session = target.sessionState else { return try super.makeProcessor(call) }
    let first = call.arguments.removeFirst()
    if let block = first.value.asObject as? ScriptBlock {
      let bound = ScriptBlock(block.template, session: session)
      return FunctionProcessor(call, BlockCommand(bound), bound)
    }
    return try session.scope.engine.findCommand(first.value.text(), session.scope, at: call.position).makeProcessor(call)
  }
}
