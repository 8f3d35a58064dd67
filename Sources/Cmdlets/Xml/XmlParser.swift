import CXML2

/// Parses XML text into a tree with libxml2; errors are worded and placed as .NET's reader does.
///
/// Document types are read over: no entity is declared, nothing is fetched, and so nothing can grow beyond the text that was given.
package struct XmlParser {
  package struct Failure: Error {
    package let message: String
    package let line: Int
    package let column: Int
    package var text: String { "\(message) Line \(line), position \(column)." }
  }

  /// `keepsBlanks` keeps text of nothing but blanks, `keepsDocType` the document type as text: a document that is loaded is saved with it.
  package static func parse(_ text: String, keepsBlanks: Bool = false, keepsDocType: Bool = false) throws -> XmlNode {
    let bytes = Array(text.utf8)
    let builder = XmlTreeBuilder(bytes, keepsBlanks: keepsBlanks)
    guard let context = xmlNewParserCtxt() else { throw Failure(message: "Insufficient memory to continue the execution of the program.", line: 1, column: 1) }
    defer { xmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = XmlEvents.handler
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    builder.context = context
    // The encoding is named, so that libxml2 does not guess one from the first bytes. Deep trees are refused by the builder; `HUGE` only lifts the limit on the length of a text.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_SAX1.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlSetStructuredErrorFunc(Unmanaged.passUnretained(builder).toOpaque(), unsafeBitCast(XmlEvents.error, to: xmlStructuredErrorFunc.self))
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      if let document = xmlCtxtReadMemory(context, base, Int32(clamping: buffer.count), nil, "UTF-8", Int32(options)) { xmlFreeDoc(document) }
    }
    return try builder.finished(keepsDocType: keepsDocType)
  }
}
