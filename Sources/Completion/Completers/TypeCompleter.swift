import Engine
import Objects
import Syntax

/// Completes names of types, accelerators and namespaces.
struct TypeCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  /// The type name at the cursor, wherever it stands.
  static func atCursor(_ context: CompletionContext) -> [CompletionResult] {
    guard let node = context.related.last(where: { $0 is SimpleTypeNameSyntax }) as? SimpleTypeNameSyntax else { return [] }
    context.replaced = Int(node.extent.start)..<Int(node.extent.end)
    let completer = TypeCompleter(context)
    let word = node.name
    if let attribute = context.related.last(where: { $0 is AttributeBaseSyntax }) as? AttributeBaseSyntax, context.related.contains(where: { $0 is ParamBlockSyntax || $0 is ParameterSyntax }) || attribute is AttributeSyntax {
      let attributes = completer.attributes(word)
      return attributes + completer.complete(word).filter { result in !attributes.contains { $0.listItem == result.listItem } && !result.listItem.hasSuffix("Attribute") }
    }
    return completer.complete(word)
  }

  func complete(_ word: String) -> [CompletionResult] {
    guard !word.isEmpty else { return [] }
    return word.contains(".") ? qualified(word) : unqualified(word)
  }

  /// Attributes, without the end of their names.
  private func attributes(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    return KnownTypes.all.filter { $0.name.hasSuffix("Attribute") && $0.namespace == "System.Management.Automation" && fits($0.name) }
      .map { CompletionResult(.Type, String($0.name.dropLast(9)), list: $0.name, tip: $0.tip) }.sortedByListItem()
  }

  private func unqualified(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    var results: [CompletionResult] = [], known: Set<String> = []
    for (name, fullName) in TypeCatalog.allAccelerators where fits(name) && known.insert(fullName.lowercased()).inserted {
      results.append(CompletionResult(.Type, name, list: KnownTypes.shortName(fullName), tip: KnownTypes.tip(fullName, isLoaded: true)))
    }
    let opened = namespacesInUse
    for type in KnownTypes.all where fits(type.name) && known.insert(type.fullName.lowercased()).inserted {
      let isOpen = opened.contains { FoldedName.equal($0, type.namespace) } || type.namespace == "System"
      let text = type.isNested ? type.fullName : isOpen ? type.openName : type.fullName
      results.append(CompletionResult(.Type, text.withoutArity, list: type.listItem, tip: type.tip))
    }
    for type in scriptTypes where fits(type.fullName) && known.insert(type.fullName.lowercased()).inserted {
      results.append(CompletionResult(.Type, type.fullName, list: type.fullName, tip: "\(type.isEnum ? "Enum" : "Class") \(type.fullName)"))
    }
    results = results.sortedByListItem()
    return namespaces(word) + results + definedInText(fits)
  }

  private func qualified(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    let types = KnownTypes.all.filter { fits($0.fullName) && $0.dots == word.filter({ $0 == "." }).count }
      .map { CompletionResult(.Type, $0.fullName.withoutArity, list: $0.listItem, tip: $0.tip) }.sortedByListItem()
    return namespaces(word) + types
  }

  func namespaces(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word), dots = word.filter { $0 == "." }.count
    return KnownTypes.namespaces.filter { fits($0) && $0.filter { $0 == "." }.count == dots }
      .map { CompletionResult(.Namespace, $0, list: KnownTypes.shortName($0), tip: "Namespace \($0)") }.sortedByListItem()
  }

  /// Types that scripts of the session defined; PowerShell's own completion sees those of the global scope only.
  private var scriptTypes: [TypeInfo] { context.scope === context.engine.global.scope ? Array(context.engine.global.types.values) : [] }

  private func definedInText(_ fits: (String) -> Bool) -> [CompletionResult] {
    var names: [(String, String)] = []
    TreeWalk.visit(context.root) { node in
      if let type = node as? TypeDefinitionSyntax, fits(type.name) { names.append((type.name, type.sort == .enum ? "Enum" : "Class")) }
    }
    return names.map { CompletionResult(.Type, $0.0, list: $0.0, tip: "\($0.1) \($0.0)") }
  }

  private var namespacesInUse: [String] {
    context.root.usingStatements.filter { $0.sort == .namespace }.compactMap { $0.name?.value } + context.scope.session.namespaces
  }
}

extension String {
  /// A generic type's name without the number of its parameters.
  var withoutArity: String { firstIndex(of: "`").map { String(self[..<$0]) } ?? self }
}
