import Objects

/// One argument as the call site evaluated it.
package struct Argument {
  /// The parameter's name for `-Name` or `-Name:value`; nil for a bare value.
  package var name: String?
  /// The value; unset for `-Name` without a value of its own.
  package var value: Value = .unset
  /// `-Name:value`.
  package var hasColon = false
  /// The name as typed, with its dash, for `$args` and error texts.
  package var spelling = ""
  package var position: SyntaxPosition?
  /// Where the value of `-Name:value` stands.
  package var valuePosition: SyntaxPosition?
  /// A word without quotes.
  package var isBareWord = false
  /// From a splatted hashtable or `$PSBoundParameters`.
  package var isSplatted = false
  /// `--`: only programs see it.
  package var isEndOfParameters = false
  /// Stands behind a parameter name that the command does not have.
  package var followsUnknownName = false
  /// How a list was written, for programs: `a,b` is one word to them.
  package var listText: String?
  /// What follows `--%`: programs split it their way.
  package var isVerbatim = false

  package init(value: Value, position: SyntaxPosition? = nil) {
    self.value = value
    self.position = position
  }

  package init(name: String, value: Value = .unset, hasColon: Bool = false, spelling: String = "", position: SyntaxPosition? = nil) {
    self.name = name
    self.value = value
    self.hasColon = hasColon
    self.spelling = spelling.isEmpty ? "-" + name : spelling
    self.position = position
  }
}

/// One invocation of a command: who calls, with what, in which place of which pipeline.
///
/// An object, because the stage and its runtime both keep it: as a struct its dozen references were copied for each of them.
package final class CommandCall {
  package var scope: Scope
  package var arguments: [Argument] = []
  package var output: Sink
  /// Where the command stands; errors and call stacks point there.
  package var position: SyntaxPosition?
  /// The name as typed.
  package var invocationName = ""
  package var isDotSourced = false
  package var receivesInput = false
  package var pipelineLength = 1
  package var pipelinePosition = 1
  /// An expression stands in front of the first command: prompts do not count it.
  package var hasExpressionSource = false
  /// Streams of a redirected command; nil for those in force.
  package var streams: Streams?
  /// `$_` and `$this` for a script block; unset leaves them alone.
  package var underscore = Value.unset
  package var this = Value.unset

  package init(scope: Scope, output: Sink) {
    self.scope = scope
    self.output = output
  }

  convenience init(scope: Scope, output: Sink, site: CallSite) {
    self.init(scope: scope, output: output)
    position = site.position
    invocationName = site.invocationName
  }
}
