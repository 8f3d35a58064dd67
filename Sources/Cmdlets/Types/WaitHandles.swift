import Objects

/// `ManualResetEvent`, `AutoResetEvent` and `CancellationTokenSource`: states that one thread sets and reads.
enum WaitHandles {
  private final class State: PSObject {
    private let info: TypeInfo
    private let resets: Bool
    var isSet: Bool

    init(_ info: TypeInfo, isSet: Bool, resets: Bool) {
      (self.info, self.isSet, self.resets) = (info, isSet, resets)
      super.init()
    }
    override var type: TypeInfo { info }

    func wait() -> Bool {
      defer { if resets { isSet = false } }
      return isSet
    }
  }

  static let infos: [TypeInfo] = [
    event("System.Threading.ManualResetEvent", resets: false), event("System.Threading.AutoResetEvent", resets: true),
    event("System.Threading.ManualResetEventSlim", resets: false), source, token,
  ]

  private static func own(_ value: Value) -> State? { value.unwrapped.asObject as? State }

  private static func event(_ fullName: String, resets: Bool) -> TypeInfo {
    NetType.register(fullName) { members in
      members.property("IsSet", "bool", hidden: !fullName.hasSuffix("Slim"), get: { .bool(own($0)?.isSet ?? false) })
      for (name, value) in [("Set", true), ("Reset", false)] {
        members.method("bool \(name)()") { target, _ in
          own(target)?.isSet = value
          return .bool(true)
        }
      }
      for name in ["WaitOne", "Wait"] {
        for parameters in ["", "int millisecondsTimeout", "timespan timeout"] { members.method("bool \(name)(\(parameters))", hidden: name == "Wait") { target, _ in .bool(own(target)?.wait() ?? false) } }
      }
      for name in ["Close", "Dispose"] { members.method("void \(name)()") { _, _ in .void } }
      members.constructor("\(fullName)(bool initialState)") { .object(State(TypeCatalog.type(fullName), isSet: $0[0].isTrue, resets: resets)) }
    }
  }

  private static let source = NetType.register("System.Threading.CancellationTokenSource") { members in
    members.property("IsCancellationRequested", "bool", get: { .bool(own($0)?.isSet ?? false) })
    members.property("Token", "System.Threading.CancellationToken", get: { .object(Token(own($0))) })
    members.method("void Cancel()") { target, _ in
      own(target)?.isSet = true
      return .void
    }
    for parameters in ["int millisecondsDelay", "timespan delay"] { members.method("void CancelAfter(\(parameters))") { _, _ in .void } }
    members.method("void Dispose()") { _, _ in .void }
    for parameters in ["", "int millisecondsDelay", "timespan delay"] {
      members.constructor("CancellationTokenSource(\(parameters))") { _ in .object(State(TypeCatalog.type("System.Threading.CancellationTokenSource"), isSet: false, resets: false)) }
    }
  }

  private final class Token: PSObject {
    let state: State?
    init(_ state: State?) {
      self.state = state
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Threading.CancellationToken") }
  }

  private static let token = NetType.register("System.Threading.CancellationToken") { members in
    func isSet(_ value: Value) -> Bool { (value.unwrapped.asObject as? Token)?.state?.isSet ?? false }
    members.property("IsCancellationRequested", "bool", get: { .bool(isSet($0)) })
    members.property("CanBeCanceled", "bool", get: { .bool(($0.unwrapped.asObject as? Token)?.state != nil) })
    members.staticProperty("None", "System.Threading.CancellationToken", get: { .object(Token(nil)) })
    members.method("void ThrowIfCancellationRequested()") { target, _ in
      if isSet(target) { throw PSError.dotNet("System.OperationCanceledException", "The operation was canceled.") }
      return .void
    }
  }
}
