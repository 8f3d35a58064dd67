import CZlib

/// Packs and unpacks bytes as zip archives hold them.
enum Deflate {
  /// Level 0 stores, 9 packs tightest.
  static func pack(_ bytes: [UInt8], level: Int32) -> [UInt8]? {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    // Minus 15: no header and no checksum of zlib's own.
    guard deflateInit2_(&stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    return run(&stream, bytes) { deflate(&$0, Z_FINISH) }
  }

  /// Gives nil for bytes that are no packed data, or of which more than the limit would come.
  static func unpack(_ bytes: [UInt8], limit: Int = .max) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    return run(&stream, bytes, limit) { inflate(&$0, Z_NO_FLUSH) }
  }

  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32($0.count))) }
  }

  private static func run(_ stream: inout z_stream, _ bytes: [UInt8], _ limit: Int = .max, _ step: (inout z_stream) -> Int32) -> [UInt8]? {
    var input = bytes, result: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      while true {
        let (status, made) = piece.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
          stream.next_out = target.baseAddress
          stream.avail_out = UInt32(target.count)
          let status = step(&stream)
          return (status, target.count - Int(stream.avail_out))
        }
        if made > limit - result.count { return nil }
        result += piece[..<made]
        if status == Z_STREAM_END { return result }
        if status != Z_OK || (made == 0 && stream.avail_in == 0) { return nil }
      }
    }
  }
}
