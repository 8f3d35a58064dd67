/// Puts a text together from pieces: as bytes while they have room on the stack, as a string from then on.
struct TextPieces {
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var count = 0
  /// What did not fit, with everything before it.
  private var long: String?

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func append(_ piece: String) {
    if long == nil, count + piece.utf8.count <= bytes.count {
      var piece = piece
      count = piece.withUTF8 { source in
        if let from = source.baseAddress, let to = bytes.baseAddress { (to + count).initialize(from: from, count: source.count) }
        return count + source.count
      }
      return
    }
    if long == nil { long = result }
    long?.append(piece)
  }

  mutating func append(_ number: Int32) {
    guard long == nil, count + 11 <= bytes.count else { return append(String(number)) }
    var left = number.magnitude, digits = 1, limit: UInt32 = 10
    while digits < 10, left >= limit {
      digits += 1
      limit = limit &* 10
    }
    if number < 0 {
      bytes[count] = 0x2d
      count += 1
    }
    var place = count + digits
    count = place
    for _ in 0..<digits {
      place -= 1
      bytes[place] = 0x30 + UInt8(truncatingIfNeeded: left % 10)
      left /= 10
    }
  }

  var result: String { long ?? String(decoding: UnsafeBufferPointer(rebasing: bytes[..<count]), as: UTF8.self) }
}
