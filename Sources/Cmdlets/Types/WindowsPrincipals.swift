import Objects

/// `[WindowsIdentity]` and `[WindowsPrincipal]`, which .NET refuses outside Windows.
enum WindowsPrincipals {
  private static var refusal: PSError {
    PSError.dotNet("System.PlatformNotSupportedException", "Windows Principal functionality is not supported on this platform.")
  }

  static let infos: [TypeInfo] = [
    NetType.register("System.Security.Principal.WindowsIdentity") { members in
      members.staticMethod("System.Security.Principal.WindowsIdentity GetCurrent()") { _ in throw refusal }
      members.staticMethod("System.Security.Principal.WindowsIdentity GetAnonymous()") { _ in throw refusal }
      members.constructor("System.Security.Principal.WindowsIdentity(string sUserPrincipalName)") { _ in throw refusal }
    },
    NetType.register("System.Security.Principal.WindowsPrincipal") { members in
      members.constructor("System.Security.Principal.WindowsPrincipal(System.Object ntIdentity)") { _ in throw refusal }
      members.method("bool IsInRole(System.Object role)") { _, _ in throw refusal }
    },
    NetType.register("System.Security.Principal.NTAccount") { members in
      members.constructor("System.Security.Principal.NTAccount(string name)") { _ in throw refusal }
      members.constructor("System.Security.Principal.NTAccount(string domainName, string accountName)") { _ in throw refusal }
    },
    NetType.register("System.Security.Principal.SecurityIdentifier") { members in
      members.constructor("System.Security.Principal.SecurityIdentifier(System.Object sid)") { _ in throw refusal }
    },
  ]
}
