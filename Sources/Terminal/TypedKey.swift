import CEdit

/// Is one key press while a menu or a search is open.
enum TypedKey: Equatable {
  case text(Unicode.Scalar)
  case control(Character)
  case enter, tab, backTab, escape, backspace, up, down, left, right, home, end, pageUp, pageDown
  /// Something else: put back for the line.
  case other([Int32])
  case closed

  private static let sequences: [String: TypedKey] = [
    "[A": .up, "[B": .down, "[C": .right, "[D": .left, "OA": .up, "OB": .down, "OC": .right, "OD": .left, "[Z": .backTab, "[H": .home, "[F": .end, "[1~": .home,
    "[4~": .end, "[5~": .pageUp, "[6~": .pageDown,
  ]

  /// Reads the next key.
  static func next(_ shim: OpaquePointer?) -> TypedKey {
    let first = line_editor_key(shim)
    switch first {
    case ..<0: return .closed
    case 13, 10: return .enter
    case 9: return .tab
    case 8, 127: return .backspace
    case 27: return sequence(shim)
    case 0x9d: return .escape
    case 0..<32: return .control(Character(UnicodeScalar(UInt8(first) + 0x60)))
    default: return .text(UnicodeScalar(UInt32(first)) ?? "\u{fffd}")
    }
  }

  private static func sequence(_ shim: OpaquePointer?) -> TypedKey {
    var keys: [Int32] = [27], text = ""
    while keys.count < 16 {
      let key = line_editor_key(shim)
      if key < 0 { return .closed }
      keys.append(key)
      text.unicodeScalars.append(UnicodeScalar(UInt32(key)) ?? " ")
      if keys.count == 2, key == 0x5b || key == 0x4f { continue }
      if keys.count == 2 || (0x40...0x7e).contains(key) { break }
    }
    return sequences[text] ?? .other(keys)
  }

  /// What was typed, to be put back.
  var raw: [Int32] {
    switch self {
    case .text(let scalar): [Int32(bitPattern: scalar.value)]
    case .control(let letter): [Int32(letter.asciiValue ?? 0x60) - 0x60]
    case .enter: [13]
    case .tab: [9]
    case .backspace: [127]
    case .escape: [0x9d]
    case .other(let keys): keys
    case .closed: []
    default: TypedKey.sequences.first { $0.value == self }.map { [27] + $0.key.unicodeScalars.map { Int32(bitPattern: $0.value) } } ?? []
    }
  }
}
