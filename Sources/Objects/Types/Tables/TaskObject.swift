/// `System.Threading.Tasks.Task`: work that is done at once, on the thread that asks for it.
final class TaskObject: PSObject {
  private let info: TypeInfo
  let result: Value
  let failure: PSError?

  init(_ result: Value, _ failure: PSError? = nil, _ info: TypeInfo) {
    (self.result, self.failure, self.info) = (result, failure, info)
    super.init()
  }

  override var type: TypeInfo { info }

  /// Runs a function to its end; what it throws is the task's.
  static func run(_ function: Value, _ arguments: [Value] = [], result element: TypeInfo?) throws -> Value {
    do {
      let output = try DelegateTable.call(function, arguments)
      return made(output.isVoid ? .null : output, element)
    } catch let error as PSError {
      return made(.null, element, failure: error)
    }
  }

  static func made(_ value: Value, _ element: TypeInfo? = nil, failure: PSError? = nil) -> Value {
    let info = element.flatMap { TypeCatalog.generic(TypeCatalog.type("System.Threading.Tasks.Task`1"), [$0]) } ?? TypeCatalog.type("System.Threading.Tasks.Task")
    return .object(TaskObject(value, failure, info))
  }

  /// Reports a failed task as waiting for it does.
  func wait() throws {
    guard let failure else { return }
    throw PSError.dotNet("System.AggregateException", "One or more errors occurred. (\(failure.message))")
  }

  private static func own(_ value: Value) throws -> TaskObject {
    guard let task = value.unwrapped.asObject as? TaskObject else { throw PSError.argumentNull("task") }
    return task
  }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Threading.Tasks.Task") { members, _ in
      instance(&members)
      statics(&members)
    },
    TypeDefinition("System.Threading.Tasks.Task`1", base: "System.Threading.Tasks.Task") { members, arguments in
      let element = arguments.first ?? .object
      members.property("Result", TypeNames.display(element), get: { target in
        try own(target).wait()
        return try own(target).result
      })
      members.staticMethod("System.Threading.Tasks.Task[\(TypeNames.display(element))] Run(System.Func[\(TypeNames.display(element))] function)") { try run($0[0], result: element) }
    },
    TypeDefinition("System.Runtime.CompilerServices.TaskAwaiter") { members, _ in
      members.property("IsCompleted", "bool", get: { _ in .bool(true) })
      members.method("System.Object GetResult()") { target, _ in
        guard let task = (target.unwrapped.asObject as? AwaiterObject)?.task else { return .null }
        if let failure = task.failure { throw failure }
        return task.type.genericArguments.isEmpty ? .void : task.result
      }
    },
  ]

  private final class AwaiterObject: PSObject {
    let task: TaskObject
    init(_ task: TaskObject) {
      self.task = task
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Runtime.CompilerServices.TaskAwaiter") }
  }

  private static func instance(_ members: inout TypeMembers) {
    members.property("Id", "int", get: { _ in .int(1) })
    members.property("Exception", "System.AggregateException", get: { target in
      guard let failure = try own(target).failure else { return .null }
      return .object(ExceptionObject(TypeCatalog.exceptionType("System.AggregateException"), "One or more errors occurred. (\(failure.message))"))
    })
    members.property("Status", "System.Threading.Tasks.TaskStatus", get: { Value(try own($0).failure == nil ? "RanToCompletion" : "Faulted") })
    members.property("IsCanceled", "bool", get: { _ in .bool(false) })
    members.property("IsCompleted", "bool", get: { _ in .bool(true) })
    members.property("IsCompletedSuccessfully", "bool", get: { .bool(try own($0).failure == nil) })
    members.property("IsFaulted", "bool", get: { .bool(try own($0).failure != nil) })
    members.method("void Wait()") { target, _ in
      try own(target).wait()
      return .void
    }
    for parameter in ["int millisecondsTimeout", "timespan timeout"] {
      members.method("bool Wait(\(parameter))") { target, _ in
        try own(target).wait()
        return .bool(true)
      }
    }
    members.method("System.Runtime.CompilerServices.TaskAwaiter GetAwaiter()") { target, _ in .object(AwaiterObject(try own(target))) }
    members.method("System.Object ConfigureAwait(bool continueOnCapturedContext)") { target, _ in target }
    members.method("void Start()") { _, _ in .void }
    members.method("void Dispose()") { _, _ in .void }
    members.method("System.Threading.Tasks.Task ContinueWith(System.MulticastDelegate+Any continuationAction)") { try run($1[0], [$0], result: .object) }
  }

  private static func statics(_ members: inout TypeMembers) {
    members.staticProperty("CompletedTask", "System.Threading.Tasks.Task", get: { made(.null) })
    members.staticMethod("System.Threading.Tasks.Task Run(System.Object action)") { arguments in
      let isAction = (arguments[0].unwrapped.asObject as? DelegateObject)?.type.fullName == "System.Action"
      return try run(arguments[0], result: isAction ? nil : .object)
    }
    members.staticMethod("System.Object FromResult(System.Object result)") { made($0[0], $0[0].isNull ? .object : $0[0].unwrapped.type) }
    for parameter in ["int millisecondsDelay", "timespan delay"] {
      members.staticMethod("System.Threading.Tasks.Task Delay(\(parameter))") { arguments in
        _ = try Members.invokeStatic(TypeCatalog.type("System.Threading.Thread"), "Sleep", arguments)
        return made(.null)
      }
    }
    func tasks(_ value: Value) throws -> [TaskObject] { try (value.asArray?.items ?? []).map { try own($0) } }
    members.staticMethod("void WaitAll(Params System.Threading.Tasks.Task[] tasks)") { arguments in
      for task in try tasks(arguments[0]) { try task.wait() }
      return .void
    }
    members.staticMethod("bool WaitAll(System.Threading.Tasks.Task[] tasks, int millisecondsTimeout)") { arguments in
      for task in try tasks(arguments[0]) { try task.wait() }
      return .bool(true)
    }
    members.staticMethod("int WaitAny(Params System.Threading.Tasks.Task[] tasks)") { .int(try tasks($0[0]).isEmpty ? -1 : 0) }
    members.staticMethod("System.Threading.Tasks.Task WhenAll(Params System.Threading.Tasks.Task[] tasks)") { arguments in
      let all = try tasks(arguments[0])
      return made(.array(PSArray(ContiguousArray(all.map(\.result)))), .objectArray, failure: all.compactMap(\.failure).first)
    }
    members.staticMethod("System.Threading.Tasks.Task WhenAny(Params System.Threading.Tasks.Task[] tasks)") { arguments in
      try tasks(arguments[0]).first.map { made(.object($0), .object) } ?? .null
    }
  }
}
