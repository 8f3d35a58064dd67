import CSodium
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Hashes secrets with a key that is kept apart from the tenant.
///
/// A PIN of five digits can be guessed from any hash, however slow; without the key, which stands in a file of its own, it cannot.
struct SecretHash {
  let key: [UInt8]

  init(key: [UInt8]) { self.key = key }

  func hash(_ secret: String, owner: String, salt: [UInt8]) -> [UInt8] {
    let message = salt + Array(owner.utf8) + [0] + Array(secret.utf8)
    var result = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&result, result.count, message, UInt64(message.count), key, key.count)
    return result
  }

  static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.count == right.count && sodium_memcmp(left, right, left.count) == 0 }

  /// Hashes text without a key: a line of the journal and the one before it.
  static func chain(_ previous: String, _ line: String) -> String {
    let message = Array((previous + "\n" + line).utf8)
    var result = [UInt8](repeating: 0, count: 16)
    crypto_generichash(&result, result.count, message, UInt64(message.count), nil, 0)
    return result.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// Reads and makes the file with a tenant's key.
enum KeyFile {
  /// The key; made on first use, readable by its owner only.
  static func key(at path: String, _ random: inout RandomSource) throws -> [UInt8] {
    if let known = HostFiles.read(path) {
      guard known.count == 32 else { throw TenantError.damaged(HostFiles.name(path), path, "is not a key") }
      return known
    }
    let made = random.bytes(32)
    try HostFiles.write(made, to: path, mode: 0o600)
    return made
  }
}
