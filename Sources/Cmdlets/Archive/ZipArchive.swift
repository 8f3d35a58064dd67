import Objects

/// A zip file in memory: its entries by name, read from bytes and written to bytes.
struct ZipArchive {
  struct Entry {
    var name: String
    var bytes: [UInt8]
    /// Date and time in the form of MS-DOS.
    var modified: UInt32

    var isFolder: Bool { name.hasSuffix("/") }
  }

  struct Failure: Error { let text: String }

  /// What the entries of an archive may take in all: it is unpacked in memory.
  static let limit = 1 << 30

  var entries: [Entry] = []

  /// The date of an entry as MS-DOS packs it.
  static func stamp(_ date: DateTime) -> UInt32 {
    let year = max(0, date.year - 1980)
    let day = UInt32(year << 9 | date.month << 5 | date.day)
    return day << 16 | UInt32(date.hour << 11 | date.minute << 5 | date.second / 2)
  }

  static func date(_ stamp: UInt32) -> DateTime? {
    let day = Int(stamp >> 16), time = Int(stamp & 0xffff)
    return DateTime(
      year: 1980 + day >> 9, month: day >> 5 & 15, day: day & 31, hour: time >> 11, minute: time >> 5 & 63, second: (time & 31) * 2, kind: .local)
  }

  // MARK: Writing

  func written(level: Int32) throws -> [UInt8] {
    var result: [UInt8] = [], directory: [UInt8] = []
    for entry in entries {
      let name = Array(entry.name.utf8)
      guard let packed = Deflate.pack(entry.bytes, level: level) else { throw Failure(text: "The data could not be packed.") }
      let isPacked = packed.count < entry.bytes.count
      let body = isPacked ? packed : entry.bytes
      guard body.count < UInt32.max, result.count < UInt32.max, name.count < UInt16.max else { throw Failure(text: "Archives above 4 GB are not supported.") }
      // Version 2.0, names in UTF-8, method, time, checksum, sizes, length of the name, no extra field.
      let common = ZipArchive.little(20, 2) + ZipArchive.little(0x800, 2) + ZipArchive.little(isPacked ? 8 : 0, 2) + ZipArchive.little(entry.modified, 4)
        + ZipArchive.little(Deflate.checksum(entry.bytes), 4) + ZipArchive.little(UInt32(body.count), 4) + ZipArchive.little(UInt32(entry.bytes.count), 4)
        + ZipArchive.little(UInt32(name.count), 2) + ZipArchive.little(0, 2)
      directory += ZipArchive.little(0x0201_4b50, 4) + ZipArchive.little(20, 2) + common + ZipArchive.little(0, 2) + ZipArchive.little(0, 2) + ZipArchive.little(0, 2)
        + ZipArchive.little(entry.isFolder ? 16 : 0, 4) + ZipArchive.little(UInt32(result.count), 4) + name
      result += ZipArchive.little(0x0403_4b50, 4) + common + name + body
    }
    let start = UInt32(result.count)
    result += directory + ZipArchive.little(0x0605_4b50, 4) + ZipArchive.little(0, 4) + ZipArchive.little(UInt32(entries.count), 2)
    return result + ZipArchive.little(UInt32(entries.count), 2) + ZipArchive.little(UInt32(directory.count), 4) + ZipArchive.little(start, 4) + ZipArchive.little(0, 2)
  }

  private static func little(_ value: UInt32, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) } }

  // MARK: Reading

  init() {}

  init(_ bytes: [UInt8]) throws {
    let broken = Failure(text: "End of Central Directory record could not be found.")
    func number(_ place: Int, _ count: Int) throws -> Int {
      guard place >= 0, place + count <= bytes.count else { throw broken }
      return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << ($1 * 8) }
    }
    guard bytes.count >= 22 else { throw broken }
    var end = bytes.count - 22
    while end >= 0, try number(end, 4) != 0x0605_4b50 { end -= 1 }
    guard end >= 0 else { throw broken }
    var place = try number(end + 16, 4), total = 0
    for _ in 0..<(try number(end + 10, 2)) {
      guard try number(place, 4) == 0x0201_4b50 else { throw Failure(text: "A local file header is corrupt.") }
      let method = try number(place + 10, 2), packedCount = try number(place + 20, 4), count = try number(place + 24, 4)
      total += count
      if total > ZipArchive.limit { throw Failure(text: "The archive is too large: its entries would take more than 1 GB.") }
      let nameCount = try number(place + 28, 2), header = try number(place + 42, 4)
      guard place + 46 + nameCount <= bytes.count else { throw broken }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameCount)], as: UTF8.self)
      let start = header + 30 + (try number(header + 26, 2)) + (try number(header + 28, 2))
      guard start >= 0, start + packedCount <= bytes.count else { throw broken }
      let body = Array(bytes[start..<(start + packedCount)])
      let content = method == 0 ? body : method == 8 ? Deflate.unpack(body, limit: count) : nil
      guard let content, content.count == count, Deflate.checksum(content) == UInt32(try number(place + 16, 4)) else {
        throw Failure(text: "The archive entry was compressed using an unsupported compression method.")
      }
      entries.append(Entry(name: name, bytes: content, modified: UInt32(try number(place + 12, 4))))
      place += 46 + nameCount + (try number(place + 30, 2)) + (try number(place + 32, 2))
    }
  }
}
