import Engine
import Objects

/// A `SecureString`: text that does not show itself.
package final class SecureText: PSObject {
  package var units: [UInt16]
  var isReadOnly = false

  package init(_ text: String) {
    units = Array(text.utf16)
    super.init()
  }

  package var plainText: String { String(decoding: units, as: UTF16.self) }
  package override var type: TypeInfo { SecureText.info }

  nonisolated(unsafe) static let info: TypeInfo = {
    let made = TypeInfo("System.Security.SecureString", base: .object, traits: [.sealed]) { members in
      func secure(_ value: Value) -> SecureText? { value.unwrapped.asObject as? SecureText }
      members.property("Length", "int", get: { .int(Int32(secure($0)?.units.count ?? 0)) })
      members.constructor("securestring()") { _ in .object(SecureText("")) }
      members.method("void AppendChar(char c)") { target, arguments in
        guard let text = secure(target) else { return .void }
        if text.isReadOnly { throw PSError.dotNet("System.InvalidOperationException", "Instance is read-only.") }
        text.units += Array(try arguments[0].text().utf16)
        return .void
      }
      members.method("void Clear()") { target, _ in
        secure(target)?.units = []
        return .void
      }
      members.method("securestring Copy()") { target, _ in .object(SecureText(secure(target)?.plainText ?? "")) }
      members.method("void Dispose()") { _, _ in .void }
      members.method("bool IsReadOnly()") { target, _ in .bool(secure(target)?.isReadOnly ?? false) }
      members.method("void MakeReadOnly()") { target, _ in
        secure(target)?.isReadOnly = true
        return .void
      }
      members.method("void RemoveAt(int index)") { target, arguments in
        guard let text = secure(target), case .int(let index) = arguments[0].unwrapped, text.units.indices.contains(Int(index)) else { return .void }
        text.units.remove(at: Int(index))
        return .void
      }
    }
    TypeCatalog.register(made)
    return made
  }()
}

/// A user name with a password.
package final class CredentialObject: PSObject {
  package let userName: String
  package let password: SecureText

  package init(_ userName: String, _ password: SecureText) {
    self.userName = userName
    self.password = password
    super.init()
  }

  package override var type: TypeInfo { CredentialObject.info }

  nonisolated(unsafe) static let info: TypeInfo = {
    _ = SecureText.info
    let made = TypeInfo("System.Management.Automation.PSCredential", base: .object, traits: [.sealed]) { members in
      func credential(_ value: Value) -> CredentialObject? { value.unwrapped.asObject as? CredentialObject }
      members.property("UserName", "string", get: { credential($0).map { Value($0.userName) } ?? .null })
      members.property("Password", "securestring", get: { credential($0).map { .object($0.password) } ?? .null })
      members.constructor("pscredential(string userName, securestring password)") { arguments in
        let name = try arguments[0].text()
        guard !name.isEmpty else {
          throw PSError.dotNet(
            "System.Management.Automation.PSArgumentException",
            "Cannot process argument because the value of argument \"userName\" is not valid. Change the value of the \"userName\" argument and run the operation again.")
        }
        guard let password = arguments[1].unwrapped.asObject as? SecureText else { return .null }
        return .object(CredentialObject(name, password))
      }
      members.method("System.Net.NetworkCredential GetNetworkCredential()") { target, _ in
        guard let credential = credential(target) else { return .null }
        return .object(NetworkCredential.split(credential.userName, credential.password.plainText))
      }
      members.staticProperty("Empty", "pscredential", get: { .object(CredentialObject("", SecureText(""))) })
    }
    TypeCatalog.register(made)
    return made
  }()
}

/// .NET's plain form of a credential.
package final class NetworkCredential: PSObject {
  var userName, password, domain: String

  init(_ userName: String, _ password: String, domain: String = "") {
    self.userName = userName
    self.password = password
    self.domain = domain
    super.init()
  }

  /// Takes `DOMAIN\user` apart.
  static func split(_ name: String, _ password: String) -> NetworkCredential {
    guard let slash = name.firstIndex(of: "\\") else { return NetworkCredential(name, password) }
    return NetworkCredential(String(name[name.index(after: slash)...]), password, domain: String(name[..<slash]))
  }

  package override var type: TypeInfo { NetworkCredential.info }

  nonisolated(unsafe) static let info: TypeInfo = {
    let made = TypeInfo("System.Net.NetworkCredential", base: .object) { members in
      func own(_ value: Value) -> NetworkCredential? { value.unwrapped.asObject as? NetworkCredential }
      func plain(_ value: Value) throws -> String {
        if let secure = value.unwrapped.asObject as? SecureText { return secure.plainText }
        return value.isNull ? "" : try value.text()
      }
      members.property("UserName", "string", get: { own($0).map { Value($0.userName) } ?? .null }, set: { own($0)?.userName = try $1.text() })
      members.property("Password", "string", get: { own($0).map { Value($0.password) } ?? .null }, set: { own($0)?.password = try $1.text() })
      members.property("SecurePassword", "securestring", get: { own($0).map { .object(SecureText($0.password)) } ?? .null })
      members.property("Domain", "string", get: { own($0).map { Value($0.domain) } ?? .null }, set: { own($0)?.domain = try $1.text() })
      members.constructor("System.Net.NetworkCredential()") { _ in .object(NetworkCredential("", "")) }
      members.constructor("System.Net.NetworkCredential(string userName, securestring password)") { arguments in
        .object(NetworkCredential(try plain(arguments[0]), try plain(arguments[1])))
      }
      members.constructor("System.Net.NetworkCredential(string userName, string password)") { arguments in
        .object(NetworkCredential(try plain(arguments[0]), try plain(arguments[1])))
      }
      members.constructor("System.Net.NetworkCredential(string userName, string password, string domain)") { arguments in
        .object(NetworkCredential(try plain(arguments[0]), try plain(arguments[1]), domain: try plain(arguments[2])))
      }
    }
    TypeCatalog.register(made)
    return made
  }()
}

/// `[Marshal]`, as far as scripts use it: to read secure strings.
enum MarshalType {
  nonisolated(unsafe) static let info: TypeInfo = {
    let made = TypeInfo("System.Runtime.InteropServices.Marshal", base: .object, traits: [.abstract, .sealed]) { members in
      for name in ["SecureStringToBSTR", "SecureStringToGlobalAllocUnicode", "SecureStringToCoTaskMemUnicode", "SecureStringToGlobalAllocAnsi"] {
        members.staticMethod("System.IntPtr \(name)(securestring s)") { arguments in
          .object(PointerObject(140_737_353_000_000, text: (arguments[0].unwrapped.asObject as? SecureText)?.plainText ?? ""))
        }
      }
      for name in ["PtrToStringBSTR", "PtrToStringAuto", "PtrToStringUni", "PtrToStringAnsi", "PtrToStringUTF8"] {
        members.staticMethod("string \(name)(System.IntPtr ptr)") { arguments in
          // On Unix PtrToStringAuto reads UTF-8 and so stops at the first zero byte of a BSTR.
          let text = (arguments[0].unwrapped.asObject as? PointerObject)?.text ?? ""
          return Value(name == "PtrToStringAuto" ? String(text.prefix(1)) : text)
        }
      }
      for name in ["ZeroFreeBSTR", "FreeBSTR", "ZeroFreeGlobalAllocUnicode", "ZeroFreeCoTaskMemUnicode", "FreeHGlobal"] {
        members.staticMethod("void \(name)(System.IntPtr s)") { _ in .void }
      }
      for signature in ["int ReleaseComObject(System.Object o)", "int Release(System.IntPtr pUnk)", "System.IntPtr AllocHGlobal(int cb)", "int SizeOf(System.Object structure)"] {
        members.staticMethod(signature) { _ in
          throw PSError.notSupportedYet("[System.Runtime.InteropServices.Marshal]::" + (signature.split(separator: " ").last { $0.contains("(") } ?? "").prefix { $0 != "(" })
        }
      }
    }
    TypeCatalog.register(made)
    return made
  }()
}
