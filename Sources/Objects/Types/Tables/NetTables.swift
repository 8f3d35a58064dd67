/// `System.Uri`.
final class UriObject: EquatableObject {
  let original: String
  private(set) var scheme = "", user = "", host = "", path = "", query = "", fragment = ""
  private(set) var port = -1
  let isAbsolute: Bool

  /// Takes an address apart; nil if it must be absolute and is not.
  init?(_ text: String, absoluteOnly: Bool = false) {
    original = text
    let trimmed = TextScan.trimmed(text)
    var rest = trimmed[...]
    if let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCII, first.isLetter,
      rest[..<colon].utf8.allSatisfy({ ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2b || $0 == 0x2d || $0 == 0x2e })
    {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.index(after: colon)...]
      isAbsolute = true
    } else if trimmed.hasPrefix("/"), trimmed.count > 1, !trimmed.hasPrefix("//") {
      scheme = "file"
      isAbsolute = true
      rest = ("//" + trimmed)[...]
    } else {
      isAbsolute = false
      if absoluteOnly { return nil }
      super.init()
      return
    }
    super.init()
    if let mark = rest.firstIndex(of: "#") {
      fragment = String(rest[mark...])
      rest = rest[..<mark]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[mark...])
      rest = rest[..<mark]
    }
    guard rest.hasPrefix("//") else {
      path = UriText.escape(String(rest), keeping: UriText.reserved)
      return
    }
    rest = rest.dropFirst(2)
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    var authority = rest[..<slash]
    path = UriText.escape(slash == rest.endIndex ? "/" : String(rest[slash...]), keeping: UriText.reserved)
    if let at = authority.lastIndex(of: "@") {
      user = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    }
    if let colon = authority.lastIndex(of: ":"), let number = Int(authority[authority.index(after: colon)...]) {
      port = number
      authority = authority[..<colon]
    }
    host = authority.lowercased()
    if port < 0 { port = UriObject.ports[scheme] ?? -1 }
    if host.isEmpty, ["http", "https", "ftp"].contains(scheme) { return nil }
    query = UriText.escape(query, keeping: UriText.reserved)
    fragment = UriText.escape(fragment, keeping: UriText.reserved)
  }

  private static let ports = ["http": 80, "https": 443, "ftp": 21, "ldap": 389, "smtp": 25, "file": -1]
  private var isDefaultPort: Bool { port == UriObject.ports[scheme] ?? -1 }
  private var authority: String { host + (isDefaultPort ? "" : ":\(port)") }

  var absolute: String {
    guard isAbsolute else { return original }
    if host.isEmpty, scheme != "file" { return "\(scheme):\(path)\(query)\(fragment)" }
    return "\(scheme)://\(user.isEmpty ? "" : user + "@")\(authority)\(path)\(query)\(fragment)"
  }

  override var type: TypeInfo { TypeCatalog.type("System.Uri") }
  /// As people read it: harmless escapes are undone.
  override func describe() throws -> String { isAbsolute ? UriText.unescape(absolute, keeping: "%#?/\\@:;=&+") : original }
  override var hashText: String { absolute }

  private static func make(_ text: String, kind: Int64 = 1) throws -> UriObject {
    if text.isEmpty, kind == 1 { throw PSError.dotNet("System.UriFormatException", "Invalid URI: The URI is empty.") }
    guard let made = UriObject(text, absoluteOnly: kind == 1) else {
      throw PSError.dotNet("System.UriFormatException", text.contains(":") ? "Invalid URI: The hostname could not be parsed." : "Invalid URI: The format of the URI could not be determined.")
    }
    return made
  }

  static let definition = TypeDefinition("System.Uri") { members, _ in
    func own(_ value: Value) throws -> UriObject {
      guard let uri = value.asObject as? UriObject else { throw PSError.argumentNull("uri") }
      return uri
    }
    func absolute(_ value: Value) throws -> UriObject {
      let uri = try own(value)
      guard uri.isAbsolute else { throw PSError.invalidOperation("This operation is not supported for a relative URI.") }
      return uri
    }
    let texts: [(String, (UriObject) -> String)] = [
      ("AbsolutePath", { $0.path }), ("AbsoluteUri", { $0.absolute }),
      ("LocalPath", { UriText.unescape($0.path, keeping: "") }), ("Authority", { $0.authority }), ("PathAndQuery", { $0.path + $0.query }), ("Query", { $0.query }),
      ("Fragment", { $0.fragment }), ("Scheme", { $0.scheme }), ("Host", { $0.host }), ("DnsSafeHost", { $0.host }), ("IdnHost", { $0.host }), ("UserInfo", { $0.user }),
    ]
    for (name, get) in texts {
      // PowerShell reads a property that throws as null.
      members.property(name, "string", get: { value in (try? absolute(value)).map { Value(get($0)) } ?? .null })
    }
    members.property("HostNameType", "System.UriHostNameType", get: { value in
      Value(enumeration: "System.UriHostNameType", (try? absolute(value)).map { IPAddressObject.parse($0.host) != nil ? 3 : 2 } ?? 0)
    })
    members.property("IsDefaultPort", "bool", get: { .bool(try own($0).isDefaultPort) })
    members.property("IsFile", "bool", get: { .bool(try own($0).scheme == "file") })
    members.property("IsLoopback", "bool", get: { .bool(["localhost", "127.0.0.1", "[::1]"].contains(try own($0).host)) })
    members.property("IsUnc", "bool", get: { _ in .bool(false) })
    members.property("Segments", "string[]", get: { value in
      guard let uri = try? absolute(value) else { return .null }
      var result: [String] = [], current = ""
      for character in uri.path {
        current.append(character)
        if character == "/" {
          result.append(current)
          current = ""
        }
      }
      if !current.isEmpty { result.append(current) }
      return Value(strings: result)
    })
    members.property("Port", "int", get: { .int(Int32(try own($0).port)) })
    members.property("OriginalString", "string", get: { Value(try own($0).original) })
    members.property("IsAbsoluteUri", "bool", get: { .bool(try own($0).isAbsolute) })
    members.property("UserEscaped", "bool", get: { _ in .bool(false) })
    members.method("string ToString()") { target, _ in Value(try own(target).describe()) }
    members.method("string GetLeftPart(System.UriPartial part)") { target, arguments in
      let uri = try absolute(target)
      guard case .enumeration(_, let part)? = arguments[0].asScalar else { return .null }
      return Value(["\(uri.scheme)://", "\(uri.scheme)://\(uri.authority)", "\(uri.scheme)://\(uri.authority)\(uri.path)"][min(Int(part), 2)] + (part == 3 ? uri.query : ""))
    }
    members.method("bool IsBaseOf(uri uri)") { .bool(try own($1[0]).absolute.hasPrefix(try own($0).absolute)) }
    members.staticMethod("string EscapeDataString(string stringToEscape)") { Value(UriText.escape(try $0[0].text(), keeping: "")) }
    members.staticMethod("string EscapeUriString(string stringToEscape)") { Value(UriText.escape(try $0[0].text(), keeping: UriText.reserved)) }
    members.staticMethod("string UnescapeDataString(string stringToUnescape)") { Value(UriText.unescape(try $0[0].text(), keeping: "")) }
    members.staticMethod("bool IsWellFormedUriString(string uriString, System.UriKind uriKind)") { arguments in
      guard case .enumeration(_, let kind)? = arguments[1].asScalar, let uri = UriObject(try arguments[0].text(), absoluteOnly: kind == 1) else { return .bool(false) }
      let isClean = !uri.original.contains(" ") && !uri.original.contains("\\")
      return .bool(isClean && (kind == 2 ? !uri.isAbsolute : true))
    }
    members.staticMethod("bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)") { arguments in
      guard case .enumeration(_, let kind)? = arguments[1].asScalar else { return .bool(false) }
      let made = (try? make(try arguments[0].text(), kind: kind)).flatMap { kind == 2 && $0.isAbsolute ? nil : $0 }
      try (arguments[2].asObject as? ReferenceObject)?.set(made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
    for (name, text) in [("UriSchemeHttp", "http"), ("UriSchemeHttps", "https"), ("UriSchemeFile", "file"), ("SchemeDelimiter", "://")] {
      members.staticProperty(name, "string", isField: true, get: { Value(text) })
    }
    members.constructor("uri(string uriString)") { arguments in
      let text = try arguments[0].text()
      return .object(try make(text, kind: 0))
    }
    members.constructor("uri(string uriString, System.UriKind uriKind)") { arguments in
      guard case .enumeration(_, let kind)? = arguments[1].asScalar else { return .null }
      return .object(try make(try arguments[0].text(), kind: kind))
    }
    members.constructor("uri(uri baseUri, string relativeUri)") { arguments in
      let base = try absolute(arguments[0]), relative = try arguments[1].text()
      if UriObject(relative, absoluteOnly: true) != nil, !relative.hasPrefix("/") { return .object(try make(relative)) }
      let root = "\(base.scheme)://\(base.authority)"
      if relative.hasPrefix("/") { return .object(try make(root + relative)) }
      let folder = base.path[...(base.path.lastIndex(of: "/") ?? base.path.startIndex)]
      return .object(try make(root + PathTable.normalized(folder + relative)))
    }
  }
}

/// Percent-encoding.
enum UriText {
  static let reserved = ":/?#[]@!$&'()*+,;=%"

  static func escape(_ text: String, keeping kept: String) -> String {
    var result = ""
    let allowed = Set(kept.utf8)
    for byte in text.utf8 {
      let isPlain = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a && byte < 0x80) || (byte >= 0x30 && byte <= 0x39) || [0x2d, 0x5f, 0x2e, 0x7e].contains(byte)
      if isPlain || allowed.contains(byte) { result.unicodeScalars.append(Unicode.Scalar(byte)) } else { result += "%" + Hex.upper([byte]) }
    }
    return result
  }

  /// Undoes percent-encoding except for characters that would change the meaning.
  static func unescape(_ text: String, keeping kept: String) -> String {
    let bytes = Array(text.utf8), protected = Set(kept.utf8)
    var result: [UInt8] = [], index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, let high = Hex.value(bytes[index + 1]), let low = Hex.value(bytes[index + 2]), !protected.contains(high << 4 | low) {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// `System.Net.Mail.MailAddress`.
final class MailAddressObject: EquatableObject {
  let user: String, host: String, displayName: String

  init?(_ text: String, displayName given: String? = nil) {
    var address = TextScan.trimmed(text), name = given ?? ""
    if address.hasSuffix(">"), let open = address.lastIndex(of: "<") {
      if given == nil { name = TextScan.trimmed(String(address[..<open])) }
      address = String(address[address.index(after: open)...].dropLast())
    }
    if name.hasPrefix("\""), name.hasSuffix("\""), name.count >= 2 { name = String(name.dropFirst().dropLast()) }
    guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return nil }
    user = String(address[..<at])
    host = String(address[address.index(after: at)...])
    displayName = name
    guard !host.isEmpty, !address.contains(" "), !host.hasPrefix("."), !host.hasSuffix("."), !user.contains("@"), !user.hasPrefix("."), !user.hasSuffix("."), !user.contains("..") else { return nil }
    super.init()
  }

  var address: String { "\(user)@\(host)" }
  override var type: TypeInfo { TypeCatalog.type("System.Net.Mail.MailAddress") }
  override func describe() throws -> String { displayName.isEmpty ? address : "\"\(displayName)\" <\(address)>" }
  override var hashText: String { address.lowercased() }

  static let definition = TypeDefinition("System.Net.Mail.MailAddress") { members, _ in
    func own(_ value: Value) -> MailAddressObject? { value.asObject as? MailAddressObject }
    func made(_ text: String, _ name: String? = nil) throws -> Value {
      if text.isEmpty { throw PSError.argument("The value cannot be an empty string.", "address") }
      guard let object = MailAddressObject(text, displayName: name) else {
        throw PSError.format("The specified string is not in the form required for an e-mail address.")
      }
      return .object(object)
    }
    members.property("DisplayName", "string", get: { Value(own($0)?.displayName ?? "") })
    members.property("User", "string", get: { Value(own($0)?.user ?? "") })
    members.property("Host", "string", get: { Value(own($0)?.host ?? "") })
    members.property("Address", "string", get: { Value(own($0)?.address ?? "") })
    members.constructor("mailaddress(string address)") { try made(try $0[0].text()) }
    members.constructor("mailaddress(string address, string displayName)") { try made(try $0[0].text(), try $0[1].text()) }
    members.staticMethod("bool TryCreate(string address, [ref] mailaddress result)") { arguments in
      let found = MailAddressObject(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
  }
}

/// `System.Net.IPAddress`.
final class IPAddressObject: EquatableObject {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Net.IPAddress") }
  override func describe() throws -> String { text }
  override var hashText: String { text }

  var text: String {
    if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    var best = 0..<0, start = 0
    while start < 8 {
      var end = start
      while end < 8, groups[end] == 0 { end += 1 }
      if end - start > max(best.count, 1) { best = start..<end }
      start = max(end, start + 1)
    }
    func hex(_ range: Range<Int>) -> String { range.map { String(groups[$0], radix: 16) }.joined(separator: ":") }
    return best.isEmpty ? hex(0..<8) : hex(0..<best.lowerBound) + "::" + hex(best.upperBound..<8)
  }

  static func parse(_ text: String) -> IPAddressObject? {
    if text.contains(":") { return parseV6(text) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    func number(_ part: String) -> UInt64? {
      if part.lowercased().hasPrefix("0x") { return UInt64(part.dropFirst(2), radix: 16) }
      guard part.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      return part.count > 1 && part.hasPrefix("0") ? UInt64(part, radix: 8) : UInt64(part)
    }
    guard parts.count <= 4, let last = parts.last.flatMap(number) else { return nil }
    var bytes: [UInt8] = []
    for part in parts.dropLast() {
      guard let value = number(part), value < 256 else { return nil }
      bytes.append(UInt8(value))
    }
    let width = 4 - bytes.count
    guard last < 1 << UInt64(width * 8) else { return nil }
    for shift in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: last >> UInt64(shift * 8))) }
    return IPAddressObject(bytes)
  }

  private static func parseV6(_ text: String) -> IPAddressObject? {
    var body = text.split(separator: "%").first.map(String.init) ?? text
    if body.hasPrefix("["), body.hasSuffix("]") { body = String(body.dropFirst().dropLast()) }
    func groups(_ part: Substring) -> [UInt8]? {
      if part.isEmpty { return [] }
      var result: [UInt8] = []
      for piece in part.split(separator: ":", omittingEmptySubsequences: false) {
        if piece.contains(".") {
          guard let v4 = parse(String(piece)) else { return nil }
          result += v4.bytes
        } else {
          guard piece.count <= 4, let value = UInt16(piece, radix: 16) else { return nil }
          result += [UInt8(value >> 8), UInt8(truncatingIfNeeded: value)]
        }
      }
      return result
    }
    if let gap = body.range("::") {
      guard let head = groups(body[..<gap.lowerBound]), let tail = groups(body[body.index(gap.lowerBound, offsetBy: 2)...]), head.count + tail.count <= 14 else { return nil }
      return IPAddressObject(head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail)
    }
    guard let all = groups(body[...]), all.count == 16 else { return nil }
    return IPAddressObject(all)
  }

  static let definition = TypeDefinition("System.Net.IPAddress") { members, _ in
    func own(_ value: Value) -> IPAddressObject { value.asObject as? IPAddressObject ?? IPAddressObject([0, 0, 0, 0]) }
    func parsed(_ text: String) throws -> Value {
      guard let made = parse(text) else { throw PSError.format("An invalid IP address was specified.") }
      return .object(made)
    }
    members.property("AddressFamily", "System.Net.Sockets.AddressFamily", get: { Value(enumeration: "System.Net.Sockets.AddressFamily", own($0).bytes.count == 4 ? 2 : 23) })
    members.property("ScopeId", "long", get: { own($0).bytes.count == 4 ? .null : .long(0) })
    members.property("IsIPv6Multicast", "bool", get: { .bool(own($0).bytes.count == 16 && own($0).bytes[0] == 0xff) })
    members.property("IsIPv6LinkLocal", "bool", get: { .bool(own($0).bytes.count == 16 && own($0).bytes[0] == 0xfe && own($0).bytes[1] & 0xc0 == 0x80) })
    members.property("IsIPv6SiteLocal", "bool", get: { .bool(own($0).bytes.count == 16 && own($0).bytes[0] == 0xfe && own($0).bytes[1] & 0xc0 == 0xc0) })
    members.property("IsIPv6Teredo", "bool", get: { _ in .bool(false) })
    members.property("IsIPv6UniqueLocal", "bool", get: { .bool(own($0).bytes.count == 16 && own($0).bytes[0] & 0xfe == 0xfc) })
    members.property("IsIPv4MappedToIPv6", "bool", get: { .bool(own($0).bytes.count == 16 && own($0).bytes[0..<10].allSatisfy { $0 == 0 } && own($0).bytes[10] == 0xff) })
    members.property("Address", "long", get: { value in
      own(value).bytes.count == 4 ? .long(own(value).bytes.reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }) : .null
    })
    members.property("IPAddressToString", "string", get: { Value(own($0).text) })
    members.method("byte[] GetAddressBytes()") { target, _ in Value(bytes: own(target).bytes) }
    members.method("string ToString()") { target, _ in Value(own(target).text) }
    members.staticMethod("ipaddress Parse(string ipString)") { try parsed(try $0[0].text()) }
    members.staticMethod("bool TryParse(string ipString, [ref] ipaddress address)") { arguments in
      let made = parse(try arguments[0].text())
      try (arguments[1].asObject as? ReferenceObject)?.set(made.map { .object($0) } ?? .null)
      return .bool(made != nil)
    }
    members.staticMethod("bool IsLoopback(ipaddress address)") { .bool(own($0[0]).bytes.first == 127 || own($0[0]).text == "::1") }
    for (name, bytes) in [("Any", [0, 0, 0, 0]), ("Loopback", [127, 0, 0, 1]), ("Broadcast", [255, 255, 255, 255]), ("None", [255, 255, 255, 255])] as [(String, [UInt8])] {
      members.staticProperty(name, "ipaddress", isField: true, get: { .object(IPAddressObject(bytes)) })
    }
    members.constructor("ipaddress(byte[] address)") { .object(IPAddressObject($0[0].asBytes ?? [])) }
    members.constructor("ipaddress(long newAddress)") { arguments in
      let number = Numeric(arguments[0])?.int64 ?? 0
      return .object(IPAddressObject((0..<4).map { UInt8(truncatingIfNeeded: number >> Int64($0 * 8)) }))
    }
  }
}

/// Web texts and the rest of `System.Net`.
enum NetTables {
  static let definitions: [TypeDefinition] = [
    UriObject.definition, UriBuilderObject.definition, MailAddressObject.definition, IPAddressObject.definition, web("System.Net.WebUtility"), web("System.Web.HttpUtility"),
    TypeDefinition("System.Net.ServicePointManager") { members, _ in
      var protocols: Int64 = 0
      members.staticProperty("SecurityProtocol", "System.Net.SecurityProtocolType", get: {
        Value(enumeration: TypeCatalog.type("System.Net.SecurityProtocolType"), protocols)
      }, set: { value in if case .enumeration(_, let number)? = value.asScalar { protocols = number } })
      members.staticProperty("ServerCertificateValidationCallback", "System.Object", get: { .null }, set: { _ in })
      members.staticProperty("Expect100Continue", "bool", get: { .bool(true) }, set: { _ in })
      members.staticProperty("DefaultConnectionLimit", "int", get: { .int(2) }, set: { _ in })
    },
  ]

  private static func web(_ fullName: String) -> TypeDefinition {
    TypeDefinition(fullName, traits: [.sealed]) { members, _ in
      let isHttp = fullName.hasSuffix("HttpUtility")
      members.staticMethod("string UrlEncode(string value)") { arguments in
        if arguments[0].isNull { return .null }
        let text = UriText.escape(try arguments[0].text(), keeping: "!*() ").split(separator: " ", omittingEmptySubsequences: false).joined(separator: "+")
        let plain = text.replacingAll("~", "%7E")
        return Value(isHttp ? plain.lowercasedEscapes() : plain)
      }
      members.staticMethod("string UrlDecode(string value)") { arguments in
        if arguments[0].isNull { return .null }
        return Value(UriText.unescape(try arguments[0].text().replacingAll("+", " "), keeping: ""))
      }
      members.staticMethod("string HtmlEncode(string value)") { $0[0].isNull ? .null : Value(Html.encode(try $0[0].text())) }
      members.staticMethod("string HtmlDecode(string value)") { $0[0].isNull ? .null : Value(Html.decode(try $0[0].text())) }
      guard isHttp else { return }
      members.staticMethod("string HtmlAttributeEncode(string s)") { Value(Html.encode(try $0[0].text())) }
      members.staticMethod("string UrlPathEncode(string str)") { Value(UriText.escape(try $0[0].text(), keeping: UriText.reserved)) }
      members.staticMethod("string JavaScriptStringEncode(string value)") { arguments in
        Value(try arguments[0].text().unicodeScalars.map { scalar in
          switch scalar {
          case "\"": "\\\""
          case "\\": "\\\\"
          case "\n": "\\n"
          case "\r": "\\r"
          case "\t": "\\t"
          case "'", "<", ">", "&": "\\u" + String(repeating: "0", count: 2) + String(scalar.value, radix: 16)
          default: String(scalar)
          }
        }.joined())
      }
      members.staticMethod("System.Object ParseQueryString(string query)") { arguments in
        let table = PSHashtable(kind: .ordered)
        let text = try arguments[0].text()
        for pair in (text.hasPrefix("?") ? text.dropFirst() : text[...]).split(separator: "&") {
          let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { UriText.unescape(String($0).replacingAll("+", " "), keeping: "") }
          table.set(halves[0], Value(halves.count > 1 ? halves[1] : ""))
        }
        return .object(table)
      }
    }
  }
}

/// HTML entities.
public enum Html {
  public static func encode(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\u{a0}"..."\u{ff}": result += "&#\(scalar.value);"
      default: if scalar.value > 0xffff { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  private static let names: [String: Unicode.Scalar] = [
    "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{a0}", "copy": "©", "reg": "®", "euro": "€", "pound": "£", "auml": "ä", "ouml": "ö",
    "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à", "aring": "å", "ndash": "–", "mdash": "—",
    "hellip": "…", "bull": "•", "middot": "·", "sect": "§", "deg": "°", "laquo": "«", "raquo": "»", "trade": "™",
  ]

  public static func decode(_ text: String) -> String {
    var result = String.UnicodeScalarView(), rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "&", let end = rest.prefix(12).firstIndex(of: ";") {
        let name = String(rest[rest.index(after: rest.startIndex)..<end])
        let found: Unicode.Scalar?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
          found = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if name.hasPrefix("#") {
          found = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        } else {
          found = names[name]
        }
        if let found {
          result.append(found)
          rest = rest[rest.index(after: end)...]
          continue
        }
      }
      result.append(scalar)
      rest = rest.dropFirst()
    }
    return String(result)
  }
}

extension String {
  /// Replaces every occurrence of a one-character text.
  func replacingAll(_ old: Character, _ new: String) -> String { map { $0 == old ? new : String($0) }.joined() }

  /// `%2F` as `%2f`, the form of `HttpUtility`.
  fileprivate func lowercasedEscapes() -> String {
    var result = "", left = 0
    for character in self {
      if character == "%" { left = 3 }
      result += left > 0 ? character.lowercased() : String(character)
      left = max(0, left - 1)
    }
    return result
  }
}
