/// Computes the hashes that `Get-FileHash` knows.
package enum Digest {
  package static let names = ["MD5", "SHA1", "SHA256", "SHA384", "SHA512"]

  package static func compute(_ name: String, _ bytes: [UInt8]) -> [UInt8]? {
    switch name.uppercased() {
    case "MD5": md5(bytes)
    case "SHA1": sha1(bytes)
    case "SHA256": sha256(bytes)
    case "SHA384": sha512(bytes, is384: true)
    case "SHA512": sha512(bytes, is384: false)
    default: nil
    }
  }

  package static func hex(_ bytes: [UInt8], uppercase: Bool = true) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: uppercase) }.joined()
  }

  private static func padded(_ bytes: [UInt8], block: Int, bigEndian: Bool) -> [UInt8] {
    let lengthSize = block / 8
    var data = bytes + [0x80]
    while data.count % block != block - lengthSize { data.append(0) }
    let bits = UInt64(bytes.count) * 8
    var length = (0..<8).map { UInt8(truncatingIfNeeded: bits >> (8 * UInt64(bigEndian ? 7 - $0 : $0))) }
    if lengthSize > 8 { length = Array(repeating: 0, count: lengthSize - 8) + length }
    return data + length
  }

  // MARK: MD5

  private static let md5Shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
  private static let md5Constants: [UInt32] = [
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be,
    0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
    0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1,
    0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
  ]

  private static func md5(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
    let data = padded(bytes, block: 64, bigEndian: false)
    for start in stride(from: 0, to: data.count, by: 64) {
      let words = (0..<16).map { index in (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[start + index * 4 + $1]) << UInt32(8 * $1) } }
      var a = state[0], b = state[1], c = state[2], d = state[3]
      for round in 0..<64 {
        let mixed: UInt32, pick: Int
        switch round / 16 {
        case 0: (mixed, pick) = ((b & c) | (~b & d), round)
        case 1: (mixed, pick) = ((d & b) | (~d & c), (5 * round + 1) % 16)
        case 2: (mixed, pick) = (b ^ c ^ d, (3 * round + 5) % 16)
        default: (mixed, pick) = (c ^ (b | ~d), (7 * round) % 16)
        }
        let sum = mixed &+ a &+ md5Constants[round] &+ words[pick]
        let shift = md5Shifts[(round / 16) * 4 + round % 4]
        (a, d, c, b) = (d, c, b, b &+ (sum << shift | sum >> (32 - shift)))
      }
      state[0] = state[0] &+ a
      state[1] = state[1] &+ b
      state[2] = state[2] &+ c
      state[3] = state[3] &+ d
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(8 * $0)) } }
  }

  // MARK: SHA-1 and SHA-2

  private static func bigEndianWords(_ data: [UInt8], _ start: Int) -> [UInt32] {
    (0..<16).map { index in (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(data[start + index * 4 + $1]) } }
  }

  private static func rotate(_ word: UInt32, left count: UInt32) -> UInt32 { word << count | word >> (32 - count) }
  private static func rotate(_ word: UInt32, right count: UInt32) -> UInt32 { word >> count | word << (32 - count) }
  private static func rotate(_ word: UInt64, right count: UInt64) -> UInt64 { word >> count | word << (64 - count) }

  private static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
    let data = padded(bytes, block: 64, bigEndian: true)
    for start in stride(from: 0, to: data.count, by: 64) {
      var words = bigEndianWords(data, start)
      for index in 16..<80 { words.append(rotate(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], left: 1)) }
      var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
      for index in 0..<80 {
        let mixed: UInt32, constant: UInt32
        switch index / 20 {
        case 0: (mixed, constant) = ((b & c) | (~b & d), 0x5a827999)
        case 1: (mixed, constant) = (b ^ c ^ d, 0x6ed9eba1)
        case 2: (mixed, constant) = ((b & c) | (b & d) | (c & d), 0x8f1bbcdc)
        default: (mixed, constant) = (b ^ c ^ d, 0xca62c1d6)
        }
        let next = rotate(a, left: 5) &+ mixed &+ e &+ constant &+ words[index]
        (e, d, c, b, a) = (d, c, rotate(b, left: 30), a, next)
      }
      for (index, value) in [a, b, c, d, e].enumerated() { state[index] = state[index] &+ value }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  /// The constants of SHA-2: fractions of the cube roots of the first primes; SHA-256 takes the upper halves.
  private static let sha2Constants: [UInt64] = [
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b,
    0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1,
    0x9bdc06a725c71235, 0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65, 0x2de92c6f592b0275,
    0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b, 0xa2bfe8a14cf10364, 0xa81a664bbc423001,
    0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8,
    0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec, 0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915,
    0xc67178f2e372532b, 0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c, 0x4cc5d4becb3e42b6,
    0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
  ]

  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
    let data = padded(bytes, block: 64, bigEndian: true)
    for start in stride(from: 0, to: data.count, by: 64) {
      var words = bigEndianWords(data, start)
      for index in 16..<64 {
        let x = words[index - 15], y = words[index - 2]
        let low = rotate(x, right: 7) ^ rotate(x, right: 18) ^ (x >> 3), high = rotate(y, right: 17) ^ rotate(y, right: 19) ^ (y >> 10)
        words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
      }
      var v = state
      for index in 0..<64 {
        let sum1 = rotate(v[4], right: 6) ^ rotate(v[4], right: 11) ^ rotate(v[4], right: 25)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let first = v[7] &+ sum1 &+ choice &+ UInt32(sha2Constants[index] >> 32) &+ words[index]
        let sum0 = rotate(v[0], right: 2) ^ rotate(v[0], right: 13) ^ rotate(v[0], right: 22)
        let second = sum0 &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
        v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for index in 0..<8 { state[index] = state[index] &+ v[index] }
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private static func sha512(_ bytes: [UInt8], is384: Bool) -> [UInt8] {
    var state: [UInt64] =
      is384
      ? [
        0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7,
        0x47b5481dbefa4fa4,
      ]
      : [
        0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b,
        0x5be0cd19137e2179,
      ]
    let data = padded(bytes, block: 128, bigEndian: true)
    for start in stride(from: 0, to: data.count, by: 128) {
      var words = (0..<16).map { index in (0..<8).reduce(UInt64(0)) { $0 << 8 | UInt64(data[start + index * 8 + $1]) } }
      for index in 16..<80 {
        let x = words[index - 15], y = words[index - 2]
        let low = rotate(x, right: 1) ^ rotate(x, right: 8) ^ (x >> 7), high = rotate(y, right: 19) ^ rotate(y, right: 61) ^ (y >> 6)
        words.append(words[index - 16] &+ low &+ words[index - 7] &+ high)
      }
      var v = state
      for index in 0..<80 {
        let sum1 = rotate(v[4], right: 14) ^ rotate(v[4], right: 18) ^ rotate(v[4], right: 41)
        let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
        let first = v[7] &+ sum1 &+ choice &+ sha2Constants[index] &+ words[index]
        let sum0 = rotate(v[0], right: 28) ^ rotate(v[0], right: 34) ^ rotate(v[0], right: 39)
        let second = sum0 &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
        v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
      }
      for index in 0..<8 { state[index] = state[index] &+ v[index] }
    }
    let all = state.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } }
    return is384 ? Array(all.prefix(48)) : all
  }
}
