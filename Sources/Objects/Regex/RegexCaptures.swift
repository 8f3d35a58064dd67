import CPCRE2

/// All captures of repeated groups. PCRE2 keeps only the last, so the pattern is run once more with a mark behind each group.
enum RegexCaptures {
  /// What the marks report during one match.
  private final class Record {
    var captures: [Int: [Range<Int>]] = [:]
  }

  /// The captures of one of PCRE2's groups in a match that begins at a byte offset, from left to right.
  static func find(_ pattern: String, _ options: RegexTranslator.Options, group: Int, in input: String, from start: Int) -> [Range<Int>] {
    var translator = RegexTranslator(pattern, options, marksGroups: true)
    guard (try? translator.run()) != nil else { return [] }
    let flags = RegexPattern.flags(options) | UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP)
    var error: Int32 = 0, offset = 0
    var text = translator.output
    guard let code = text.withUTF8({ pcre2_compile_8($0.baseAddress, $0.count, flags, &error, &offset, RegexPattern.newlineContext) }) else { return [] }
    defer { pcre2_code_free_8(code) }
    guard let data = pcre2_match_data_create_from_pattern_8(code, nil), let context = pcre2_match_context_create_8(nil) else { return [] }
    defer {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
    }
    let record = Record()
    pcre2_set_callout_8(context, { block, memory in
      guard let block, let memory else { return 0 }
      let record = Unmanaged<Record>.fromOpaque(memory).takeUnretainedValue()
      let number = Int(block.pointee.callout_number)
      guard number > 0, let vector = block.pointee.offset_vector, number < Int(block.pointee.capture_top) else { return 0 }
      let from = vector[number * 2], to = vector[number * 2 + 1]
      guard from >= 0, to >= from, from != Int.max else { return 0 }
      // Going back over the text undoes what was captured behind it.
      var known = record.captures[number] ?? []
      while let last = known.last, last.upperBound > from || last == from..<to { known.removeLast() }
      known.append(from..<to)
      record.captures[number] = known
      return 0
    }, Unmanaged.passUnretained(record).toOpaque())
    var copy = input
    let result = copy.withUTF8 { pcre2_match_8(code, $0.baseAddress, $0.count, start, 0, data, context) }
    return result > 0 ? record.captures[group] ?? [] : []
  }
}

extension RegexPattern {
  /// All captures of a group in one match, in the order of the text.
  func captures(of number: Int, in input: String, at whole: Range<Int>) throws -> [Range<Int>] {
    guard let last = try first(input, from: whole.lowerBound)?.ranges[number] else { return [] }
    if let stack = stack(of: groupNames[number]) { return stack }
    let found = RegexCaptures.find(pattern, options, group: groupOrder[number], in: input, from: whole.lowerBound)
    return found.last == last ? found : [last]
  }
}
