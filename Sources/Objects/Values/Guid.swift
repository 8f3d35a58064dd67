/// A globally unique identifier, as .NET's `Guid`.
public struct Guid: Hashable {
  /// The bytes as they are written.
  public let bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
  public static let empty = Guid(bytes: [UInt8](repeating: 0, count: 16))

  /// A random (version 4) identifier from the session's random numbers.
  public static func random() -> Guid {
    var bytes: [UInt8] = []
    for word in [ObjectRuntime.current.randomBits(), ObjectRuntime.current.randomBits()] {
      for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }
    bytes[6] = bytes[6] & 0x0f | 0x40
    bytes[8] = bytes[8] & 0x3f | 0x80
    return Guid(bytes: bytes)
  }

  /// Reads the forms D, N, B and P; nil for anything else.
  public init?(_ text: String) {
    var body = Array(TextScan.trimmed(text).utf8)
    if let first = body.first, let last = body.last, (first == 0x7b && last == 0x7d) || (first == 0x28 && last == 0x29) {
      body = Array(body.dropFirst().dropLast())
    }
    if body.count == 36 {
      guard [8, 13, 18, 23].allSatisfy({ body[$0] == 0x2d }) else { return nil }
      body = body.enumerated().filter { ![8, 13, 18, 23].contains($0.offset) }.map(\.element)
    } else if body.count == 32, text.utf8.first == 0x7b || text.utf8.first == 0x28 {
      return nil
    }
    guard body.count == 32 else { return nil }
    var made: [UInt8] = []
    for index in stride(from: 0, to: 32, by: 2) {
      guard let high = Hex.value(body[index]), let low = Hex.value(body[index + 1]) else { return nil }
      made.append(high << 4 | low)
    }
    bytes = made
  }

  public var text: String { text(format: "D") ?? "" }

  /// The forms D, N, B, P and X; nil for another format.
  public func text(format: String) -> String? {
    let hex = Array(Hex.lower(bytes).utf8)
    func part(_ from: Int, _ to: Int) -> String { String(decoding: hex[from..<to], as: UTF8.self) }
    let dashed = [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].joined(separator: "-")
    switch format.lowercased() {
    case "", "d": return dashed
    case "n": return part(0, 32)
    case "b": return "{\(dashed)}"
    case "p": return "(\(dashed))"
    case "x":
      let rest = stride(from: 16, to: 32, by: 2).map { "0x" + part($0, $0 + 2) }.joined(separator: ",")
      return "{0x\(part(0, 8)),0x\(part(8, 12)),0x\(part(12, 16)),{\(rest)}}"
    default: return nil
    }
  }

  /// The order of `ToByteArray`: the first three fields are little-endian.
  public var mixedEndianBytes: [UInt8] {
    [bytes[3], bytes[2], bytes[1], bytes[0], bytes[5], bytes[4], bytes[7], bytes[6]] + bytes[8...]
  }
}

/// Hexadecimal digits.
enum Hex {
  static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  static func lower(_ bytes: some Sequence<UInt8>) -> String { text(bytes, "0123456789abcdef") }
  static func upper(_ bytes: some Sequence<UInt8>) -> String { text(bytes, "0123456789ABCDEF") }

  private static func text(_ bytes: some Sequence<UInt8>, _ digits: StaticString) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      result.append(digits.utf8Start[Int(byte >> 4)])
      result.append(digits.utf8Start[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
