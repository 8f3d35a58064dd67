import Objects
import Syntax

/// Lists members of inferred types, as completion shows them.
enum MemberList {
  static func results(_ types: [InferredType], _ fits: (String) -> Bool, methods: Bool = true, parentheses: Bool = true) -> [CompletionResult] {
    var properties: [CompletionResult] = [], calls: [CompletionResult] = [], known: Set<String> = []
    for inferred in types {
      for property in list(inferred) where fits(property.name) && known.insert(property.name.lowercased()).inserted {
        properties.append(CompletionResult(.Property, CompletionText.member(property.name), list: property.name, tip: property.tip))
      }
      guard methods else { continue }
      for method in methodList(inferred) where fits(method.name) && known.insert(method.name.lowercased()).inserted {
        calls.append(CompletionResult(.Method, method.name + (parentheses ? "(" : ""), list: method.name, tip: method.tip))
      }
      if inferred.type.isArray || inferred.type.interfaces.contains(where: { $0.fullName.hasPrefix("System.Collections.") }), !inferred.isString, parentheses {
        calls += extensions { fits($0) && known.insert($0.lowercased()).inserted }
      }
    }
    return properties.sortedByListItem() + calls.sortedByListItem()
  }

  /// `.Where()` and `.ForEach()`, which every list has.
  static func extensions(_ fits: (String) -> Bool) -> [CompletionResult] {
    [("ForEach", "ForEach(expression [, arguments...])"), ("Where", "Where({ expression } [, mode [, numberToReturn]])")].filter { fits($0.0) }
      .map { CompletionResult(.Method, $0.0 + "(", list: $0.0, tip: $0.1) }
  }

  private static func list(_ inferred: InferredType) -> [(name: String, tip: String)] {
    var found: [(String, String)] = (inferred.properties ?? []).map { ($0.name, "\($0.typeName) \($0.name)") }
    found += inferred.keys.map { ($0.name, "\($0.typeName) \($0.name)") }
    if let definition = inferred.definition {
      for case let member as PropertyMemberSyntax in definition.members where !member.isStatic && !member.isHidden {
        found.append((member.name, "\(typeText(member.type)) \(member.name) { get; set; }"))
      }
    }
    if inferred.properties != nil { return found + custom }
    for level in inferred.type.hierarchy {
      for property in level.ownMembers.properties where !property.isStatic && !property.isHidden {
        found.append((property.name, "\(property.typeName) \(property.name) { get; \(property.set == nil ? "" : "set; ")}"))
      }
    }
    return found
  }

  /// What `PSObject` itself has.
  private static let custom: [(String, String)] = [
    ("BaseObject", "System.Object BaseObject { get; }"), ("ImmediateBaseObject", "System.Object ImmediateBaseObject { get; }"),
    ("Members", "System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Members { get; }"),
    ("Methods", "System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMethodInfo] Methods { get; }"),
    ("Properties", "System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSPropertyInfo] Properties { get; }"),
    ("TypeNames", "System.Collections.ObjectModel.Collection[string] TypeNames { get; }"),
  ]

  private static func methodList(_ inferred: InferredType) -> [(name: String, tip: String)] {
    var found: [(String, String)] = [], known: Set<String> = []
    for case let method as FunctionMemberSyntax in inferred.definition?.members ?? [] where !method.isStatic && !method.isHidden && !method.isConstructor {
      found.append((method.name, signature(method)))
    }
    if inferred.properties != nil {
      found += [
        ("CompareTo", "int CompareTo(System.Object obj)"), ("Copy", "psobject Copy()"),
        ("GetMetaObject", "System.Dynamic.DynamicMetaObject GetMetaObject(System.Linq.Expressions.Expression parameter)"),
        ("GetObjectData", "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"),
      ]
    }
    for level in inferred.type.hierarchy {
      for method in level.ownMembers.methods where !method.isStatic && !method.isHidden && known.insert(method.name).inserted {
        found.append((method.name, method.shownSignatures.joined(separator: "\n")))
      }
    }
    return found
  }

  static func statics(_ definition: TypeDefinitionSyntax, _ fits: (String) -> Bool) -> [CompletionResult] {
    var properties: [CompletionResult] = [], methods: [CompletionResult] = []
    for member in definition.members where fits(member.name) && (member.isStatic || definition.sort == .enum) {
      if let property = member as? PropertyMemberSyntax {
        let type = definition.sort == .enum ? definition.name : typeText(property.type)
        properties.append(CompletionResult(.Property, property.name, list: property.name, tip: "static \(type) \(property.name) { get; set; }"))
      } else if let method = member as? FunctionMemberSyntax {
        methods.append(CompletionResult(.Method, method.name + "(", list: method.name, tip: "static " + signature(method)))
      }
    }
    return properties.sortedByListItem() + methods.sortedByListItem()
  }

  private static func typeText(_ constraint: TypeConstraintSyntax?) -> String { constraint?.typeName.fullName ?? "System.Object" }

  private static func signature(_ method: FunctionMemberSyntax) -> String {
    let parameters = method.parameters.map { parameter in
      let type = parameter.attributes.last { $0 is TypeConstraintSyntax }?.typeName.fullName ?? "Object"
      return "\(type) \(parameter.name.path.name)"
    }
    return "\(method.returnType?.typeName.fullName ?? "void") \(method.name)(\(parameters.joined(separator: ", ")))"
  }
}
