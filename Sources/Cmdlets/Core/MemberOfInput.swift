import Engine
import Objects

/// Reads a property or calls a method of one pipeline object, as `ForEach-Object -MemberName` does.
struct MemberOfInput {
  private let target: Value
  private let name: String
  private let arguments: [Value]

  init(_ target: Value, _ name: String, _ arguments: [Value]) {
    self.target = target.isVoid ? .null : target
    self.name = name
    self.arguments = arguments
  }

  func write(_ run: CommandRuntime) throws {
    if target.isNull { return try writeNull(run) }
    if !arguments.isEmpty { return try callWithArguments(run) }
    if let table = target.unwrapped.asObject as? PSHashtable, let value = table.get(Value(name)) {
      if try mayRead(name, run) { try run.writeEnumerated(value) }
      return
    }
    let members = try MemberOfInput.matching(name, of: target)
    if members.count > 1 { return try run.writeError(MemberOfInput.ambiguous("Name", name, "members", members, "AmbiguousPropertyOrMethodName", target, run)) }
    guard let member = members.first else {
      // Not every property of an XML node is listed.
      if !Wildcard.isPattern(name), let value = try Members.property(target, name) {
        if try mayRead(name, run) { try run.writeEnumerated(value) }
        return
      }
      guard try mayRead(name, run) else { return }
      if run.engine.strict(run.scope) < 2 { return try run.write(.null) }
      return try run.writeError(MemberOfInput.unknown(name, "member", "PropertyOrMethodNotFound", target, run))
    }
    if member.kind == .Method || member.kind == .ScriptMethod || member.kind == .CodeMethod {
      if try run.shouldProcess(described, "Invoke method '\(member.name)'") { try call(member.name, run) }
    } else if try mayRead(member.name, run) {
      try run.writeEnumerated(member.get())
    }
  }

  private func writeNull(_ run: CommandRuntime) throws {
    guard arguments.isEmpty else {
      return try run.writeError(
        run.error("PSArgumentException", "You cannot call a method on a null-valued expression.", id: "InvokeMethodOnNull", .InvalidArgument))
    }
    guard try mayRead(name, run) else { return }
    // Null is written so that what stands behind has something to work on.
    if run.engine.strict(run.scope) < 2 { return try run.write(.null) }
    try run.writeError(MemberOfInput.nullInput(run))
  }

  private func callWithArguments(_ run: CommandRuntime) throws {
    let methods = try MemberOfInput.matching(name, of: target).filter {
      [.Method, .ScriptMethod, .CodeMethod, .ParameterizedProperty].contains($0.kind)
    }
    if methods.count > 1 { return try run.writeError(MemberOfInput.ambiguous("Name", name, "methods", methods, "AmbiguousMethodName", target, run)) }
    guard let method = methods.first else { return try run.writeError(MemberOfInput.unknown(name, "method", "MethodNotFound", target, run)) }
    let list = try arguments.map { try MemberOfInput.shown($0) }.joined(separator: ", ")
    if try run.shouldProcess(described, "Invoke method '\(method.name)' with arguments: \(list)") { try call(method.name, run) }
  }

  private func call(_ name: String, _ run: CommandRuntime) throws {
    let result: Value
    do { result = try Members.invoke(target, name, arguments) } catch let error as PSError where !error.isThrow {
      if arguments.isEmpty, error.record.errorId == "MethodCountCouldNotFindBest", let method = try Members.get(target, name) { return try run.write(method) }
      return try run.writeError(ErrorRecord(error.record.exception, id: "MethodInvocationError", category: .InvalidOperation, target: target))
    }
    try run.writeEnumerated(result)
  }

  private func mayRead(_ property: String, _ run: CommandRuntime) throws -> Bool {
    try run.shouldProcess(described, "Retrieve the value for property '\(property)'")
  }

  private var described: String { "InputObject: \((try? MemberOfInput.shown(target)) ?? "")" }

  private static func shown(_ value: Value) throws -> String { value.isNull ? "null" : try value.text() }

  // MARK: What Where-Object needs too

  /// The members that a name means; a pattern may mean several.
  static func matching(_ name: String, of target: Value) throws -> [MemberInfo] {
    let members = Members.list(target).filter { !$0.isHidden || FoldedName.equal($0.name, name) }
    guard Wildcard.isPattern(name) else {
      let named = members.filter { FoldedName.equal($0.name, name) }
      return named.isEmpty ? try unlisted(name, of: target).map { [$0] } ?? [] : named
    }
    let wildcard = try Wildcard(name)
    return members.filter { wildcard.matches($0.name) }
  }

  /// A property that is read by its name but not listed, such as the name of an XML element.
  private static func unlisted(_ name: String, of target: Value) throws -> MemberInfo? {
    guard let value = try Members.get(target, name) else { return nil }
    return MemberInfo(owner: target, name: name, kind: .Property, typeName: "System.Object", isInstance: false, definition: { name }, get: { value })
  }

  static func ambiguous(
    _ parameter: String, _ name: String, _ what: String, _ members: [MemberInfo], _ id: String, _ target: Value, _ run: CommandRuntime
  ) -> PSError {
    let list = members.map(\.name).joined(separator: " ")
    return run.error(
      "PSArgumentException", "Input name \"\(name)\" is ambiguous. It can be resolved to multiple matched \(what). Possible matches include: \(list).", id: id,
      .InvalidArgument, target: target)
  }

  static func unknown(_ name: String, _ what: String, _ id: String, _ target: Value, _ run: CommandRuntime) -> PSError {
    run.error("PSArgumentException", "The input name \"\(name)\" cannot be resolved to a \(what).", id: id, .InvalidArgument, target: target)
  }

  static func nullInput(_ run: CommandRuntime) -> PSError {
    run.error("PSArgumentException", "Cannot operate on a 'null' input object.", id: "InputObjectIsNull", .InvalidArgument)
  }
}
