import Engine
import Objects
import Syntax

/// Infers the types of properties and of what methods return.
struct MemberInference {
  let inference: TypeInference

  init(_ inference: TypeInference) { self.inference = inference }

  func types(of node: MemberExpressionSyntax) -> [InferredType] {
    guard let name = (node.member as? StringConstantExpressionSyntax)?.value else { return [] }
    return owners(node.target, node.isStatic).compactMap { property(name, $0, node.isStatic) }
  }

  func types(of node: InvokeMemberExpressionSyntax) -> [InferredType] {
    guard let name = (node.member as? StringConstantExpressionSyntax)?.value else { return [] }
    if node.isStatic, FoldedName.equal(name, "new") { return owners(node.target, true) }
    return owners(node.target, node.isStatic).compactMap { owner in
      for case let method as FunctionMemberSyntax in owner.definition?.members ?? [] where FoldedName.equal(method.name, name) {
        return method.returnType.flatMap { inference.named($0.typeName.fullName) }
      }
      for level in owner.type.hierarchy {
        let found = node.isStatic ? level.ownMembers.staticMethod(name) : level.ownMembers.method(name)
        if let signature = found?.overloads.first?.signature { return returned(signature, level) }
      }
      return nil
    }
  }

  private func owners(_ target: ExpressionSyntax, _ isStatic: Bool) -> [InferredType] {
    if isStatic, let literal = target as? TypeExpressionSyntax { return inference.named(literal.typeName.fullName).map { [$0] } ?? [] }
    return inference.types(of: target)
  }

  private func property(_ name: String, _ owner: InferredType, _ isStatic: Bool) -> InferredType? {
    if let exception = owner.exception, FoldedName.equal(name, "Exception") { return InferredType(exception) }
    if let key = owner.keys.first(where: { FoldedName.equal($0.name, name) }) { return key.type }
    if let own = owner.properties?.first(where: { FoldedName.equal($0.name, name) }) { return own.type }
    for case let member as PropertyMemberSyntax in owner.definition?.members ?? [] where FoldedName.equal(member.name, name) {
      return member.type.flatMap { inference.named($0.typeName.fullName) }
    }
    if isStatic, owner.type.isEnum { return owner }
    for level in owner.type.hierarchy {
      let found = isStatic ? level.ownMembers.staticProperty(name) : level.ownMembers.property(name)
      if let found { return inference.named(found.typeName) }
    }
    return nil
  }

  private func returned(_ signature: String, _ owner: TypeInfo) -> InferredType? {
    let words = signature.prefix { $0 != "(" }.split(separator: " ").dropLast().filter { $0 != "static" && $0 != "hidden" }
    return inference.named(words.joined(separator: " "))
  }
}
