import CXML2

/// Builds the tree from what the parser meets.
final class XmlTreeBuilder {
  /// .NET has no limit; beyond this a tree is no document but an attack.
  private static let deepest = 10_000

  let bytes: [UInt8]
  /// The parser, while it runs.
  var context: xmlParserCtxtPtr?
  private let keepsBlanks: Bool
  private let root = XmlNode(.document)
  /// The open elements and where their tags begin.
  private(set) var open: [(node: XmlNode, offset: Int)] = []
  private var text: [UInt8] = []
  private var failure: XmlParser.Failure?

  init(_ bytes: [UInt8], keepsBlanks: Bool) {
    self.bytes = bytes
    self.keepsBlanks = keepsBlanks
  }

  /// How far the parser has come.
  var offset: Int {
    guard let input = context?.pointee.input?.pointee, let current = input.cur, let base = input.base else { return bytes.count }
    return max(0, min(bytes.count, Int(input.consumed) + base.distance(to: current)))
  }

  /// Whether the tag that was just read ends in `/>`.
  private var isEmptyTag: Bool {
    guard let current = context?.pointee.input?.pointee.cur else { return false }
    return current[0] == UInt8(ascii: "/") && current[1] == UInt8(ascii: ">")
  }

  func fail(_ failure: XmlParser.Failure) {
    if self.failure == nil { self.failure = failure }
    if let context { xmlStopParser(context) }
  }

  func fail(_ code: Int32, _ first: String, _ second: String) {
    // What follows the first error comes of it.
    if failure == nil { fail(XmlFault(self).failure(code, first, second)) }
  }

  // MARK: Events

  func start(_ name: String, _ attributes: [(name: String, value: String)]) {
    flush()
    let node = XmlNode(.element, name: name, text: isEmptyTag ? "/" : "")
    node.attributes = attributes
    add(node)
    let place = bytes[..<offset].lastIndex(of: UInt8(ascii: "<")) ?? 0
    open.append((node, place))
    for prefixed in [name] + attributes.map(\.name).filter({ !$0.hasPrefix("xmlns") }) { checkPrefix(prefixed, node, place) }
    if open.count > Self.deepest { fail(XmlFault(self).failure("The document is nested too deeply.", at: place)) }
  }

  private func checkPrefix(_ name: String, _ node: XmlNode, _ place: Int) {
    guard let colon = name.firstIndex(of: ":") else { return }
    let prefix = String(name[..<colon])
    if prefix == "xml" || prefix == "xmlns" || node.namespace(of: prefix) != nil { return }
    let found = XmlFault(self).place(of: name, from: place) ?? place + 1
    fail(XmlFault(self).failure("'\(prefix)' is an undeclared prefix.", at: found))
  }

  func end() {
    flush()
    if !open.isEmpty { open.removeLast() }
  }

  func characters(_ part: UnsafeBufferPointer<UInt8>) { if !open.isEmpty { text.append(contentsOf: part) } }

  func append(_ node: XmlNode) {
    flush()
    add(node)
  }

  private func add(_ node: XmlNode) { (open.last?.node ?? root).append(node) }

  private func flush() {
    guard !text.isEmpty else { return }
    if keepsBlanks || keepsOwnBlanks || !text.allSatisfy({ $0 == 0x20 || (9...13).contains($0) }) {
      add(XmlNode(.text, name: "#text", text: String(decoding: text, as: UTF8.self)))
    }
    text.removeAll(keepingCapacity: true)
  }

  /// An element above says `xml:space="preserve"`.
  private var keepsOwnBlanks: Bool { open.last { $0.node.attribute("xml:space") != nil }?.node.attribute("xml:space") == "preserve" }

  // MARK: The end

  func finished(keepsDocType: Bool) throws -> XmlNode {
    if let failure { throw failure }
    if root.elements.isEmpty { throw XmlFault(self).failure("Root element is missing.", at: bytes.count, isBehindEnd: true) }
    if keepsDocType, let docType { root.insert(XmlNode(.docType, name: "DOCTYPE", text: docType), at: root.children.firstIndex { $0.kind == .element } ?? 0) }
    if let declaration { root.insert(XmlNode(.declaration, name: "xml", text: declaration), at: 0) }
    return root
  }

  /// What stands between `<?xml` and `?>`.
  private var declaration: String? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].starts(with: Array("<?xml".utf8)), bytes.count > start + 5, [0x20, 9, 10, 13].contains(bytes[start + 5]) else { return nil }
    let rest = String(decoding: bytes[(start + 5)...].prefix(256), as: UTF8.self).drop { $0.isWhitespace }
    guard let end = rest.firstIndex(of: "?") else { return nil }
    return String(rest[..<end])
  }

  /// What follows `<!DOCTYPE`, with the declarations inside of it.
  private var docType: String? {
    let mark = Array("<!DOCTYPE".utf8)
    guard let start = bytes.indices.first(where: { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }) else { return nil }
    var depth = 0, quote: UInt8?
    for index in (start + mark.count)..<bytes.count {
      let byte = bytes[index]
      if let open = quote { if byte == open { quote = nil }; continue }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth == 0: return String(decoding: bytes[(start + mark.count)..<index], as: UTF8.self)
      default: break
      }
    }
    return nil
  }
}
