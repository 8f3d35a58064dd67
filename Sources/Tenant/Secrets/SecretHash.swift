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
  /// The keys, 32 bytes each, the newest first; older ones stay as long as a secret was hashed with them.
  let keys: [[UInt8]]

  /// The name of the newest key.
  let name: String

  init(key: [UInt8]) {
    keys = stride(from: 0, to: key.count, by: 32).map { Array(key[$0..<min($0 + 32, key.count)]) }
    name = Self.name(of: keys.first ?? [])
  }

  var bytes: [UInt8] { Array(keys.joined()) }
  var key: [UInt8] { keys.first ?? [] }

  /// Names a key without telling it.
  static func name(of key: [UInt8]) -> String {
    var result = [UInt8](repeating: 0, count: 16)
    let message = Array("name".utf8)
    crypto_generichash(&result, result.count, message, UInt64(message.count), key, key.count)
    return result.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The key of that name; without one, the oldest: secrets of the first format have none.
  func key(named name: String) -> [UInt8]? { name == self.name ? key : name.isEmpty ? keys.last : keys.first { Self.name(of: $0) == name } }

  func hash(_ secret: String, owner: String, salt: [UInt8], key: [UInt8]? = nil) -> [UInt8] {
    let key = key ?? self.key
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
      guard known.count >= 32, known.count % 32 == 0 else { throw TenantError.damaged(HostFiles.name(path), path, "is not a key") }
      return known
    }
    let made = random.bytes(32)
    try HostFiles.write(made, to: path, mode: 0o600)
    return made
  }
}

/// Hashes a sequence of texts.
final class TextHash {
  private let memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
  private var state: OpaquePointer { OpaquePointer(memory) }

  init() { crypto_generichash_init(state, nil, 0, 16) }
  deinit { memory.deallocate() }

  func add(_ text: String) {
    let bytes = Array(text.utf8) + [0]
    crypto_generichash_update(state, bytes, UInt64(bytes.count))
  }

  /// The hash in hexadecimal digits; nothing can be added afterwards.
  func finish() -> String {
    var result = [UInt8](repeating: 0, count: 16)
    crypto_generichash_final(state, &result, result.count)
    return result.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
