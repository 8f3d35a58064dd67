import CXML2

/// Words an error of libxml2 as .NET's reader does, with the place that .NET names.
struct XmlFault {
  private let builder: XmlTreeBuilder
  private var bytes: [UInt8] { builder.bytes }

  init(_ builder: XmlTreeBuilder) { self.builder = builder }

  /// An error at an offset into the text; columns count UTF-16 units.
  func failure(_ message: String, at offset: Int, isBehindEnd: Bool = false) -> XmlParser.Failure {
    let before = bytes[..<min(offset, bytes.count)]
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    let column = String(decoding: bytes[lineStart..<before.endIndex], as: UTF8.self).utf16.count + 1
    return XmlParser.Failure(message: message, line: line, column: isBehindEnd && bytes.isEmpty ? 0 : column)
  }

  func failure(_ code: Int32, _ first: String, _ second: String) -> XmlParser.Failure {
    let here = builder.offset
    switch xmlParserErrors(rawValue: UInt32(bitPattern: code)) {
    case XML_ERR_DOCUMENT_EMPTY: return empty(here)
    case XML_ERR_DOCUMENT_END: return behindRoot(here)
    case XML_ERR_TAG_NAME_MISMATCH: return mismatch(first, second, here)
    case XML_ERR_TAG_NOT_FINISHED, XML_ERR_LTSLASH_REQUIRED: return unclosed()
    case XML_ERR_GT_REQUIRED, XML_ERR_INTERNAL_ERROR: return token(here, "'>'")
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE, XML_ERR_EQUAL_REQUIRED: return token(here, "'='")
    case XML_ERR_ATTRIBUTE_NOT_STARTED: return token(here, "'\"' or '''")
    case XML_ERR_SPACE_REQUIRED: return here >= bytes.count ? unclosed() : failure("'\(sign(here))' is an unexpected token. Expecting whitespace.", at: here)
    case XML_ERR_LT_IN_ATTRIBUTE: return failure("'<', hexadecimal value 0x3C, is an invalid attribute character.", at: here)
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
      return here < bytes.count && bytes[here] == UInt8(ascii: "<") ? failure(Int32(XML_ERR_LT_IN_ATTRIBUTE.rawValue), "", "") : failure("There is an unclosed literal string.", at: bytes.count)
    case XML_ERR_ATTRIBUTE_REDEFINED: return failure("'\(first)' is a duplicate attribute name.", at: lastPlace(of: first, before: here) ?? here)
    case XML_ERR_NAME_REQUIRED: return name(here)
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_ENTITYREF_NO_NAME: return failure("An error occurred while parsing EntityName.", at: here)
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY:
      return failure("Reference to undeclared entity '\(first)'.", at: (lastPlace(of: "&" + first, before: here + first.utf8.count + 1) ?? here) + 1)
    default: return rare(code, here)
    }
  }

  private func rare(_ code: Int32, _ here: Int) -> XmlParser.Failure {
    switch xmlParserErrors(rawValue: UInt32(bitPattern: code)) {
    case XML_ERR_COMMENT_NOT_FINISHED: return failure("Unexpected end of file while parsing Comment has occurred.", at: bytes.count)
    case XML_ERR_CDATA_NOT_FINISHED: return failure("Unexpected end of file while parsing CDATA has occurred.", at: bytes.count)
    case XML_ERR_PI_NOT_FINISHED: return failure("Unexpected end of file while parsing PI has occurred.", at: bytes.count)
    case XML_ERR_DOCTYPE_NOT_FINISHED: return failure("Unexpected end of file while parsing DOCTYPE has occurred.", at: bytes.count)
    case XML_ERR_HYPHEN_IN_COMMENT: return failure("An XML comment cannot contain '--', and '-' cannot be the last character.", at: here)
    case XML_ERR_MISPLACED_CDATA_END: return failure("']]>' is not allowed in character data.", at: here)
    case XML_ERR_RESERVED_XML_NAME:
      return failure(
        "Unexpected XML declaration. The XML declaration must be the first node in the document, and no white space characters are allowed to appear before it.",
        at: lastPlace(of: "xml", before: here) ?? here)
    case XML_ERR_INVALID_CHAR where here > 0 && bytes[here - 1] == UInt8(ascii: ";"): return reference(here)
    case XML_ERR_INVALID_CHAR:
      return failure("'\(sign(here))', hexadecimal value 0x\(hexadecimal(here)), is an invalid character.", at: here)
    case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_DEC_CHARREF: return failure("Invalid syntax for a character reference.", at: here)
    case XML_ERR_VERSION_MISSING, XML_ERR_XMLDECL_NOT_FINISHED, XML_ERR_XMLDECL_NOT_STARTED, XML_ERR_STANDALONE_VALUE:
      return failure("Syntax for an XML declaration is invalid.", at: here)
    default:
      return here >= bytes.count ? unclosed() : token(here, "'>'")
    }
  }

  // MARK: Kinds of errors

  private func empty(_ here: Int) -> XmlParser.Failure {
    let rest = bytes.dropFirst(here).drop { [0x20, 9, 10, 13].contains($0) }
    if rest.isEmpty { return failure("Root element is missing.", at: bytes.count, isBehindEnd: true) }
    if rest.starts(with: [UInt8(ascii: "<"), UInt8(ascii: "/")]) { return failure("Unexpected end tag.", at: rest.startIndex + 2) }
    if rest.first == UInt8(ascii: "<") { return name(rest.startIndex + 1) }
    return failure("Data at the root level is invalid.", at: rest.startIndex)
  }

  private func behindRoot(_ here: Int) -> XmlParser.Failure {
    guard here < bytes.count, bytes[here] == UInt8(ascii: "<") else { return failure("Data at the root level is invalid.", at: here) }
    if here + 1 < bytes.count, bytes[here + 1] == UInt8(ascii: "/") {
      return failure("Unexpected end tag.", at: here + 2)
    }
    return failure("There are multiple root elements.", at: here + 1)
  }

  private func mismatch(_ expected: String, _ found: String, _ here: Int) -> XmlParser.Failure {
    let end = bytes[..<min(here, bytes.count)].lastIndex(of: UInt8(ascii: "<")).map { $0 + 2 } ?? here
    let start = failure("", at: (builder.open.last?.offset ?? 0) + 1)
    let name = String(decoding: bytes[end...].prefix { !($0 == UInt8(ascii: ">") || $0 <= 0x20) }, as: UTF8.self)
    return failure("The '\(builder.open.last?.node.name ?? expected)' start tag on line \(start.line) position \(start.column) does not match the end tag of '\(name)'.", at: end)
  }

  /// The text ends inside of elements: the innermost is named first.
  private func unclosed() -> XmlParser.Failure {
    if let start = bytes.lastIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "?"), !bytes[start...].contains(UInt8(ascii: ">")) {
      return failure("Unexpected end of file while parsing PI has occurred.", at: bytes.count)
    }
    var names = builder.open.reversed().map(\.node.name)
    // The tag that is being read is open too.
    if let start = bytes.lastIndex(of: UInt8(ascii: "<")), !bytes[start...].contains(UInt8(ascii: ">")), start + 1 < bytes.count, bytes[start + 1] != UInt8(ascii: "/") {
      let name = String(decoding: bytes[(start + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
      if builder.open.last?.offset != start, !name.isEmpty { names.insert(name, at: 0) }
    }
    let list = names.isEmpty ? "" : " The following elements are not closed: \(names.joined(separator: ", "))."
    return failure("Unexpected end of file has occurred.\(list)", at: bytes.count)
  }

  private func token(_ here: Int, _ expected: String) -> XmlParser.Failure {
    if here >= bytes.count { return unclosed() }
    let isName = bytes[here] >= 0x41 || bytes[here] == UInt8(ascii: ":")
    if expected == "'>'", !isName, bytes[here] != UInt8(ascii: "/"), bytes[here] != UInt8(ascii: "<"), here > 0, bytes[here - 1] <= 0x20 { return name(here) }
    return failure("'\(sign(here))' is an unexpected token. The expected token is \(expected).", at: here)
  }

  private func name(_ here: Int) -> XmlParser.Failure {
    if here > 0, here < bytes.count, bytes[here] == UInt8(ascii: "/"), bytes[here - 1] == UInt8(ascii: "<") { return failure("Unexpected end tag.", at: here + 1) }
    if here > 0, bytes[here - 1] == UInt8(ascii: "&") { return failure("An error occurred while parsing EntityName.", at: here) }
    if here >= bytes.count { return unclosed() }
    return failure("Name cannot begin with the '\(sign(here))' character, hexadecimal value 0x\(hexadecimal(here)).", at: here)
  }

  /// A reference by number to a character that XML does not have.
  private func reference(_ here: Int) -> XmlParser.Failure {
    let start = (bytes[..<here].lastIndex(of: UInt8(ascii: "&")) ?? here - 1) + 2
    let digits = start < here ? String(decoding: bytes[start..<(here - 1)], as: UTF8.self) : ""
    let number = (digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)) ?? 0
    let shown = String(number, radix: 16, uppercase: true)
    let sign = number < 0x20 ? "." : Unicode.Scalar(number).map { String($0) } ?? "."
    return failure("'\(sign)', hexadecimal value 0x\(shown.count < 2 ? "0" + shown : shown), is an invalid character.", at: start)
  }

  // MARK: Places

  private func scalar(_ offset: Int) -> Unicode.Scalar? {
    offset < bytes.count ? String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first : nil
  }

  private func sign(_ offset: Int) -> String { scalar(offset).map { String($0) } ?? "" }

  private func hexadecimal(_ offset: Int) -> String {
    let digits = String(scalar(offset)?.value ?? 0, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }

  /// Where a name stands behind an offset.
  func place(of name: String, from start: Int) -> Int? {
    let wanted = Array(name.utf8)
    return (start..<bytes.count).first { bytes[$0] == wanted.first && bytes[$0...].starts(with: wanted) }
  }

  private func lastPlace(of name: String, before end: Int) -> Int? {
    let wanted = Array(name.utf8)
    return (0..<min(end, bytes.count)).last { bytes[$0] == wanted.first && bytes[$0...].starts(with: wanted) }
  }
}
