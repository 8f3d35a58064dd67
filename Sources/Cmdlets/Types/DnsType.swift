import Objects

/// `[System.Net.Dns]`: the name of this computer; other names cannot be asked for.
enum DnsType {
  static let info = NetType.register("System.Net.Dns", traits: [.abstract, .sealed]) { members in
    members.staticMethod("string GetHostName()") { _ in try Members.getStatic(TypeCatalog.type("System.Environment"), "MachineName") ?? .null }
    for name in ["GetHostAddresses", "GetHostEntry", "GetHostByName", "GetHostByAddress", "Resolve"] {
      members.staticMethod("System.Object \(name)(System.Object hostNameOrAddress)") { _ in
        throw PSError.notSupportedYet("[System.Net.Dns]::\(name), as the session does not reach the network")
      }
    }
  }
}
