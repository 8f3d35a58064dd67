import Engine
import Objects

/// Encrypts secure strings with a key, for files that only this program reads back.
enum SecureStringCipher {
  static let header = "76492d1116743f0423413b16050a5345"

  private static func keyStream(_ key: [UInt8], _ salt: [UInt8], count: Int) -> [UInt8] {
    var stream: [UInt8] = []
    var block: UInt8 = 0
    while stream.count < count {
      stream += Digest.sha256(key + salt + [block])
      block &+= 1
    }
    return Array(stream.prefix(count))
  }

  static func encrypt(_ text: String, _ key: [UInt8]) -> String {
    let salt = (0..<16).map { _ in UInt8(truncatingIfNeeded: ObjectRuntime.current.randomBits()) }
    let plain = TextEncoding.unicode.encode(text)
    let cipher = zip(plain, keyStream(key, salt, count: plain.count)).map { $0 ^ $1 }
    let check = Array(Digest.sha256(key + salt + plain).prefix(4))
    return header + Digest.hex(salt + check + cipher, uppercase: false)
  }

  static func decrypt(_ text: String, _ key: [UInt8]) -> String? {
    guard text.hasPrefix(header), let bytes = bytes(String(text.dropFirst(header.count))), bytes.count >= 20 else { return nil }
    let salt = Array(bytes[0..<16]), check = Array(bytes[16..<20]), cipher = Array(bytes[20...])
    let plain = zip(cipher, keyStream(key, salt, count: cipher.count)).map { $0 ^ $1 }
    guard Array(Digest.sha256(key + salt + plain).prefix(4)) == check else { return nil }
    return TextEncoding.unicode.decode(plain[...])
  }

  static func bytes(_ hex: String) -> [UInt8]? {
    let digits = Array(hex.utf8)
    guard digits.count % 2 == 0 else { return nil }
    return try? stride(from: 0, to: digits.count, by: 2).map { index in
      guard let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) else { throw HexFailure() }
      return byte
    }
  }

  private struct HexFailure: Error {}

  /// The key of `-Key` or `-SecureKey`.
  static func key(_ key: [Int], _ secure: Value, _ run: CommandRuntime) throws -> [UInt8]? {
    var bytes = key.map { UInt8(truncatingIfNeeded: $0) }
    if let secret = secure.unwrapped.asObject as? SecureText { bytes = TextEncoding.unicode.encode(secret.plainText) }
    if bytes.isEmpty { return nil }
    guard [16, 24, 32].contains(bytes.count) else {
      throw run.error(
        "PSArgumentException", "The specified key is not valid. Valid key length settings are either 128 bits, 192 bits, or 256 bits.", id: "Argument",
        .InvalidArgument)
    }
    return bytes
  }
}

/// Makes a secure string of plain or encrypted text.
struct ConvertToSecureString: Cmdlet {
  static let name = "ConvertTo-SecureString"
  static let traits = CommandTraits(defaultSet: "Secure", module: "Microsoft.PowerShell.Security")

  var string = ""
  var asPlainText = false, force = false
  var key: [Int] = []
  var secureKey = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("String", \.string, .mandatory, .position(0), .fromPipeline),
    Parameter("AsPlainText", \.asPlainText, .set("PlainText", position: 1)),
    Parameter("Force", \.force, .set("PlainText", position: 2)),
    Parameter("SecureKey", \.secureKey, .set("Secure", position: 1)),
    Parameter("Key", \.key, .set("Open")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if asPlainText { return try run.write(.object(SecureText(string))) }
    let decoded: String?
    if let key = try SecureStringCipher.key(key, secureKey, run) {
      decoded = SecureStringCipher.decrypt(string, key)
    } else {
      decoded = SecureStringCipher.bytes(string).map { TextEncoding.unicode.decode($0[...]) }
    }
    guard let decoded else {
      try run.writeError(
        run.error(
          "System.FormatException", "The input string '\(string)' was not in a correct format.",
          id: "ImportSecureString_InvalidArgument", .InvalidArgument))
      return
    }
    try run.write(.object(SecureText(decoded)))
  }
}

/// Makes text of a secure string: encrypted, or plain when asked.
struct ConvertFromSecureString: Cmdlet {
  static let name = "ConvertFrom-SecureString"
  static let traits = CommandTraits(defaultSet: "Secure", module: "Microsoft.PowerShell.Security")

  var secureString = Value.null
  var asPlainText = false
  var key: [Int] = []
  var secureKey = Value.null

  static let parameters: [Parameter<Self>] = [
    Parameter("SecureString", \.secureString, .mandatory, .position(0), .fromPipeline, .type("securestring")),
    Parameter("AsPlainText", \.asPlainText, .set("AsPlainText")),
    Parameter("SecureKey", \.secureKey, .set("Secure", position: 1)),
    Parameter("Key", \.key, .set("Open")),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard let secret = secureString.unwrapped.asObject as? SecureText else { return }
    if asPlainText { return try run.write(secret.plainText) }
    if let key = try SecureStringCipher.key(key, secureKey, run) { return try run.write(SecureStringCipher.encrypt(secret.plainText, key)) }
    // Without a key Unix has nothing to encrypt with: PowerShell writes the bare bytes.
    try run.write(Digest.hex(TextEncoding.unicode.encode(secret.plainText), uppercase: false))
  }
}

/// Asks for a user name and a password.
struct GetCredential: Cmdlet {
  static let name = "Get-Credential"
  static let traits = CommandTraits(defaultSet: "CredentialSet", module: "Microsoft.PowerShell.Security")

  var credential = Value.null
  var message: String?
  var userName: String?
  var title: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Credential", \.credential, .set("CredentialSet", position: 0)),
    Parameter("Message", \.message, .sets(["MessageSet"])),
    Parameter("UserName", \.userName, .set("MessageSet", position: 0)),
    Parameter("Title", \.title, .sets(["MessageSet"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    if credential.unwrapped.asObject is CredentialObject { return try run.write(credential) }
    let host = run.engine.host
    host.write("", newLine: true, foreground: nil, background: nil)
    host.write(title ?? "PowerShell credential request", newLine: true, foreground: nil, background: nil)
    host.write(message ?? "Enter your credentials.", newLine: true, foreground: nil, background: nil)
    let name = try userName ?? (credential.isNull ? "" : credential.text())
    if !host.isInteractive { host.write(name.isEmpty ? "User: " : "Password for user \(name): ", newLine: false, foreground: nil, background: nil) }
    try Prompt.requireUser(run)
    if let made = try host.readCredential(userName: name) { try run.write(made) }
  }
}

/// Reads a line from the user.
struct ReadHost: Cmdlet {
  static let name = "Read-Host"
  static let traits = CommandTraits(defaultSet: "AsString")

  var prompt = Value.null
  var asSecureString = false, maskInput = false

  static let parameters: [Parameter<Self>] = [
    Parameter("Prompt", \.prompt, .position(0), .remaining),
    Parameter("AsSecureString", \.asSecureString, .sets(["AsSecureString"])),
    Parameter("MaskInput", \.maskInput, .sets(["AsString"])),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    try Prompt.requireUser(run)
    var text = ""
    if !prompt.isNull { text = try (prompt.enumerated() ?? [prompt]).map { try $0.text() }.joined(separator: " ") + ": " }
    let line = try run.engine.host.readLine(prompt: text, masked: asSecureString || maskInput) ?? ""
    try run.write(asSecureString ? .object(SecureText(line)) : Value(line))
  }
}
