import Objects
import Syntax

/// A command that the command table knows: cmdlet, function, alias, script or program.
package class CommandInfo: PSObject {
  package enum Kind: String { case Alias, Function, Filter, Cmdlet, ExternalScript, Application, Script }

  package final let name: String
  /// The module that exports it, if any.
  package final weak var module: ModuleInfo?

  init(_ name: String) {
    self.name = name
    super.init()
  }

  package var kind: Kind { .Cmdlet }
  /// The parameters and traits; made on first use.
  package var metadata: CommandMetadata { .none }
  package var moduleName: String { module?.name ?? "" }
  /// The text that `Definition` gives.
  package var definition: String { name }

  /// Makes what runs one invocation of the command.
  func makeProcessor(_ call: CommandCall) throws -> CommandProcessor {
    throw PSError("CommandNotFoundException", "The command '\(name)' cannot be run.", id: "CommandNotFoundException", category: .ObjectNotFound)
  }

  /// What runs for `-?`: Get-Help of this command; nil if the session has none.
  final func engineHelp(_ call: CommandCall) -> CommandProcessor? {
    guard let help = call.scope.engine.cmdlets[FoldedName("Get-Help")] else { return nil }
    call.arguments = [Argument(value: Value(name.isEmpty ? call.invocationName : name))]
    return try? help.makeProcessor(call)
  }

  package override func describe() throws -> String { name }

  package override var type: TypeInfo {
    switch kind {
    case .Alias: EngineTypes.aliasInfo
    case .Function, .Filter: EngineTypes.functionInfo
    case .Cmdlet: EngineTypes.cmdletInfo
    case .ExternalScript: EngineTypes.scriptInfo
    case .Application: EngineTypes.applicationInfo
    case .Script: EngineTypes.blockInfo
    }
  }
}

/// A function or filter.
package final class FunctionInfo: CommandInfo {
  private var made: ScriptBlock?
  private var maker: (() -> Void)?
  package var options: Variable.Options = []
  package var isFilter: Bool
  /// The definition in the source, for help comments.
  package var syntax: FunctionDefinitionSyntax?

  package init(_ name: String, _ block: ScriptBlock, isFilter: Bool = false, module: ModuleInfo? = nil) {
    made = block
    placeholder = block
    self.isFilter = isFilter
    super.init(name)
    self.module = module
  }

  /// A function whose text is read when somebody looks at it first; `maker` defines it under the same name, which gives this one its block.
  package init(_ name: String, module: ModuleInfo?, placeholder: ScriptBlock, maker: @escaping () -> Void) {
    made = nil
    self.maker = maker
    self.placeholder = placeholder
    isFilter = false
    super.init(name)
    self.module = module
  }

  /// What runs when the maker failed.
  private let placeholder: ScriptBlock

  package var block: ScriptBlock {
    get {
      if let maker {
        self.maker = nil
        maker()
      }
      return made ?? placeholder
    }
    set {
      maker = nil
      made = newValue
    }
  }

  package override var kind: Kind { isFilter ? .Filter : .Function }
  package override var metadata: CommandMetadata { block.compiled.metadata }
  package override var definition: String { block.bodyText }
  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor { FunctionProcessor(call, self, block) }
}

/// Another name for a command.
package final class AliasInfo: CommandInfo {
  package let target: String
  package var options: Variable.Options
  package var description = ""

  package init(_ name: String, _ target: String, options: Variable.Options = []) {
    self.target = target
    self.options = options
    super.init(name)
  }

  package override var kind: Kind { .Alias }
  package override var definition: String { target }
}

/// A script file called by path or found on the path.
package final class ScriptInfo: CommandInfo {
  package let path: String
  package let block: ScriptBlock

  package init(path: String, _ block: ScriptBlock) {
    self.path = path
    self.block = block
    super.init(path.split(separator: "/").last.map(String.init) ?? path)
  }

  package override var kind: Kind { .ExternalScript }
  package override var metadata: CommandMetadata { block.compiled.metadata }
  package override var definition: String { path }
  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor { FunctionProcessor(call, self, block) }
}

/// A program of the host.
package final class ApplicationInfo: CommandInfo {
  package let path: String

  package init(path: String) {
    self.path = path
    super.init(path.split(separator: "/").last.map(String.init) ?? path)
  }

  package override var kind: Kind { .Application }
  package override var definition: String { path }
  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor { ApplicationProcessor(call, self) }
}

/// A native cmdlet.
package class CmdletInfo: CommandInfo {
  package override var kind: Kind { metadata.traits.isFunction ? .Function : .Cmdlet }
  package var aliases: [String] { [] }
  /// The syntax, a line for each parameter set.
  package override var definition: String {
    CommandSyntaxText.lines(self).map { "\n\($0)\n" }.joined()
  }
  package override var moduleName: String { metadata.traits.module }
}

/// A native cmdlet of a given struct.
package final class NativeCommand<Body: Cmdlet>: CmdletInfo {
  /// The parameter table, made on first use and shared by all invocations.
  package private(set) lazy var parameters: [Parameter<Body>] = Body.parameters
  /// Where the fields of type `Value` lie in the struct, in the order of the parameters; -1 for fields of other types.
  private(set) lazy var valueOffsets = parameters.map(\.valueOffset)
  private lazy var madeMetadata = CommandMetadata(parameters.map(\.declaration), traits: Body.traits, isAdvanced: true)

  package init() { super.init(Body.name) }

  package override var metadata: CommandMetadata { madeMetadata }
  package override var aliases: [String] { Body.aliases }
  override func makeProcessor(_ call: CommandCall) throws -> CommandProcessor { NativeProcessor<Body>(call, self) }
}
