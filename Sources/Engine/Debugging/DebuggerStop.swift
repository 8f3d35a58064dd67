import Objects
import Syntax

/// A script that stands still: where, in which scope and why.
public final class DebuggerStop {
  /// What the user wants next.
  public enum ResumeAction { case `continue`, stepInto, stepOver, stepOut, detach, quit }

  package let position: SyntaxPosition?
  /// The scope of the code that stands still: typed lines run in it.
  package let scope: Scope
  package let breakpoints: [Breakpoint]

  init(_ position: SyntaxPosition?, _ scope: Scope, _ breakpoints: [Breakpoint]) {
    (self.position, self.scope, self.breakpoints) = (position, scope, breakpoints)
  }

  /// `At file:line char:column` with the line and its underline.
  package var positionMessage: String { InvocationInfo(command: nil, position: position).positionMessage }

  /// `$PSDebugContext`.
  func context(trigger: Value) -> Value {
    .object(
      CustomObject(
        [
          "InvocationInfo": .object(InvocationInfo(command: nil, position: position)),
          "Breakpoints": .object(PSList(.list(of: BreakpointTypes.base), ContiguousArray(breakpoints.map { .object($0) }))), "Trigger": trigger,
        ], typeNames: ["System.Management.Automation.PSDebugContext", "System.Object"]))
  }
}
