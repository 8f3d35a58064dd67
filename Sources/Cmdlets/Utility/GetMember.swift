import Engine
import Objects

/// Lists the members of objects, once per type.
struct GetMember: Cmdlet {
  static let name = "Get-Member"
  static let aliases = ["gm"]

  var inputObject = Value.null
  var names: [String] = []
  var memberType: [String] = []
  var view: [String] = []
  var isStatic = false, force = false
  private var seen: Set<FoldedName> = []
  private var hasInput = false

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Name", \.names, .position(0), .notNullOrEmpty),
    Parameter("MemberType", \.memberType, .alias("Type"), .type("System.Management.Automation.PSMemberTypes")),
    Parameter("View", \.view, .type("System.Management.Automation.PSMemberViewTypes")),
    Parameter("Static", \.isStatic),
    Parameter("Force", \.force),
  ]

  static let definition = RecordType(
    "Microsoft.PowerShell.Commands.MemberDefinition",
    ["TypeName:string", "Name:string", "MemberType:System.Management.Automation.PSMemberTypes", "Definition:string"],
    text: { try $0["Definition"].text() })

  private struct Row {
    let name: String
    let kind: String
    let definition: String
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isNull { return }
    hasInput = true
    let typeName: String
    var rows: [Row]
    if isStatic {
      guard let type = staticType else { return }
      typeName = type.fullName
      rows = GetMember.staticRows(type)
    } else {
      typeName = inputObject.typeNames.first ?? inputObject.type.fullName
      rows = instanceRows
    }
    guard seen.insert(FoldedName(typeName)).inserted else { return }
    rows.sort { left, right in
      left.kind != right.kind ? left.kind < right.kind : Comparison.order(Value(left.name), Value(right.name), ignoreCase: true) < 0
    }
    rows = try wanted(rows)
    let kindType = TypeCatalog.type("System.Management.Automation.PSMemberTypes")
    for row in rows {
      let kind = Conversion.tryConvert(Value(row.kind), to: kindType) ?? Value(row.kind)
      try run.write(.object(GetMember.definition.make([Value(typeName), Value(row.name), kind, Value(row.definition)])))
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard !hasInput else { return }
    try run.writeError(
      run.error(
        "System.InvalidOperationException", "You must specify an object for the Get-Member cmdlet.", id: "NoObjectInGetMember", .CloseError))
  }

  /// The rows asked for; names given are answered in their own order.
  private func wanted(_ rows: [Row]) throws -> [Row] {
    var result: [Row] = []
    for name in names.isEmpty ? ["*"] : names {
      let wildcard = try Wildcard(name)
      for row in rows where wildcard.matches(row.name) && isWantedKind(row) && !result.contains(where: { $0.name == row.name && $0.kind == row.kind }) {
        result.append(row)
      }
    }
    return result
  }

  private func isWantedKind(_ row: Row) -> Bool {
    guard !memberType.isEmpty else { return true }
    return memberType.flatMap { $0.split(separator: ",").map { $0.trimmingPrefix(while: { $0 == " " }) } }.contains { wanted in
      switch wanted.lowercased() {
      case "all": true
      case "properties": row.kind.hasSuffix("Property") || row.kind == "PropertySet"
      case "methods": row.kind.hasSuffix("Method")
      default: FoldedName.equal(String(wanted), row.kind)
      }
    }
  }

  private var instanceRows: [Row] {
    Members.list(inputObject).compactMap { member in
      if member.isHidden, !force { return nil }
      if !isInView(member) { return nil }
      if member.kind == .MemberSet, !force { return nil }
      return Row(name: member.name, kind: member.kind.rawValue, definition: member.definition())
    }
  }

  /// Members of the .NET type are adapted ones; what PowerShell or a script added are extended ones.
  private func isInView(_ member: MemberInfo) -> Bool {
    guard !view.isEmpty else { return true }
    let isOfType = [.Property, .Method, .ParameterizedProperty, .Event].contains(member.kind)
    return view.flatMap { $0.split(separator: ",").map { $0.trimmingPrefix(while: { $0 == " " }) } }.contains { view in
      switch view.lowercased() {
      case "all": true
      case "extended": !isOfType
      default: isOfType
      }
    }
  }

  // MARK: Static members

  private var staticType: TypeInfo? {
    if let type = inputObject.typeValue { return type }
    return inputObject.type
  }

  private static func staticRows(_ type: TypeInfo) -> [Row] {
    var rows: [Row] = (type.enumeration?.cases ?? []).map { name, _ in
      Row(name: name, kind: "Property", definition: "static \(type.fullName) \(name) {get;}")
    }
    for level in type.hierarchy {
      for property in level.ownMembers.properties where property.isStatic && !property.isHidden {
        let access = property.set == nil ? "{get;}" : "{get;set;}"
        rows.append(Row(name: property.name, kind: "Property", definition: "static \(property.typeName) \(property.name) \(access)"))
      }
      for method in level.ownMembers.methods where method.isStatic && !method.isHidden && !rows.contains(where: { $0.name == method.name }) {
        rows.append(Row(name: method.name, kind: "Method", definition: method.overloads.map { "static " + $0.signature }.joined(separator: ", ")))
      }
    }
    if !type.ownMembers.constructors.isEmpty {
      rows.append(Row(name: "new", kind: "Method", definition: type.ownMembers.constructors.map(\.signature).joined(separator: ", ")))
    }
    return rows
  }
}

extension Value {
  /// The type if the value is one (`[int]`), found by its name so that no particular class is needed.
  var typeValue: TypeInfo? {
    guard case .object(let object) = unwrapped, ["System.RuntimeType", "System.Type"].contains(object.type.fullName),
      let name = try? Members.get(self, "FullName")?.text()
    else { return nil }
    return TypeCatalog.resolve(name)
  }
}
