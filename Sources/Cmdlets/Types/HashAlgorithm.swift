import Objects

/// `[SHA256]::Create()` and its kin: hashes of bytes.
final class HashAlgorithm: PSObject {
  private let name: String
  private let info: TypeInfo

  private init(_ name: String, _ info: TypeInfo) {
    self.name = name
    self.info = info
    super.init()
  }

  override var type: TypeInfo { info }

  static let infos: [TypeInfo] = [base, algorithmName] + Digest.names.flatMap { name in
    [name, "\(name)CryptoServiceProvider", "\(name)Managed"].map { made($0, name) }
  }

  private static let base = NetType.register("System.Security.Cryptography.HashAlgorithm", traits: [.abstract]) { members in
    func own(_ value: Value) -> HashAlgorithm? { value.unwrapped.asObject as? HashAlgorithm }
    members.property("HashSize", "int", get: { .int(Int32((Digest.compute(own($0)?.name ?? "", [])?.count ?? 0) * 8)) })
    members.method("byte[] ComputeHash(byte[] buffer)") { target, arguments in hash(own(target)?.name ?? "", arguments[0].asBytes ?? []) }
    members.method("byte[] ComputeHash(byte[] buffer, int offset, int count)") { target, arguments in
      guard case .int(let offset) = arguments[1], case .int(let count) = arguments[2] else { return .null }
      return hash(own(target)?.name ?? "", Array((arguments[0].asBytes ?? []).dropFirst(Int(offset)).prefix(Int(count))))
    }
    members.method("byte[] ComputeHash(System.IO.Stream inputStream)") { target, arguments in
      hash(own(target)?.name ?? "", (arguments[0].unwrapped.asObject as? ByteStreamObject)?.remaining() ?? [])
    }
    for name in ["Dispose", "Clear", "Initialize"] { members.method("void \(name)()") { _, _ in .void } }
    members.staticMethod("System.Security.Cryptography.HashAlgorithm Create(string hashName)") { arguments in
      let wanted = try arguments[0].text().uppercased().split(separator: "-").joined()
      guard let info = infos.first(where: { $0.name == wanted }) else { return .null }
      return try Members.invokeStatic(info, "Create", [])
    }
  }

  private static func hash(_ name: String, _ bytes: [UInt8]) -> Value { Digest.compute(name, bytes).map { Value(bytes: $0) } ?? .null }

  private static func made(_ typeName: String, _ algorithm: String) -> TypeInfo {
    let fullName = "System.Security.Cryptography.\(typeName)"
    return NetType.register(fullName, base: "System.Security.Cryptography.HashAlgorithm") { members in
      let create: ([Value]) -> Value = { _ in .object(HashAlgorithm(algorithm, TypeCatalog.type(fullName))) }
      members.staticMethod("\(fullName) Create()", create)
      members.staticMethod("byte[] HashData(byte[] source)") { hash(algorithm, $0[0].asBytes ?? []) }
      // The abstract classes are made by Create only.
      if typeName != algorithm { members.constructor("\(fullName)()", create) }
    }
  }

  private static let algorithmName: TypeInfo = {
    let record = RecordType("System.Security.Cryptography.HashAlgorithmName", ["Name:string"], text: { try $0["Name"].text() })
    record.info.extend { members in
      for name in Digest.names {
        members.staticProperty(name, "System.Security.Cryptography.HashAlgorithmName", get: { .object(record.make([Value(name)])) })
      }
    }
    return record.info
  }()
}

/// `[RandomNumberGenerator]`: random bytes of the session.
enum RandomNumbers {
  private final class Generator: PSObject {
    override var type: TypeInfo { TypeCatalog.type("System.Security.Cryptography.RandomNumberGenerator") }
  }

  static let infos: [TypeInfo] = ["RandomNumberGenerator", "RNGCryptoServiceProvider"].map { name in
    let fullName = "System.Security.Cryptography.\(name)"
    return NetType.register(fullName) { members in
      members.staticMethod("\(fullName) Create()") { _ in .object(Generator()) }
      members.constructor("\(fullName)()") { _ in .object(Generator()) }
      members.staticMethod("byte[] GetBytes(int count)") { arguments in
        guard case .int(let count) = arguments[0], count >= 0 else { return .null }
        return Value(bytes: (0..<count).map { _ in byte() })
      }
      members.staticMethod("int GetInt32(int toExclusive)") { arguments in .int(below(arguments[0], .int(0))) }
      members.staticMethod("int GetInt32(int fromInclusive, int toExclusive)") { arguments in .int(below(arguments[1], arguments[0])) }
      members.method("void GetBytes(byte[] data)") { _, arguments in
        guard let array = arguments[0].unwrapped.asArray else { return .void }
        for index in array.items.indices { array.items[index] = Value(byte: byte()) }
        return .void
      }
      members.method("void Dispose()") { _, _ in .void }
    }
  }

  private static func byte() -> UInt8 { UInt8(truncatingIfNeeded: ObjectRuntime.current.randomBits()) }

  private static func below(_ limit: Value, _ start: Value) -> Int32 {
    guard case .int(let end) = limit, case .int(let first) = start, end > first else { return 0 }
    return first + Int32(ObjectRuntime.current.randomBits() % UInt64(Int64(end) - Int64(first)))
  }
}
