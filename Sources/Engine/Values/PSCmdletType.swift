import Objects

/// The properties of `$PSCmdlet`; its methods are `CommandRuntime.invokeMember`.
enum PSCmdletType {
  static let info = TypeInfo("System.Management.Automation.PSScriptCmdlet", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (CommandRuntime) -> Value) {
      members.property(name, typeName, get: { target in (target.unwrapped.asObject as? CommandRuntime).map(get) ?? .null })
    }
    add("ParameterSetName", "string") { Value($0.parameterSet.isEmpty ? "__AllParameterSets" : $0.parameterSet) }
    add("MyInvocation", "System.Management.Automation.InvocationInfo") { run in
      if let body = run.bodyScope { return .object(InvocationInfo(scope: body)) }
      let invocation = InvocationInfo(command: run.info, position: run.call.position, invocationName: run.call.invocationName)
      invocation.boundParameters = run.boundParameters
      return .object(invocation)
    }
    add("Host", "System.Management.Automation.Host.PSHost") { .object(HostObject($0.engine)) }
    add("SessionState", "System.Management.Automation.SessionState") { run in
      .object(ExecutionContext(run.engine, run.bodyScope ?? run.scope, .sessionState))
    }
    add("CommandRuntime", "System.Management.Automation.ICommandRuntime") { .object($0) }
    add("InvokeCommand", "System.Management.Automation.CommandInvocationIntrinsics") { .object(ExecutionContext($0.engine, $0.bodyScope ?? $0.scope, .commands)) }
    add("InvokeProvider", "System.Management.Automation.ProviderIntrinsics") { .object(ExecutionContext($0.engine, $0.bodyScope ?? $0.scope, .providers)) }
    add("PagingParameters", "System.Management.Automation.PagingParameters") { $0.info.metadata.traits.supportsPaging ? .object(PagingParameters($0.boundParameters)) : .null }
    add("CommandOrigin", "System.Management.Automation.CommandOrigin") { _ in Value("Internal") }
    add("Stopping", "bool") { _ in .bool(false) }
  }
}
