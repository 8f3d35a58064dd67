/// Knows the keywords and the operators written as words.
enum Keywords {
  private static let words: [(String, TokenKind)] = [
    ("elseif", .elseIf), ("if", .if), ("else", .else), ("switch", .switch), ("foreach", .foreach), ("from", .from), ("in", .in),
    ("for", .for), ("while", .while), ("until", .until), ("do", .do), ("try", .try), ("catch", .catch), ("finally", .finally),
    ("trap", .trap), ("data", .data), ("return", .return), ("continue", .continue), ("break", .break), ("exit", .exit),
    ("throw", .throw), ("begin", .begin), ("process", .process), ("end", .end), ("dynamicparam", .dynamicparam),
    ("function", .function), ("filter", .filter), ("param", .param), ("class", .class), ("define", .define), ("var", .var),
    ("using", .using), ("workflow", .workflow), ("parallel", .parallel), ("sequence", .sequence),
    ("configuration", .configuration), ("public", .public), ("private", .private), ("static", .static),
    ("interface", .interface), ("enum", .enum), ("namespace", .namespace), ("module", .module), ("type", .type),
    ("assembly", .assembly), ("command", .command), ("hidden", .hidden), ("base", .base), ("default", .default), ("clean", .clean),
  ]

  private static let operators: [(String, TokenKind)] = [
    ("bnot", .bnot), ("not", .not), ("eq", .ieq), ("ieq", .ieq), ("ceq", .ceq), ("ne", .ine), ("ine", .ine), ("cne", .cne),
    ("ge", .ige), ("ige", .ige), ("cge", .cge), ("gt", .igt), ("igt", .igt), ("cgt", .cgt), ("lt", .ilt), ("ilt", .ilt),
    ("clt", .clt), ("le", .ile), ("ile", .ile), ("cle", .cle), ("like", .ilike), ("ilike", .ilike), ("clike", .clike),
    ("notlike", .inotlike), ("inotlike", .inotlike), ("cnotlike", .cnotlike), ("match", .imatch), ("imatch", .imatch),
    ("cmatch", .cmatch), ("notmatch", .inotmatch), ("inotmatch", .inotmatch), ("cnotmatch", .cnotmatch),
    ("replace", .ireplace), ("ireplace", .ireplace), ("creplace", .creplace), ("contains", .icontains),
    ("icontains", .icontains), ("ccontains", .ccontains), ("notcontains", .inotcontains), ("inotcontains", .inotcontains),
    ("cnotcontains", .cnotcontains), ("in", .iin), ("iin", .iin), ("cin", .cin), ("notin", .inotin), ("inotin", .inotin),
    ("cnotin", .cnotin), ("split", .isplit), ("isplit", .isplit), ("csplit", .csplit), ("isnot", .isNot), ("is", .is),
    ("as", .as), ("f", .format), ("and", .and), ("band", .band), ("or", .or), ("bor", .bor), ("xor", .xor), ("bxor", .bxor),
    ("join", .join), ("shl", .shl), ("shr", .shr),
  ]

  private static let keywordTable = table(words)
  private static let operatorTable = table(operators)

  /// Up to sixteen letters as two words: compared in one go.
  private struct Key: Hashable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  private static func table(_ entries: [(String, TokenKind)]) -> [Key: TokenKind] {
    var result: [Key: TokenKind] = [:]
    for (word, kind) in entries {
      var word = word
      word.withUTF8 { bytes in
        if let base = bytes.baseAddress, let key = key(base, bytes.count) { result[key] = kind }
      }
    }
    return result
  }

  @inline(__always)
  private static func key(_ base: UnsafePointer<UInt8>, _ count: Int) -> Key? {
    guard count > 0, count <= 14 else { return nil }
    var key = Key()
    for index in 0..<count {
      let byte = base[index] | 0x20
      guard byte >= UInt8(ascii: "a"), byte <= UInt8(ascii: "z") else { return nil }
      if index < 8 { key.low = key.low << 8 | UInt64(byte) } else { key.high = key.high << 8 | UInt64(byte) }
    }
    return key
  }

  @inline(__always)
  static func find(_ base: UnsafePointer<UInt8>, _ count: Int) -> TokenKind? {
    guard count >= 2, count <= 13 else { return nil }
    return key(base, count).flatMap { keywordTable[$0] }
  }

  static func findOperator(_ base: UnsafePointer<UInt8>, _ count: Int) -> TokenKind? {
    key(base, count).flatMap { operatorTable[$0] }
  }
}
