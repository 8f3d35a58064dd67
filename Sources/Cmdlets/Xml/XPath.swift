import CXML2
import Objects

/// Finds nodes by XPath 1.0, with libxml2.
package struct XPath {
  package struct Failure: Error { let message: String }

  /// A found node: an element or text, or one attribute of an element.
  package enum Item {
    case node(XmlNode)
    case attribute(XmlNode, name: String)
  }

  private let text: String
  private let namespaces: [String: String]

  package init(_ text: String, namespaces: [String: String] = [:]) {
    self.text = text
    self.namespaces = namespaces
  }

  /// The nodes that the expression names, in the order of the document.
  package func select(_ node: XmlNode) throws -> [Item] {
    let tree = XPathTree.of(node)
    guard let context = xmlXPathNewContext(tree.document) else { return [] }
    defer { xmlXPathFreeContext(context) }
    let faults = Faults()
    context.pointee.userData = Unmanaged.passUnretained(faults).toOpaque()
    context.pointee.error = unsafeBitCast(Self.noteError, to: xmlStructuredErrorFunc.self)
    for (prefix, uri) in namespaces where !prefix.isEmpty { xmlXPathRegisterNs(context, prefix, uri) }
    context.pointee.node = tree.copy(of: node)
    guard let compiled = xmlXPathCtxtCompile(context, text) else { throw failure(faults) }
    defer { xmlXPathFreeCompExpr(compiled) }
    guard let outcome = xmlXPathCompiledEval(compiled, context) else { throw failure(faults) }
    defer { xmlXPathFreeObject(outcome) }
    guard outcome.pointee.type == XPATH_NODESET else { throw Failure(message: "Expression must evaluate to a node-set.") }
    guard let set = outcome.pointee.nodesetval else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { set.pointee.nodeTab[$0].flatMap(tree.item) }
  }

  // MARK: Errors

  private final class Faults { var code: Int32 = 0 }

  private static let noteError: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void = { data, raw in
    guard let data, let error = raw?.assumingMemoryBound(to: xmlError.self).pointee else { return }
    let faults = Unmanaged<Faults>.fromOpaque(data).takeUnretainedValue()
    if faults.code == 0 { faults.code = error.code }
  }

  private func failure(_ faults: Faults) -> Failure {
    switch xmlParserErrors(rawValue: UInt32(bitPattern: faults.code)) {
    case XML_XPATH_UNDEF_PREFIX_ERROR, XML_XPATH_UNKNOWN_FUNC_ERROR, XML_XPATH_UNDEF_VARIABLE_ERROR:
      Failure(message: "Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.")
    case XML_XPATH_UNFINISHED_LITERAL_ERROR, XML_XPATH_START_LITERAL_ERROR: Failure(message: "This is an unclosed string.")
    case XML_XPATH_INVALID_ARITY: Failure(message: "The number of arguments in the function of '\(text)' is not valid.")
    case XML_XPATH_INVALID_TYPE: Failure(message: "Expression must evaluate to a node-set.")
    default: Failure(message: "'\(text)' has an invalid token.")
    }
  }
}
