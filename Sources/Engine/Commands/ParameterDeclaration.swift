import Objects

/// Declares one parameter of a command, native or script: the only thing that binder, help, `Get-Command` and completion read.
package final class ParameterDeclaration {
  /// What the parameter is in one parameter set.
  package struct SetEntry {
    /// The set's name; empty for all sets (`__AllParameterSets`).
    package var set: String
    package var position: Int?
    package var isMandatory = false
    package var fromPipeline = false
    package var fromPipelineByPropertyName = false
    package var takesRemaining = false
    package var helpMessage = ""

    package init(set: String = "", position: Int? = nil) {
      self.set = set
      self.position = position
    }
  }

  /// How far a native parameter does what PowerShell's does.
  package enum Support: String {
    case works
    /// Taken, and without effect; the first use in a session warns.
    case ignored
    /// Its use is an error that says so.
    case refused
  }

  package let name: String
  package var support = Support.works
  package var aliases: [String] = []
  /// The parameter's type; `System.Object` when none is declared.
  package var type: TypeInfo
  package var isSwitch: Bool { type === TypeInfo.switchParameter }
  /// What binding asks of every argument, worked out once.
  private(set) lazy var quickConversion = QuickConversion(self)
  package var sets: [SetEntry]
  package var validations: [Validation] = []
  /// The name that must be among the argument's `PSTypeNames` (`[PSTypeName('My.User')]`).
  package var requiredTypeName: String?
  /// Changes an argument before its conversion (`ArgumentTransformationAttribute`, type constraints in front of the last).
  package var transforms: [(Value) throws -> Value] = []
  package var allowsNull = false, allowsEmptyString = false, allowsEmptyCollection = false
  package var isHidden = false, isDynamic = false, isCommon = false
  package var supportsWildcards = false
  /// Told the argument: for the object that a dynamic parameter came from.
  package var didBind: ((Value) -> Void)?
  /// An unknown attribute or type.
  package var fault: DeclarationFault?
  /// Slot of a script parameter in its block's layout; -1 for native ones.
  package var slot = -1
  /// The body assigns to the variable, so that the type must keep watching it.
  package var isReassigned = false
  /// Computes a script parameter's default.
  package var defaultValue: Node?
  /// The default as help and `Get-Command` show it.
  package var defaultText = ""
  /// A script block or native closure that completes arguments; `[ArgumentCompleter]`, `[ArgumentCompletions]`.
  package var completer: PSObject?
  package var completions: [String] = []
  /// The attribute objects, as `$command.Parameters.x.Attributes` lists them.
  package var attributes: [Value] = []
  /// Description for help of native commands.
  package var help = ""

  package init(_ name: String, type: TypeInfo, sets: [SetEntry] = [SetEntry()]) {
    self.name = name
    self.type = type
    self.sets = sets
  }

  /// The entry that counts in a parameter set; nil if the parameter does not belong to it.
  package func entry(in set: String) -> SetEntry? {
    sets.first { FoldedName.equal($0.set, set) } ?? sets.first { $0.set.isEmpty }
  }

  package var isInAllSets: Bool { sets.contains { $0.set.isEmpty } }
  package var acceptsPipeline: Bool { sets.contains { $0.fromPipeline } }
  package var acceptsPipelineByPropertyName: Bool { sets.contains { $0.fromPipelineByPropertyName } }
}
