/// Holds one script: its well-formed UTF-8 bytes, where it came from, and where its lines start.
///
/// Extents are byte offsets because the lexer walks bytes; what users and tools see (lines, columns, .NET offsets) counts
/// UTF-16 units and is computed only when somebody asks.
package final class SourceText: @unchecked Sendable {
  /// The path or the name shown in messages; nil for text typed at the prompt.
  package let name: String?
  /// The bytes, followed by a zero byte that `count` does not include: the lexer may look one byte ahead without asking.
  package let base: UnsafePointer<UInt8>
  package let count: Int
  private let storage: UnsafeMutablePointer<UInt8>
  /// Where the comments stand, in order; the parser fills this in, help is read from it.
  package var comments: [Extent] = []

  package init(utf8 bytes: [UInt8], name: String? = nil) {
    let wellFormed = Self.isWellFormed(bytes) ? bytes : Self.repaired(bytes)
    let storage = UnsafeMutablePointer<UInt8>.allocate(capacity: wellFormed.count + 8)
    wellFormed.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { storage.initialize(from: first, count: source.count) }
    }
    self.storage = storage
    (storage + wellFormed.count).initialize(repeating: 0, count: 8)
    base = UnsafePointer(storage)
    count = wellFormed.count
    self.name = name
  }

  package convenience init(_ text: String, name: String? = nil) {
    self.init(utf8: Array(text.utf8), name: name)
  }

  /// Decodes the bytes of a file: a byte order mark decides and is dropped, else the bytes are UTF-8.
  package convenience init(decoding bytes: [UInt8], name: String? = nil) {
    self.init(utf8: TextDecoder.utf8(from: bytes), name: name)
  }

  deinit { storage.deallocate() }

  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }
  package var wholeExtent: Extent { Extent(0, count) }
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Copies the text under an extent; an extent that reaches outside is cut.
  package func substring(_ extent: Extent) -> String {
    let start = min(max(0, Int(extent.start)), count)
    let end = min(max(start, Int(extent.end)), count)
    return String(decoding: UnsafeBufferPointer(start: base + start, count: end - start), as: UTF8.self)
  }

  /// Copies the text between two offsets known to lie inside.
  @inline(__always)
  package func text(_ start: Int, _ end: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: base + start, count: max(0, min(end, count) - start)), as: UTF8.self)
  }

  // MARK: Lines

  /// The byte offsets at which lines start. A line ends at CR, LF or CRLF.
  package private(set) lazy var lineStarts: [Int32] = {
    var starts: [Int32] = [0]
    var at = 0
    while at < count {
      let byte = base[at]
      at += 1
      if byte == 13 {
        if at < count, base[at] == 10 { at += 1 }
        starts.append(Int32(at))
      } else if byte == 10 {
        starts.append(Int32(at))
      }
    }
    return starts
  }()

  /// Counts from 1 the line that a byte offset lies on.
  package func line(at offset: Int) -> Int {
    let starts = lineStarts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// Finds line and column (UTF-16 units, from 1) of a byte offset.
  package func position(at offset: Int) -> TextPosition {
    let line = line(at: offset)
    return TextPosition(line: line, column: utf16Units(from: Int(lineStarts[line - 1]), to: offset) + 1)
  }

  /// Returns the text of a line, counted from 1, without its line end; empty when there is no such line.
  package func line(_ number: Int) -> String {
    let starts = lineStarts
    guard number >= 1, number <= starts.count else { return "" }
    let start = Int(starts[number - 1])
    var end = number < starts.count ? Int(starts[number]) : count
    while end > start, base[end - 1] == 10 || base[end - 1] == 13 { end -= 1 }
    return substring(Extent(start, end))
  }

  // MARK: UTF-16

  /// Whether every byte is ASCII, so that byte offsets are UTF-16 offsets.
  package private(set) lazy var isASCII: Bool = bytes.allSatisfy { $0 < 0x80 }

  /// UTF-16 offsets at every 256th byte: makes `utf16Offset` constant-time in long texts.
  private lazy var utf16Marks: [Int32] = {
    var marks: [Int32] = []
    marks.reserveCapacity(count / 256 + 1)
    var units: Int32 = 0
    for at in 0..<count {
      if at & 255 == 0 { marks.append(units) }
      units += Self.unitsBegun(by: base[at])
    }
    if count & 255 == 0 { marks.append(units) }
    return marks
  }()

  /// Converts a byte offset into an offset in UTF-16 units, .NET's measure.
  package func utf16Offset(of offset: Int) -> Int {
    let offset = min(max(0, offset), count)
    if isASCII { return offset }
    return Int(utf16Marks[offset >> 8]) + utf16Units(from: offset & ~255, to: offset)
  }

  /// Counts the UTF-16 units between two byte offsets.
  package func utf16Units(from start: Int, to end: Int) -> Int {
    var units: Int32 = 0
    var at = max(0, start)
    let end = min(end, count)
    while at < end {
      units += Self.unitsBegun(by: base[at])
      at += 1
    }
    return Int(units)
  }

  /// Converts an offset in UTF-16 units into a byte offset; inside a surrogate pair it is the start of the character.
  package func byteOffset(ofUTF16 offset: Int) -> Int {
    if isASCII { return min(max(0, offset), count) }
    var units = 0
    var at = 0
    while at < count {
      let begun = Int(Self.unitsBegun(by: base[at]))
      if begun > 0, units + begun > offset { break }
      units += begun
      at += 1
    }
    return at
  }

  /// A lead byte begins one unit, or two when the character lies beyond the BMP; continuation bytes begin none.
  @inline(__always)
  private static func unitsBegun(by byte: UInt8) -> Int32 {
    byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xF0 ? 1 : 2
  }

  private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    if hasOnlyASCII(bytes) { return true }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private static func hasOnlyASCII(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= raw.count {
        if raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
        index += 8
      }
      while index < raw.count {
        if raw[index] >= 0x80 { return false }
        index += 1
      }
      return true
    }
  }

  /// Replaces each ill-formed sequence (maximal subpart, as .NET and Unicode do it) by U+FFFD.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
