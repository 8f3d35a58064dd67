import Objects
import Syntax

/// `[AstVisitor]` and `[AstVisitor2]`: classes of scripts that walk a tree, one method for each kind of node.
enum AstVisitor {
  private static let prefix = "System.Management.Automation.Language."

  static let action = TypeInfo(
    prefix + "AstVisitAction", base: TypeCatalog.type("System.Enum"), traits: [.valueType, .sealed],
    enumeration: Enumeration([("Continue", 0), ("SkipChildren", 1), ("StopVisit", 2)]))
  private static let visitor = TypeInfo(prefix + "AstVisitor", base: .object, traits: .abstract)
  static let types = [action, visitor, TypeInfo(prefix + "AstVisitor2", base: visitor, traits: .abstract)]

  /// Thrown to end a walk early.
  private struct Stop: Error {}

  /// Walks the tree below a node, the node first.
  static func walk(_ object: AstObject, _ visitor: Value) throws {
    do { try visit(object, visitor) } catch is Stop {}
  }

  private static func visit(_ object: AstObject, _ visitor: Value) throws {
    switch try decision(object, visitor) {
    case "StopVisit": throw Stop()
    case "SkipChildren": return
    default: break
    }
    var below: [SyntaxNode] = []
    object.node.forEachChild { below.append($0) }
    for child in below where !(child is TypeNameSyntax) { try visit(AstObject(child, object.source, parent: object), visitor) }
  }

  private static func decision(_ object: AstObject, _ visitor: Value) throws -> String {
    let name = object.type.name
    let method = "Visit" + (name.hasSuffix("Ast") ? String(name.dropLast(3)) : name)
    guard let instance = visitor.unwrapped.asObject as? ClassInstance, ClassBuilder.findMethod(instance.classType, method) != nil else { return "Continue" }
    return try Conversion.convert(try Members.invoke(visitor, method, [.object(object)]), to: action).text()
  }
}
