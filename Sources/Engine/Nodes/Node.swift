import Diagnostics
import Objects
import Syntax

/// How a statement ended.
package enum Flow: UInt8 {
  case next
  /// `break`; its label, if any, stands in the engine.
  case breakLoop
  case continueLoop
  case returned
}

/// Where a piece of code stands: its source and extent. Nodes that may fail at run time or call commands carry one.
package final class SyntaxPosition {
  package let source: SourceText
  package let extent: Extent

  package init(_ source: SourceText, _ extent: Extent) {
    self.source = source
    self.extent = extent
  }
}

/// An expression compiled for execution. Final classes with one virtual method beat closures and byte code here (docs/Performance.md).
package class Node {
  /// Computes the value in a scope. The base class stands for "nothing".
  func eval(_ scope: Scope) throws -> Value { .null }

  /// Computes only the truth of the value; comparison nodes save the boxing.
  func evalBool(_ scope: Scope) throws -> Bool { try eval(scope).isTrue }
}

/// A statement compiled for execution; output goes to a sink.
package class StatementNode {
  func execute(_ scope: Scope, _ output: Sink) throws -> Flow { .next }

  /// The same statement, whose conditions and the like tell the debugger when they are reached; itself if it has none.
  func withSequencePoints(_ syntax: StatementSyntax, _ origin: StatementOrigin) -> StatementNode { self }

  /// Never outputs anything: assignments, definitions.
  var isSilent: Bool { false }

  /// `value` computes the output without collecting it, and none of it can be lost by an error half-way.
  var givesValue: Bool { false }

  /// Runs the statement for its output as one value.
  func value(_ scope: Scope, _ flow: inout Flow) throws -> Value { try collected(scope, &flow) }

  /// The same by way of a sink; what a failing statement had output so far is kept for whoever reports the error.
  @inline(never) final func collected(_ scope: Scope, _ flow: inout Flow) throws -> Value {
    let engine = scope.engine
    var sink = engine.takeSink()
    do { flow = try execute(scope, sink) } catch let error as PSError {
      let partial = sink.take()
      engine.partialOutput = partial.isVoid ? nil : (error.record, partial, self)
      throw error
    }
    let value = sink.take()
    engine.give(&sink)
    return value
  }
}

/// Takes the objects that code outputs: the next command of a pipeline, a list being collected, the host.
open class Sink {
  public init() {}
  open func write(_ value: Value) throws {}
}
