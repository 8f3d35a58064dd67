import Objects

/// `HMACSHA256` and its kin: hashes of bytes under a key; `Rfc2898DeriveBytes`: keys from passwords.
final class KeyedHash: PSObject {
  private let algorithm: String
  private var key: [UInt8]

  private init(_ algorithm: String, _ key: [UInt8]) {
    (self.algorithm, self.key) = (algorithm, key)
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Security.Cryptography.HMAC\(algorithm)") }

  /// RFC 2104.
  static func compute(_ algorithm: String, key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    let block = ["SHA384", "SHA512"].contains(algorithm) ? 128 : 64
    var short = key.count > block ? Digest.compute(algorithm, key) ?? [] : key
    short += [UInt8](repeating: 0, count: block - short.count)
    let inner = Digest.compute(algorithm, short.map { $0 ^ 0x36 } + bytes) ?? []
    return Digest.compute(algorithm, short.map { $0 ^ 0x5c } + inner) ?? []
  }

  static let infos: [TypeInfo] = Digest.names.map(made) + [derived]

  private static func made(_ algorithm: String) -> TypeInfo {
    let fullName = "System.Security.Cryptography.HMAC\(algorithm)"
    func own(_ value: Value) -> KeyedHash { value.unwrapped.asObject as? KeyedHash ?? KeyedHash(algorithm, []) }
    return NetType.register(fullName, base: "System.Security.Cryptography.HashAlgorithm") { members in
      members.property("Key", "byte[]", get: { Value(bytes: own($0).key) }, set: { own($0).key = $1.asBytes ?? [] })
      members.property("HashName", "string", get: { _ in Value(algorithm) })
      members.property("HashSize", "int", get: { _ in .int(Int32((Digest.compute(algorithm, [])?.count ?? 0) * 8)) })
      members.method("byte[] ComputeHash(byte[] buffer)") { Value(bytes: compute(algorithm, key: own($0).key, $1[0].asBytes ?? [])) }
      members.method("byte[] ComputeHash(System.IO.Stream inputStream)") {
        Value(bytes: compute(algorithm, key: own($0).key, ($1[0].unwrapped.asObject as? ByteStreamObject)?.remaining() ?? []))
      }
      members.staticMethod("byte[] HashData(byte[] key, byte[] source)") { Value(bytes: compute(algorithm, key: $0[0].asBytes ?? [], $0[1].asBytes ?? [])) }
      members.constructor("\(fullName)()") { _ in .object(KeyedHash(algorithm, (0..<64).map { _ in UInt8(truncatingIfNeeded: ObjectRuntime.current.randomBits()) })) }
      members.constructor("\(fullName)(byte[] key)") { .object(KeyedHash(algorithm, $0[0].asBytes ?? [])) }
    }
  }

  // MARK: Keys from passwords

  private final class DerivedBytes: PSObject {
    let password, salt: [UInt8], iterations: Int, algorithm: String
    private var ready: [UInt8] = []
    private var block: UInt32 = 0

    init(_ password: [UInt8], _ salt: [UInt8], _ iterations: Int, _ algorithm: String) {
      (self.password, self.salt, self.iterations, self.algorithm) = (password, salt, iterations, algorithm)
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Security.Cryptography.Rfc2898DeriveBytes") }

    /// The next bytes: block after block of RFC 8018.
    func next(_ count: Int) -> [UInt8] {
      while ready.count < count {
        block += 1
        let number = (0..<4).map { UInt8(truncatingIfNeeded: block >> (24 - 8 * UInt32($0))) }
        var round = KeyedHash.compute(algorithm, key: password, salt + number), sum = round
        for _ in 1..<max(1, iterations) {
          round = KeyedHash.compute(algorithm, key: password, round)
          for place in sum.indices { sum[place] ^= round[place] }
        }
        ready += sum
      }
      defer { ready.removeFirst(count) }
      return Array(ready.prefix(count))
    }
  }

  private static let derived = NetType.register("System.Security.Cryptography.Rfc2898DeriveBytes") { members in
    func bytes(_ value: Value) throws -> [UInt8] { try value.asBytes ?? Array(value.text().utf8) }
    func number(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 1 } }
    for password in ["string password", "byte[] password"] {
      for (parameters, count) in [(", byte[] salt", 2), (", byte[] salt, int iterations", 3), (", byte[] salt, int iterations, System.Security.Cryptography.HashAlgorithmName hashAlgorithm", 4)] {
        members.constructor("Rfc2898DeriveBytes(\(password)\(parameters))") { arguments in
          .object(DerivedBytes(
            try bytes(arguments[0]), arguments[1].asBytes ?? [], count > 2 ? number(arguments[2]) : 1000, count > 3 ? try arguments[3].text() : "SHA1"))
        }
      }
    }
    members.property("IterationCount", "int", get: { .int(Int32(($0.unwrapped.asObject as? DerivedBytes)?.iterations ?? 0)) })
    members.property("Salt", "byte[]", get: { Value(bytes: ($0.unwrapped.asObject as? DerivedBytes)?.salt ?? []) })
    members.method("byte[] GetBytes(int cb)") { target, arguments in
      let count = number(arguments[0])
      guard count > 0, count < 1 << 20 else { throw PSError.dotNet("System.ArgumentOutOfRangeException", "Positive number required. (Parameter 'cb')") }
      return Value(bytes: (target.unwrapped.asObject as? DerivedBytes)?.next(count) ?? [])
    }
    members.method("void Dispose()") { _, _ in .void }
    members.staticMethod("byte[] Pbkdf2(System.Object password, byte[] salt, int iterations, System.Security.Cryptography.HashAlgorithmName hashAlgorithm, int outputLength)") { arguments in
      Value(bytes: DerivedBytes(try bytes(arguments[0]), arguments[1].asBytes ?? [], number(arguments[2]), try arguments[3].text()).next(number(arguments[4])))
    }
  }
}
