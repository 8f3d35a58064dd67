/// Classifies the bytes that the lexer meets; whatever is not ASCII is asked for by `Lexer.scalar(at:)`.
struct CharacterTraits: OptionSet {
  let rawValue: UInt16

  static let identifierStart = CharacterTraits(rawValue: 1)
  static let identifierFollow = CharacterTraits(rawValue: 2)
  static let digit = CharacterTraits(rawValue: 4)
  static let hexDigit = CharacterTraits(rawValue: 8)
  static let blank = CharacterTraits(rawValue: 16)
  static let newLine = CharacterTraits(rawValue: 32)
  /// May follow `$` or `@` as the first character of a variable's name.
  static let variableStart = CharacterTraits(rawValue: 64)
  /// Ends a word in command mode.
  static let endsWord = CharacterTraits(rawValue: 128)
  /// Ends a number in expression mode.
  static let endsNumber = CharacterTraits(rawValue: 256)
  /// Ends the name of an assembly in a type name.
  static let endsAssemblyName = CharacterTraits(rawValue: 512)
  /// May stand in the middle of an unbraced variable's name.
  static let variableFollow = CharacterTraits(rawValue: 1024)

  static let table: UnsafePointer<CharacterTraits> = {
    let table = UnsafeMutablePointer<CharacterTraits>.allocate(capacity: 256)
    table.initialize(repeating: [], count: 256)
    func add(_ traits: CharacterTraits, to characters: String) {
      for byte in characters.utf8 { table[Int(byte)].formUnion(traits) }
    }
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    add([.identifierStart, .identifierFollow, .variableStart, .variableFollow], to: letters + "_")
    add([.digit, .hexDigit, .identifierFollow, .variableStart, .variableFollow], to: "0123456789")
    add(.hexDigit, to: "abcdefABCDEF")
    add([.blank, .endsWord, .endsAssemblyName], to: " \t\u{0B}\u{0C}")
    add([.newLine, .endsWord, .endsAssemblyName], to: "\r\n")
    add([.endsWord, .endsAssemblyName], to: "\0,")
    add([.endsWord, .endsAssemblyName], to: "&();{|}")
    add([.endsNumber, .endsAssemblyName], to: "]=")
    add(.endsNumber, to: "!#%*+-./<>^")
    add(.variableStart, to: "$:?^")
    add(.variableFollow, to: "?")
    return UnsafePointer(table)
  }()
}
