import Objects

/// `GZipStream`, `DeflateStream` and `ZLibStream`: bytes packed into a stream, or unpacked from one.
final class PackedStreamObject: ByteStreamObject {
  enum Format: String { case gzip = "GZipStream", deflate = "DeflateStream", zlib = "ZLibStream" }

  private let inner: ByteStreamObject
  private let format: Format
  private let packs: Bool
  private let leavesOpen: Bool
  private var isClosed = false

  init(_ inner: ByteStreamObject, _ format: Format, packs: Bool, leavesOpen: Bool) throws {
    (self.inner, self.format, self.packs, self.leavesOpen) = (inner, format, packs, leavesOpen)
    super.init([])
    if !packs { bytes = try unpacked(inner.remaining()) }
  }

  override var type: TypeInfo { PackedStreamObject.infos[format] ?? StreamTypes.memory }

  private var invalid: PSError { PSError.dotNet("System.IO.InvalidDataException", "The archive entry was compressed using an unsupported compression method.") }

  private func unpacked(_ data: [UInt8]) throws -> [UInt8] {
    guard !data.isEmpty else { return [] }
    guard let body = body(of: data), let made = Deflate.unpack(body, limit: 1 << 30) else { throw invalid }
    return made
  }

  /// The packed bytes behind the header of the format.
  private func body(of data: [UInt8]) -> [UInt8]? {
    switch format {
    case .deflate: return data
    case .zlib: return data.count > 6 ? Array(data.dropFirst(2)) : nil
    case .gzip:
      guard data.count > 18, data[0] == 0x1f, data[1] == 0x8b, data[2] == 8 else { return nil }
      let flags = data[3]
      var place = 10
      if flags & 4 != 0, data.count > 12 { place += 2 + Int(data[10]) + Int(data[11]) << 8 }
      // A name and a comment end with a zero byte each.
      for flag in [8, 16] as [UInt8] where flags & flag != 0 {
        guard place < data.count, let end = data[place...].firstIndex(of: 0) else { return nil }
        place = end + 1
      }
      if flags & 2 != 0 { place += 2 }
      return place < data.count ? Array(data[place...]) : nil
    }
  }

  private func packed() throws -> [UInt8] {
    guard let body = Deflate.pack(bytes, level: 6) else { throw invalid }
    func little(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) } }
    switch format {
    case .deflate: return body
    case .gzip:
      return [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3] + body + little(Deflate.checksum(bytes)) + little(UInt32(truncatingIfNeeded: bytes.count))
    case .zlib:
      var a: UInt32 = 1, b: UInt32 = 0
      for byte in bytes { (a, b) = ((a + UInt32(byte)) % 65521, (b + (a + UInt32(byte)) % 65521) % 65521) }
      return [0x78, 0x9c] + body + little(b << 16 | a).reversed()
    }
  }

  override func close() throws {
    if isClosed { return }
    isClosed = true
    if packs, !bytes.isEmpty { try inner.write(packed()) }
    if !leavesOpen { try inner.close() }
  }

  static let infos: [Format: TypeInfo] = Dictionary(uniqueKeysWithValues: [Format.gzip, .deflate, .zlib].map { format in
    let fullName = "System.IO.Compression.\(format.rawValue)"
    return (format, NetType.register(fullName, base: "System.IO.Stream") { members in
      StreamTypes.fillStream(&members)
      members.property("BaseStream", "System.IO.Stream", get: { ($0.unwrapped.asObject as? PackedStreamObject).map { .object($0.inner) } ?? .null })
      for (mode, isLevel) in [("System.IO.Compression.CompressionMode mode", false), ("System.IO.Compression.CompressionLevel compressionLevel", true)] {
        for extra in ["", ", bool leaveOpen"] {
          members.constructor("\(fullName)(System.IO.Stream stream, \(mode)\(extra))") { arguments in
            guard let inner = arguments[0].unwrapped.asObject as? ByteStreamObject else { throw PSError.dotNet("System.ArgumentNullException", "Value cannot be null. (Parameter 'stream')") }
            let packs = try isLevel || arguments[1].text() == "Compress"
            return .object(try PackedStreamObject(inner, format, packs: packs, leavesOpen: arguments.count > 2 && arguments[2].isTrue))
          }
        }
      }
    })
  })
}
