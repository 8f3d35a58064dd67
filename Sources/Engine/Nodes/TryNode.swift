import Objects

/// `try … catch … finally`.
final class TryNode: StatementNode {
  struct Clause {
    let types: [TypeNode]
    let body: StatementList
  }

  let body: StatementList
  let clauses: [Clause]
  let finally: StatementList?
  let underscoreSlot: Int

  init(_ body: StatementList, _ clauses: [Clause], _ finally: StatementList?, underscoreSlot: Int) {
    self.body = body
    self.clauses = clauses
    self.finally = finally
    self.underscoreSlot = underscoreSlot
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    guard let finally else { return try guarded(scope, output) }
    let flow: Flow
    do { flow = try guarded(scope, output) } catch let stop as Interrupted {
      try stopped(finally, scope)
      throw stop
    } catch {
      let label = scope.engine.flowLabel
      let ended = try finally.execute(scope, output)
      if ended != .next { return ended }
      scope.engine.flowLabel = label
      throw error
    }
    let label = scope.engine.flowLabel
    let ended = try finally.execute(scope, output)
    if ended != .next { return ended }
    scope.engine.flowLabel = label
    return flow
  }

  /// After Ctrl-C the block runs undisturbed, but what it puts out reaches nobody and ends it.
  private func stopped(_ finally: StatementList, _ scope: Scope) throws {
    let before = interruptByte?.pointee
    interruptByte?.pointee = 0
    defer { if let before { interruptByte?.pointee = before } }
    _ = try finally.execute(scope, ClosureSink { _ in throw Interrupted() })
  }

  private func guarded(_ scope: Scope, _ output: Sink) throws -> Flow {
    if clauses.isEmpty { return try body.execute(scope, output) }
    let engine = scope.engine
    let before = engine.propagatesErrors
    engine.propagatesErrors = true
    let depth = engine.depth
    do {
      let flow = try body.execute(scope, output)
      engine.propagatesErrors = before
      return flow
    } catch let error as PSError {
      engine.propagatesErrors = before
      engine.depth = depth
      guard let (clause, exception) = try clause(for: error, scope) else { throw error }
      engine.remember(error.record)
      engine.lastSucceeded = false
      return try handle(TryNode.record(error.record, matching: exception), clause, scope, output)
    } catch {
      engine.propagatesErrors = before
      throw error
    }
  }

  /// The first clause that names the exception's type or a base of it; the outer exception goes before the inner one.
  private func clause(for error: PSError, _ scope: Scope) throws -> (Clause, ExceptionObject)? {
    var exception: ExceptionObject? = error.record.exception
    while let tried = exception {
      for clause in clauses where !clause.types.isEmpty {
        for type in clause.types where tried.type.isSubtype(of: try type.type(scope)) { return (clause, tried) }
      }
      exception = tried.inner
    }
    return clauses.first { $0.types.isEmpty }.map { ($0, error.record.exception) }
  }

  /// A clause that names the exception inside a method call's error gets that exception.
  private static func record(_ record: ErrorRecord, matching exception: ExceptionObject) -> ErrorRecord {
    guard exception !== record.exception, record.exception.type.name == "MethodInvocationException" else { return record }
    let made = ErrorRecord(exception, id: record.errorId, category: record.category, target: record.targetObject)
    made.position = record.position
    made.invocation = record.invocation
    made.scriptStackTrace = record.scriptStackTrace
    made.isComplete = true
    return made
  }

  private func handle(_ record: ErrorRecord, _ clause: Clause, _ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    let before = scope.slots[underscoreSlot]
    scope.slots[underscoreSlot] = .object(record)
    engine.caught.append(record)
    defer {
      engine.caught.removeLast()
      scope.slots[underscoreSlot] = before
    }
    return try clause.body.execute(scope, output)
  }
}

/// `throw`, also bare inside a `catch`.
final class ThrowNode: StatementNode {
  let value: Node?
  let position: SyntaxPosition

  init(_ value: Node?, _ position: SyntaxPosition) {
    self.value = value
    self.position = position
  }

  override func execute(_ scope: Scope, _ output: Sink) throws -> Flow {
    let engine = scope.engine
    let thrown = try value?.eval(scope) ?? .void
    if thrown.isVoid || thrown.isNull, let record = engine.caught.last, value == nil { throw PSError(record, isThrow: true) }
    if let record = thrown.unwrapped.asObject as? ErrorRecord { throw PSError(record, isThrow: true) }
    let record: ErrorRecord
    if let exception = ErrorTypes.exception(thrown) {
      let id = exception.errorRecord?.errorId ?? exception.message
      record = ErrorRecord(exception, id: id, category: exception.errorRecord?.category ?? .OperationStopped)
    } else {
      let text = thrown.isNull ? "ScriptHalted" : try thrown.text()
      let exception = ExceptionObject(TypeCatalog.exceptionType("System.Management.Automation.RuntimeException"), text)
      exception.details.append(("WasThrownFromThrowStatement", .bool(true)))
      record = ErrorRecord(exception, id: text, category: .OperationStopped, target: thrown.isNull ? .null : thrown)
      exception.errorRecord = record
      engine.keep(record)
    }
    let error = PSError(record, isThrow: true)
    engine.complete(error, at: position, scope)
    throw error
  }
}
