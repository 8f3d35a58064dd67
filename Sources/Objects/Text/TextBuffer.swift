/// Puts a text together as bytes: in a borrowed buffer (mostly on the stack) while they have room there, then in one of its own.
///
/// Holds no Swift array and no `String` on the way, so putting ten pieces together counts no reference and allocates once.
public struct TextBuffer: ~Copyable {
  @usableFromInline var bytes: UnsafeMutablePointer<UInt8>
  @usableFromInline var room: Int
  public private(set) var count = 0
  /// The buffer of its own, once the borrowed one was too small.
  private var own: UnsafeMutablePointer<UInt8>?

  /// The room that most texts need; `withUnsafeTemporaryAllocation` gives it.
  public static var usualRoom: Int { 256 }

  public init(_ borrowed: UnsafeMutableBufferPointer<UInt8>) {
    if let base = borrowed.baseAddress {
      (bytes, room, own) = (base, borrowed.count, nil)
    } else {
      bytes = .allocate(capacity: 16)
      (room, own) = (16, bytes)
    }
  }

  deinit { own?.deallocate() }

  @inline(never) private mutating func grow(_ wanted: Int) {
    let larger = max(wanted, room * 2)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: bytes, count: count)
    own?.deallocate()
    (bytes, room, own) = (moved, larger, moved)
  }

  @inline(__always) private mutating func makeRoom(_ added: Int) { if count &+ added > room { grow(count + added) } }

  public mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let base = piece.baseAddress else { return }
    makeRoom(piece.count)
    TextBuffer.copy(base, piece.count, to: bytes + count)
    count &+= piece.count
  }

  /// Copies bytes; a short stretch, as most are, by two words that overlap instead of a call.
  @inline(__always) private static func copy(_ source: UnsafePointer<UInt8>, _ length: Int, to target: UnsafeMutablePointer<UInt8>) {
    let from = UnsafeRawPointer(source), to = UnsafeMutableRawPointer(target)
    if length > 16 {
      target.update(from: source, count: length)
    } else if length >= 8 {
      let first = from.loadUnaligned(as: UInt64.self), last = from.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
      to.storeBytes(of: first, as: UInt64.self)
      to.storeBytes(of: last, toByteOffset: length &- 8, as: UInt64.self)
    } else if length >= 4 {
      let first = from.loadUnaligned(as: UInt32.self), last = from.loadUnaligned(fromByteOffset: length &- 4, as: UInt32.self)
      to.storeBytes(of: first, as: UInt32.self)
      to.storeBytes(of: last, toByteOffset: length &- 4, as: UInt32.self)
    } else {
      for index in 0..<length { target[index] = source[index] }
    }
  }

  /// Appends a stretch that is known to lie in the bytes.
  @inline(__always) mutating func append(_ piece: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) {
    guard length > 0, let base = piece.baseAddress else { return }
    makeRoom(length)
    TextBuffer.copy(base + start, length, to: bytes + count)
    count &+= length
  }

  public mutating func append(_ piece: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) { append(UnsafeBufferPointer(rebasing: piece[range])) }

  public mutating func append(_ string: PSString) { string.withBytes { append($0) } }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  public mutating func append(byte: UInt8) {
    makeRoom(1)
    bytes[count] = byte
    count &+= 1
  }

  public mutating func append(byte: UInt8, times: Int) {
    guard times > 0 else { return }
    makeRoom(times)
    (bytes + count).update(repeating: byte, count: times)
    count &+= times
  }

  /// Appends a number in digits, with zeros in front up to a width; `isNegative` puts a hyphen before them.
  public mutating func append(_ magnitude: UInt64, isNegative: Bool = false, atLeast width: Int = 1) {
    if magnitude <= UInt64(UInt32.max) { return append(small: UInt32(truncatingIfNeeded: magnitude), isNegative, width) }
    makeRoom(21 + max(0, width))
    if isNegative { put(0x2d) }
    var rest = magnitude, digits = 1
    while rest >= 10 {
      rest /= 10
      digits &+= 1
    }
    rest = magnitude
    let total = max(digits, width)
    var place = bytes + count + total
    count &+= total
    for _ in 0..<total {
      place -= 1
      place.pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  @inline(__always) private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count &+= 1
  }

  @inline(__always) private mutating func append(small magnitude: UInt32, _ isNegative: Bool, _ width: Int) {
    makeRoom(11 &+ max(0, width))
    if isNegative { put(0x2d) }
    var rest = magnitude
    let digits = rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : rest < 10_000 ? 4 : rest < 100_000 ? 5 : rest < 1_000_000 ? 6
      : rest < 10_000_000 ? 7 : rest < 100_000_000 ? 8 : rest < 1_000_000_000 ? 9 : 10
    var missing = width &- digits
    while missing > 0 {
      put(0x30)
      missing &-= 1
    }
    count &+= digits
    var place = bytes + count
    while rest >= 10 {
      place -= 1
      place.pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    (place - 1).pointee = 0x30 &+ UInt8(truncatingIfNeeded: rest)
  }

  public mutating func append(_ number: Int32) { append(small: number.magnitude, number < 0, 1) }

  /// Moves what stands behind a place to the right and fills the gap with blanks.
  mutating func insertBlanks(_ times: Int, at place: Int) {
    guard times > 0 else { return }
    makeRoom(times)
    (bytes + place + times).update(from: bytes + place, count: count - place)
    (bytes + place).update(repeating: 0x20, count: times)
    count &+= times
  }

  /// Gives the bytes that stand there so far.
  public borrowing func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    try body(UnsafeBufferPointer(start: bytes, count: count))
  }

  /// What stands there so far, as a string object.
  public var string: PSString { PSString.copying(UnsafeBufferPointer(start: bytes, count: count)) }

  /// What stands there so far.
  public var text: String { TextScan.text(UnsafeBufferPointer(start: bytes, count: count)) }
}
