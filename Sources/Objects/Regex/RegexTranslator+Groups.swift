/// Groups: capturing, balancing, looking around, conditional, and options in their midst.
extension RegexTranslator {
  mutating func group() throws {
    let start = index
    open.append(OpenGroup(options: options, offset: start, start: output.endIndex))
    index += 1
    canRepeat = false
    guard peek() == "?" else {
      if options.contains(.explicitCapture) {
        put("(?:")
      } else {
        groups.append(nil)
        open[open.count - 1].group = groups.count
        put("(")
      }
      return
    }
    index += 1
    guard let kind = peek() else { throw fail(scalars.count, "Unrecognized grouping construct.") }
    switch kind {
    case ":", "=", "!", ">":
      put("(?")
      put(kind)
      index += 1
    case "#":
      while let next = peek(), next != ")" {
        _ = next
        index += 1
      }
      guard peek() == ")" else { throw fail(scalars.count, "Unterminated (?#...) comment.") }
      index += 1
      open.removeLast()
      canRepeat = !output.isEmpty
    case "<" where callsLookbehinds && (peek(1) == "=" || peek(1) == "!"): try lookbehind()
    case "<" where peek(1) == "=" || peek(1) == "!":
      put("(?<")
      put(peek(1) ?? "=")
      index += 2
    case "<", "'": try named(kind == "<" ? ">" : "'", start)
    case "(": try conditional(start)
    default: try inlineOptions(start)
    }
  }

  mutating func named(_ end: Unicode.Scalar, _ start: Int) throws {
    index += 1
    var name = ""
    while let next = peek(), next != end {
      guard next.properties.isAlphabetic || next == "_" || (next.value >= 0x30 && next.value <= 0x39) || next == "-" else {
        throw fail(index, "Invalid group name: Group names must begin with a word character.")
      }
      name.unicodeScalars.append(next)
      index += 1
    }
    guard peek() == end, !name.isEmpty else { throw fail(index, "Invalid group name: Group names must begin with a word character.") }
    index += 1
    if let hyphen = name.firstIndex(of: "-") { return try balancing(String(name[..<hyphen]), String(name[name.index(after: hyphen)...]), start) }
    groups.append(name)
    open[open.count - 1].group = groups.count
    if balanced.contains(name) { open[open.count - 1].ending = .push(group: name, place: groups.count) }
    // PCRE2 allows 32 letters and no leading digit: the group gets a name of our own.
    put("(?<\(RegexTranslator.safe(name))>")
  }

  /// Puts a group and its mark into brackets, so that a quantifier behind takes both.
  func wrapped(_ text: String, from start: String.Index?) -> String {
    guard let start, start <= text.endIndex else { return text }
    return String(text[..<start]) + "(?:" + String(text[start...]) + ")"
  }

  /// The name under which PCRE2 knows a group.
  static func safe(_ name: String) -> String {
    let ordinary = name.utf8.count <= 30 && name.utf8.first.map { $0 < 0x30 || $0 > 0x39 } == true
    if ordinary { return name }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return "g_" + String(hash, radix: 16)
  }

  /// Tells whether a word in a conditional may name a group; the first run does not know and asks for a second.
  mutating func isGroup(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
    hasReferences = true
    return (known ?? groups).contains(word)
  }

  mutating func conditional(_ start: Int) throws {
    // (?(1)…), (?(name)…), (?(?=…)…) or a bare expression, which is a lookahead.
    var look = index + 1, word = ""
    while look < scalars.count, scalars[look] != ")" {
      word.unicodeScalars.append(scalars[look])
      look += 1
    }
    if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !word.isEmpty {
      guard let place = place(of: word) else { throw fail(look, "Conditional alternation refers to an undefined group number '\(word)'.") }
      put(known == nil ? "(?(?=)" : "(?(\(place))")
      index = look + 1
    } else if isGroup(word), balanced.contains(word) {
      put("(?:" + callout(.condition(group: word, isHeld: true)))
      open[open.count - 1].condition = word
      index = look + 1
    } else if isGroup(word) {
      put(known == nil ? "(?(?=)" : "(?(<\(RegexTranslator.safe(word))>)")
      index = look + 1
    } else if peek(1) == "?" {
      put("(?")
      open.append(OpenGroup(options: options, offset: index))
      index += 2
      guard let kind = peek() else { throw fail(scalars.count, "Unrecognized grouping construct.") }
      put("(?")
      if kind == "<" {
        put("<")
        index += 1
      }
      put(peek() ?? "=")
      index += 1
    } else {
      put("(?(?=")
      open.append(OpenGroup(options: options, offset: index))
      index += 1
    }
  }

  mutating func inlineOptions(_ start: Int) throws {
    var isOn = true, changed = options
    while let letter = peek() {
      index += 1
      switch letter {
      case "-": isOn = false
      case "+": isOn = true
      case "i", "I": set(&changed, .ignoreCase, isOn)
      case "m", "M": set(&changed, .multiline, isOn)
      case "n", "N": set(&changed, .explicitCapture, isOn)
      case "s", "S": set(&changed, .singleline, isOn)
      case "x", "X": set(&changed, .ignorePatternWhitespace, isOn)
      case ":", ")":
        let flags = (changed.contains(.ignoreCase) ? "i" : "") + (changed.contains(.multiline) ? "m" : "")
        let off = (changed.contains(.ignoreCase) ? "" : "i") + (changed.contains(.multiline) ? "" : "m")
        put("(?\(flags)\(off.isEmpty ? "" : "-" + off)")
        put(letter)
        options = changed
        if letter == ")" { open.removeLast() }
        canRepeat = false
        return
      default: throw fail(index, "Unrecognized grouping construct.")
      }
    }
    throw fail(scalars.count, "Unrecognized grouping construct.")
  }

  func set(_ options: inout Options, _ option: Options, _ isOn: Bool) {
    if isOn { options.insert(option) } else { options.remove(option) }
  }
}
