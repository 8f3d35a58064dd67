/// Writes XML trees as text.
package enum XmlText {
  package static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"" where inAttribute: result.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where inAttribute: result.append(contentsOf: "&#xA;".unicodeScalars)
      case "\r" where inAttribute: result.append(contentsOf: "&#xD;".unicodeScalars)
      case "\t" where inAttribute: result.append(contentsOf: "&#x9;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// On one line, as `OuterXml`.
  package static func outer(_ node: XmlNode) -> String {
    switch node.kind {
    case .document: return inner(node)
    case .text: return escaped(node.text)
    case .cdata: return "<![CDATA[\(node.text)]]>"
    case .comment: return "<!--\(node.text)-->"
    case .declaration, .instruction: return "<?\(node.name)\(node.text.isEmpty ? "" : " ")\(node.text)?>"
    case .docType: return "<!\(node.name)\(node.text)>"
    case .element:
      let start = "<" + node.name + node.attributes.map { " \($0.name)=\"\(escaped($0.value, inAttribute: true))\"" }.joined()
      if node.children.isEmpty { return node.text == "/" ? start + " />" : start + "></\(node.name)>" }
      return start + ">" + inner(node) + "</\(node.name)>"
    }
  }

  package static func inner(_ node: XmlNode) -> String { node.children.map(outer).joined() }

  /// Indented, as a document is saved; elements with text stay on one line.
  package static func indented(_ node: XmlNode, level: Int = 0) -> String {
    let margin = String(repeating: "  ", count: level)
    switch node.kind {
    case .document: return node.children.map { indented($0) }.joined(separator: "\n")
    case .element where !node.children.isEmpty && !node.children.contains { $0.kind == .text || $0.kind == .cdata }:
      let start = "<" + node.name + node.attributes.map { " \($0.name)=\"\(escaped($0.value, inAttribute: true))\"" }.joined() + ">"
      return margin + start + "\n" + node.children.map { indented($0, level: level + 1) }.joined(separator: "\n") + "\n\(margin)</\(node.name)>"
    default: return margin + outer(node)
    }
  }
}
