/// `[UriBuilder]`: the parts of an address, put together on demand.
final class UriBuilderObject: PSObject {
  var scheme = "http", user = "", password = "", host = "localhost", path = "/", query = "", fragment = ""
  var port = -1

  override var type: TypeInfo { TypeCatalog.type("System.UriBuilder") }
  override func describe() throws -> String { text }

  /// The whole address; the port is left out when it was not given.
  var text: String {
    let login = user.isEmpty ? "" : password.isEmpty ? "\(user)@" : "\(user):\(password)@"
    return "\(scheme)://\(login)\(host)\(port < 0 ? "" : ":\(port)")\(path)\(query)\(fragment)"
  }

  convenience init(_ uri: UriObject) {
    self.init()
    (scheme, host, path, query, fragment, port) = (uri.scheme, uri.host, uri.path, uri.query, uri.fragment, uri.port)
    let login = uri.user.split(separator: ":", maxSplits: 1).map(String.init)
    user = login.first ?? ""
    password = login.count > 1 ? login[1] : ""
  }

  private static func parsed(_ text: String) throws -> UriBuilderObject {
    guard let uri = UriObject(text.contains("://") ? text : "http://\(text)", absoluteOnly: true) else {
      throw PSError.dotNet("System.UriFormatException", "Invalid URI: The hostname could not be parsed.")
    }
    return UriBuilderObject(uri)
  }

  static let definition = TypeDefinition("System.UriBuilder", members: { members, _ in
    func own(_ value: Value) -> UriBuilderObject { value.unwrapped.asObject as? UriBuilderObject ?? UriBuilderObject() }
    func part(_ name: String, _ place: ReferenceWritableKeyPath<UriBuilderObject, String>, change: @escaping (String) -> String = { $0 }) {
      members.property(name, "string", get: { Value(own($0)[keyPath: place]) }, set: { own($0)[keyPath: place] = change(try $1.text()) })
    }
    part("Scheme", \.scheme) { $0.lowercased() }
    part("UserName", \.user)
    part("Password", \.password)
    part("Host", \.host)
    members.property("Port", "int", get: { .int(Int32(own($0).port)) }, set: { target, value in
      guard case .int(let port) = value, port >= -1, port <= 65_535 else { throw PSError.outOfRange("Specified argument was out of the range of valid values.", "value") }
      own(target).port = Int(port)
    })
    part("Path", \.path) { UriText.escape($0.hasPrefix("/") ? $0 : "/\($0)", keeping: UriText.reserved) }
    part("Query", \.query) { $0.isEmpty || $0.hasPrefix("?") ? $0 : "?\($0)" }
    part("Fragment", \.fragment) { $0.isEmpty || $0.hasPrefix("#") ? $0 : "#\($0)" }
    members.property("Uri", "uri", get: { try Conversion.convert(Value(own($0).text), to: TypeCatalog.type("System.Uri")) })
    members.method("string ToString()") { target, _ in Value(own(target).text) }
    members.constructor("System.UriBuilder()") { _ in .object(UriBuilderObject()) }
    members.constructor("System.UriBuilder(string uri)") { .object(try parsed(try $0[0].text())) }
    members.constructor("System.UriBuilder(uri uri)") { .object(try parsed(try $0[0].text())) }
    members.constructor("System.UriBuilder(string schemeName, string hostName)") { arguments in
      let made = UriBuilderObject()
      (made.scheme, made.host) = (try arguments[0].text(), try arguments[1].text())
      return .object(made)
    }
    members.constructor("System.UriBuilder(string scheme, string host, int portNumber)") { arguments in
      let made = UriBuilderObject()
      (made.scheme, made.host) = (try arguments[0].text(), try arguments[1].text())
      if case .int(let port) = arguments[2] { made.port = Int(port) }
      return .object(made)
    }
  })
}
