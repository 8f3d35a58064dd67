import Engine
import Objects

/// How text stands in a file.
package enum TextEncoding: Equatable {
  case utf8, utf8BOM, unicode, bigEndianUnicode, utf32, bigEndianUTF32, utf7, ascii, latin1, windows1252

  /// The names that `-Encoding` takes.
  package static let names = ["ascii", "ansi", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32"]

  /// Reads the argument of `-Encoding`: a name, a code page or an encoding object.
  package init(_ value: Value) throws {
    let name: String
    if case .object(let object) = value.unwrapped, let page = try? Members.get(.object(object), "CodePage"), !page.isNull {
      let preamble = (try? Members.invoke(value, "GetPreamble", []).asArray?.items.count) ?? 0
      let text = try page.text()
      self = text == "65001" && preamble > 0 ? .utf8BOM : try TextEncoding(name: text)
      return
    } else {
      name = try value.text()
    }
    try self.init(name: name)
  }

  private init(name: String) throws {
    switch name.lowercased() {
    case "utf8", "utf-8", "utf8nobom", "default", "oem", "65001", "string": self = .utf8
    case "utf8bom": self = .utf8BOM
    case "unicode", "utf-16", "utf16", "1200", "utf-16le": self = .unicode
    case "bigendianunicode", "utf-16be", "1201": self = .bigEndianUnicode
    case "utf32", "utf-32", "12000": self = .utf32
    case "bigendianutf32", "12001": self = .bigEndianUTF32
    case "ascii", "us-ascii", "20127": self = .ascii
    case "utf7", "utf-7", "65000": self = .utf7
    case "latin1", "iso-8859-1", "28591": self = .latin1
    case "ansi", "windows-1252", "1252": self = .windows1252
    default:
      throw PSError(
        "System.ArgumentException",
        "'\(name)' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')",
        id: "ParameterArgumentTransformationError", category: .InvalidData)
    }
  }

  /// The mark at the beginning of a new file.
  package var preamble: [UInt8] {
    switch self {
    case .utf8BOM: [0xEF, 0xBB, 0xBF]
    case .unicode: [0xFF, 0xFE]
    case .bigEndianUnicode: [0xFE, 0xFF]
    case .utf32: [0xFF, 0xFE, 0, 0]
    case .bigEndianUTF32: [0, 0, 0xFE, 0xFF]
    default: []
    }
  }

  package func encode(_ text: String) -> [UInt8] {
    switch self {
    case .utf8, .utf8BOM: Array(text.utf8)
    case .unicode: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .bigEndianUnicode: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf32: text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) } }
    case .bigEndianUTF32: text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ((3 - $0) * 8)) } }
    case .utf7: MailSafeText.encode(text)
    case .ascii: text.unicodeScalars.map { $0.value < 0x80 ? UInt8($0.value) : 0x3F }
    case .latin1: text.unicodeScalars.map { $0.value < 0x100 ? UInt8($0.value) : 0x3F }
    case .windows1252: text.unicodeScalars.map { TextEncoding.windowsByte($0) }
    }
  }

  package func decode(_ bytes: ArraySlice<UInt8>) -> String {
    switch self {
    case .utf8, .utf8BOM: return String(decoding: bytes, as: UTF8.self)
    case .unicode: return String(decoding: TextEncoding.units(bytes, bigEndian: false), as: UTF16.self)
    case .bigEndianUnicode: return String(decoding: TextEncoding.units(bytes, bigEndian: true), as: UTF16.self)
    case .utf32, .bigEndianUTF32:
      var scalars = String.UnicodeScalarView()
      var index = bytes.startIndex
      while index + 3 < bytes.endIndex {
        let four = (0..<4).map { UInt32(bytes[index + (self == .utf32 ? $0 : 3 - $0)]) }
        scalars.append(Unicode.Scalar(four[0] | four[1] << 8 | four[2] << 16 | four[3] << 24) ?? "\u{FFFD}")
        index += 4
      }
      return String(scalars)
    case .utf7: return MailSafeText.decode(bytes)
    case .ascii: return String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "?" }))
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .windows1252: return String(String.UnicodeScalarView(bytes.map { TextEncoding.windowsScalar($0) }))
    }
  }

  private static func units(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt16] {
    var result: [UInt16] = []
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = UInt16(bytes[index]), second = UInt16(bytes[index + 1])
      result.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return result
  }

  /// The encoding that a byte order mark names, and the mark's length.
  package static func detect(_ bytes: ArraySlice<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    let head = Array(bytes.prefix(4))
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8BOM, 3) }
    if head.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32, 4) }
    if head.starts(with: [0, 0, 0xFE, 0xFF]) { return (.bigEndianUTF32, 4) }
    if head.starts(with: [0xFF, 0xFE]) { return (.unicode, 2) }
    if head.starts(with: [0xFE, 0xFF]) { return (.bigEndianUnicode, 2) }
    return nil
  }

  private static let windowsHigh: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  private static func windowsScalar(_ byte: UInt8) -> Unicode.Scalar {
    byte >= 0x80 && byte < 0xA0 ? Unicode.Scalar(windowsHigh[Int(byte) - 0x80]) ?? "?" : Unicode.Scalar(byte)
  }

  private static func windowsByte(_ scalar: Unicode.Scalar) -> UInt8 {
    if scalar.value < 0x80 || (scalar.value >= 0xA0 && scalar.value < 0x100) { return UInt8(scalar.value) }
    return windowsHigh.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) } ?? 0x3F
  }
}

extension ParameterOption {
  /// The argument of `-Encoding`, refused while it is bound unless it names an encoding.
  static let encoding = transform { value in
    if !value.isNull { _ = try TextEncoding(value) }
    return value
  }
}

extension CommandRuntime {
  /// Warns of the encoding that PowerShell advises against.
  func warnOfObsoleteEncoding(_ encoding: Value) throws {
    guard !encoding.isNull, try TextEncoding(encoding) == .utf7 else { return }
    try warning("Encoding 'UTF-7' is obsolete, please use UTF-8.")
  }
}
