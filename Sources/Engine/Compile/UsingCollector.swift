import Syntax

/// Finds the variables that a block refers to by `$using:`.
enum UsingCollector {
  static func symbols(_ block: ScriptBlockSyntax) -> [Symbol] {
    let text = block.source.substring(block.extent)
    var found: [Symbol] = []
    var rest = Substring(text)
    while let start = rest.range(ofPrefix: "using:") {
      rest = rest[start...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if !name.isEmpty { found.append(Symbol(String(name))) }
    }
    return found
  }
}

extension Substring {
  /// The index behind the next occurrence of an ASCII word, case ignored.
  fileprivate func range(ofPrefix word: String) -> Index? {
    var at = startIndex
    while at < endIndex {
      if self[at...].prefix(word.count).lowercased() == word { return index(at, offsetBy: word.count) }
      at = index(after: at)
    }
    return nil
  }
}
