import Engine
import Objects
import Syntax

/// Completes members behind a dot or two colons: of the value if it can be had without effects, else of the inferred type.
struct MemberCompleter {
  let context: CompletionContext

  /// What stands before the dot.
  struct Target {
    let expression: ExpressionSyntax
    let isStatic: Bool
  }

  init(_ context: CompletionContext) { self.context = context }

  /// The member expression whose name the cursor is in, if it is in one.
  static func target(_ context: CompletionContext) -> Target? {
    for node in [context.parent, context.last] {
      if let member = node as? MemberExpressionSyntax, Int(member.target.extent.end) < context.cursor, isName(member.member, context) {
        return Target(expression: member.target, isStatic: member.isStatic)
      }
      if let member = node as? InvokeMemberExpressionSyntax, Int(member.target.extent.end) < context.cursor, isName(member.member, context) {
        return Target(expression: member.target, isStatic: member.isStatic)
      }
    }
    return nil
  }

  private static func isName(_ member: CommandElementSyntax, _ context: CompletionContext) -> Bool {
    if let name = member as? StringConstantExpressionSyntax { return name.stringKind == .bareWord && context.cursor <= Int(name.extent.end) }
    return member is ErrorExpressionSyntax && context.cursor <= Int(member.extent.end)
  }

  func complete(_ target: Target, _ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    if target.isStatic { return statics(target.expression, fits) }
    if let value = SafeValue(context).value(of: target.expression), !value.isNull { return members(of: value, fits) }
    return MemberList.results(context.inference.types(of: target.expression), fits)
  }

  private func statics(_ expression: ExpressionSyntax, _ fits: (String) -> Bool) -> [CompletionResult] {
    if let literal = expression as? TypeExpressionSyntax {
      if let type = context.engine.findType(literal.typeName.fullName, context.scope.session) { return StaticMembers.results(type, fits) }
      return context.inference.definition(literal.typeName.fullName).map { MemberList.statics($0, fits) } ?? []
    }
    guard let value = SafeValue(context).value(of: expression) else { return [] }
    return StaticMembers.results(TypeValue.of(value) ?? value.unwrapped.type, fits)
  }

  private func members(of value: Value, _ fits: (String) -> Bool) -> [CompletionResult] {
    var properties: [CompletionResult] = [], methods: [CompletionResult] = []
    for member in Members.list(value) where !member.isHidden && member.kind != .MemberSet && fits(member.name) {
      switch member.kind {
      case .Method, .CodeMethod, .ScriptMethod:
        let overloads = (try? member.get())?.asObject as? MethodObject
        let tip = member.kind == .Method ? overloads?.overloads.joined(separator: "\n") ?? member.definition() : member.definition()
        methods.append(CompletionResult(.Method, CompletionText.member(member.name) + "(", list: member.name, tip: tip))
      default: properties.append(CompletionResult(.Property, CompletionText.member(member.name), list: member.name, tip: member.definition()))
      }
    }
    if value.asString == nil, (try? value.unwrapped.enumerated()) != nil || value.unwrapped.asObject is PSHashtable { methods += MemberList.extensions(fits) }
    return properties.sortedByListItem() + methods.sortedByListItem() + keys(value, fits)
  }

  private func keys(_ value: Value, _ fits: (String) -> Bool) -> [CompletionResult] {
    guard let table = value.unwrapped.asObject as? PSHashtable else { return [] }
    return table.keys.compactMap { key in
      guard let name = key.asString, fits(name) else { return nil }
      return CompletionResult(.Property, CompletionText.member(name))
    }.sortedByListItem()
  }
}

extension CompletionText {
  /// A member's name behind a dot: in quotes if it is no plain word.
  static func member(_ name: String) -> String {
    let isPlain = (name.first.map { $0.isLetter || $0 == "_" } ?? false) && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isPlain ? name : "'" + name.doubling("'") + "'"
  }
}

/// Lists the static members of a type.
enum StaticMembers {
  static func results(_ type: TypeInfo, _ fits: (String) -> Bool) -> [CompletionResult] {
    var properties: [CompletionResult] = [], methods: [CompletionResult] = [], known: Set<String> = []
    for level in type.hierarchy {
      for property in level.ownMembers.properties where property.isStatic && !property.isHidden && fits(property.name) && known.insert(property.name).inserted {
        let access = property.set == nil ? "{get;}" : "{get;set;}"
        properties.append(CompletionResult(.Property, property.name, list: property.name, tip: "static \(property.typeName) \(property.name) \(access)"))
      }
      for method in level.ownMembers.methods where method.isStatic && !method.isHidden && fits(method.name) && known.insert(method.name + "(").inserted {
        let tip = method.overloads.map { "static " + $0.signature }.joined(separator: "\n")
        methods.append(CompletionResult(.Method, method.name + "(", list: method.name, tip: tip))
      }
    }
    if let enumeration = type.enumeration {
      for entry in enumeration.cases where fits(entry.name) && known.insert(entry.name).inserted {
        properties.append(CompletionResult(.Property, entry.name, list: entry.name, tip: "static \(TypeNames.display(type)) \(entry.name) {get;}"))
      }
    }
    return properties.sortedByListItem() + methods.sortedByListItem()
  }
}

/// Finds the type that a value is (`[int]`).
enum TypeValue {
  static func of(_ value: Value) -> TypeInfo? {
    guard let object = value.unwrapped.asObject, ["System.RuntimeType", "System.Type"].contains(object.type.fullName), let name = try? Members.get(value, "FullName")?.text()
    else { return nil }
    return TypeCatalog.resolve(name)
  }
}
