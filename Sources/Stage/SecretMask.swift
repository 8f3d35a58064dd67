/// Replaces secrets in text by stars; the secrets are told when they are made.
///
/// A number counts only where no digit stands beside it: the PIN 12345 is not part of a phone number.
package struct SecretMask {
  private var secrets: [[UInt8]] = []
  /// Folders whose names tell who and where the user is, and what stands for them; the longest first.
  private let places: [(name: [UInt8], shown: [UInt8])]

  package init(places: [(name: String, shown: String)] = []) {
    self.places = places.filter { $0.name.count > 1 }.sorted { $0.name.count > $1.name.count }.map { (Array($0.name.utf8), Array($0.shown.utf8)) }
  }

  package mutating func add(_ secret: String) {
    let bytes = Array(secret.utf8)
    if bytes.count >= 4, !secrets.contains(bytes) { secrets.append(bytes) }
  }

  package func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for place in places { bytes = SecretMask.replacing(place.name, in: bytes, with: place.shown) { _, _ in true } }
    for secret in secrets {
      bytes = SecretMask.replacing(secret, in: bytes, with: [UInt8](repeating: UInt8(ascii: "*"), count: secret.count)) { before, after in
        !SecretMask.isDigit(before) && !SecretMask.isDigit(after)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

  private static func replacing(_ word: [UInt8], in bytes: [UInt8], with other: [UInt8], where fits: (UInt8?, UInt8?) -> Bool) -> [UInt8] {
    var result: [UInt8] = [], at = 0
    while at < bytes.count {
      let end = at + word.count
      if bytes[at] == word[0], end <= bytes.count, bytes[at..<end].elementsEqual(word), fits(at > 0 ? bytes[at - 1] : nil, end < bytes.count ? bytes[end] : nil) {
        result += other
        at = end
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return result
  }
}
