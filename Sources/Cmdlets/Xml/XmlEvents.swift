import CXML2

/// Hands libxml2's events to the builder of the tree.
enum XmlEvents {
  private static func builder(_ data: UnsafeMutableRawPointer?) -> XmlTreeBuilder? {
    data.map { Unmanaged<XmlTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  static func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  /// Names come with their prefixes and attributes in their order, namespaces among them: the older of the two interfaces.
  static let handler: xmlSAXHandler = {
    var handler = xmlSAXHandler()
    handler.startElement = { data, name, attributes in
      var found: [(name: String, value: String)] = []
      var next = attributes
      while let here = next, let key = here[0] {
        found.append((XmlEvents.text(key), XmlEvents.text(here[1])))
        next = here + 2
      }
      XmlEvents.builder(data)?.start(XmlEvents.text(name), found)
    }
    handler.endElement = { data, _ in XmlEvents.builder(data)?.end() }
    handler.characters = XmlEvents.characters
    handler.ignorableWhitespace = XmlEvents.characters
    handler.cdataBlock = { data, text, count in
      let part = UnsafeBufferPointer(start: text, count: Int(count))
      XmlEvents.builder(data)?.append(XmlNode(.cdata, name: "#cdata-section", text: String(decoding: part, as: UTF8.self)))
    }
    handler.comment = { data, text in XmlEvents.builder(data)?.append(XmlNode(.comment, name: "#comment", text: XmlEvents.text(text))) }
    handler.processingInstruction = { data, target, text in
      XmlEvents.builder(data)?.append(XmlNode(.instruction, name: XmlEvents.text(target), text: XmlEvents.text(text)))
    }
    // Without declared entities a reference is an error, whatever the document type says of files elsewhere.
    handler.reference = { data, name in XmlEvents.builder(data)?.fail(Int32(XML_ERR_UNDECLARED_ENTITY.rawValue), XmlEvents.text(name), "") }
    handler.internalSubset = { data, _, _, _ in XmlEvents.builder(data)?.context?.pointee.hasExternalSubset = 0 }
    return handler
  }()

  private static let characters: charactersSAXFunc = { data, text, count in
    XmlEvents.builder(data)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
  }

  /// Versions of the library disagree whether the error is constant; its fields are the same.
  static let error: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void = { data, raw in
    guard let error = raw?.assumingMemoryBound(to: xmlError.self).pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
    XmlEvents.builder(data)?.fail(error.code, error.str1.map { String(cString: $0) } ?? "", error.str2.map { String(cString: $0) } ?? "")
  }
}
