#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the C library how many cells a character takes on a terminal.
enum CellWidth {
  /// A locale with Unicode's table; nil where the system has none.
  private nonisolated(unsafe) static let unicode: locale_t? = {
    for name in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] {
      // The mask of `LC_CTYPE`, whose macro Swift does not import.
      if let found = newlocale(1 << LC_CTYPE, name, nil) { return found }
    }
    return nil
  }()

  /// `wcwidth`, which Swift's module of the C library leaves out.
  private nonisolated(unsafe) static let measure: (@convention(c) (wchar_t) -> Int32)? =
    dlsym(dlopen(nil, RTLD_NOW), "wcwidth").map { unsafeBitCast($0, to: (@convention(c) (wchar_t) -> Int32).self) }

  /// The cells of a cluster that stands as one sign: its widest part, two for emoji and flags.
  static func of(_ character: Character) -> Int {
    var widest = 0, count = 0, isEmoji = false
    for scalar in character.unicodeScalars {
      count += 1
      // The emoji selector and a second letter of a flag make a sign of two cells.
      if scalar.value == 0xFE0F || (count > 1 && (0x1F1E6...0x1F1FF).contains(scalar.value)) { isEmoji = true }
      widest = max(widest, of(scalar))
    }
    return isEmoji && widest > 0 ? 2 : widest
  }

  static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    guard let unicode, let measure else { return known(scalar) }
    let before = uselocale(unicode)
    defer { uselocale(before) }
    let cells = measure(wchar_t(bitPattern: scalar.value))
    return cells < 0 ? 1 : Int(cells)
  }

  /// Where the library cannot tell: East Asian blocks and what lies beyond the basic plane are wide.
  private static func known(_ scalar: Unicode.Scalar) -> Int {
    let code = scalar.value
    if code > 0xFFFF { return 2 }
    if [.nonspacingMark, .enclosingMark, .format].contains(scalar.properties.generalCategory) { return 0 }
    let isWide =
      (0x1100...0x115F).contains(code) || code == 0x2329 || code == 0x232A || (0x2E80...0xA4CF).contains(code) && code != 0x303F || (0xAC00...0xD7A3).contains(code)
      || (0xF900...0xFAFF).contains(code) || (0xFE10...0xFE19).contains(code) || (0xFE30...0xFE6F).contains(code) || (0xFF00...0xFF60).contains(code)
      || (0xFFE0...0xFFE6).contains(code)
    return isWide ? 2 : 1
  }
}
