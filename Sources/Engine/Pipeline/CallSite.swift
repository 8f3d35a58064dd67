import Objects

/// What all calls of one command from one place have in common: call records point here instead of keeping five references each.
final class CallSite {
  let command: CommandInfo?
  let block: ScriptBlock?
  /// Where the call stands in the caller's code.
  let position: SyntaxPosition?
  let invocationName: String
  /// How the arguments reach the parameters; nil for calls that go through the binder.
  let plan: CallPlan?
  /// The place once more, to put into scopes without counting references.
  let positionReference: Unmanaged<SyntaxPosition>?
  let planReference: Unmanaged<CallPlan>?

  init(_ command: CommandInfo?, _ block: ScriptBlock?, position: SyntaxPosition? = nil, invocationName: String = "", plan: CallPlan? = nil) {
    self.command = command
    self.block = block
    self.position = position
    self.invocationName = invocationName
    self.plan = plan
    planReference = plan.map { .passUnretained($0) }
    positionReference = position.map { .passUnretained($0) }
  }
}
