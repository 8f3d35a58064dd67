import CPCRE2

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A compiled regular expression in .NET's dialect, run by PCRE2.
///
/// Most texts are ASCII. For them there is a second program whose classes (`\w`, `\d`, `\b`) look at bytes instead of Unicode's tables.
final class RegexPattern {
  let pattern: String
  let options: RegexTranslator.Options
  private var wide: RegexProgram
  /// The program for ASCII text; nil until such a text comes, and for patterns that can have none.
  private var narrow: RegexProgram?
  private var mayBeNarrow: Bool
  /// The pattern if it is but letters, digits and blanks.
  private let word: WildcardStretch?
  private let matchData: OpaquePointer
  /// .NET numbers unnamed groups before named ones: PCRE2's number for each of .NET's (index 0 is the whole match).
  let groupOrder: [Int]
  /// The name of each of .NET's groups: its number, or what the pattern calls it.
  let groupNames: [String]
  /// PCRE2 groups of one name (`(?<n>a)|(?<n>b)`) that count as one.
  private let duplicates: [Int: [Int]]
  private let ovector: UnsafeMutablePointer<Int>
  private let context: OpaquePointer?
  /// The time a match may take where the script set one.
  let milliseconds: Int?
  /// What PCRE2 calls out to; nil for the most patterns, which need nothing.
  private let callouts: RegexCallouts?
  /// PCRE2's groups of the names that keep a stack.
  private let stackPlaces: [String: [Int]]

  static let newlineContext: OpaquePointer? = {
    let context = pcre2_compile_context_create_8(nil)
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    return context
  }()

  private static let stackKey: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { stack in pcre2_jit_stack_free_8(OpaquePointer(stack)) }
    return key
  }()

  /// The stack for compiled patterns of this thread: two matches at once must not share one.
  private static func stack() -> OpaquePointer? {
    if let known = pthread_getspecific(stackKey) { return OpaquePointer(known) }
    let made = pcre2_jit_stack_create_8(32 * 1024, 4 * 1024 * 1024, nil)
    pthread_setspecific(stackKey, UnsafeMutableRawPointer(made))
    return made
  }

  /// A pattern that backtracks for more than some seconds is stopped. Machine code uses the thread's own stack here, which saves asking for one.
  private static let matchContext = makeContext(limit: 1000, hasStack: false)
  /// The same for matches that need more than the 32 KiB which PCRE2 takes there.
  private static let deepContext = makeContext(limit: 1000)

  /// The rules of matches that may take some milliseconds. PCRE2 has no clock: it counts its steps, some 200,000 in a millisecond.
  private static func makeContext(limit milliseconds: Int, hasStack: Bool = true) -> OpaquePointer? {
    let context = pcre2_match_context_create_8(nil)
    pcre2_set_match_limit_8(context, UInt32(clamping: milliseconds * 200_000))
    if hasStack { pcre2_jit_stack_assign_8(context, { _ in RegexPattern.stack() }, nil) }
    return context
  }

  /// Compiles a pattern; throws .NET's `RegexParseException`.
  init(_ pattern: String, _ options: RegexTranslator.Options, milliseconds: Int? = nil) throws {
    let (compiled, translator) = try RegexPattern.compile(pattern, options)
    guard let data = pcre2_match_data_create_from_pattern_8(compiled.code, nil), let ovector = pcre2_get_ovector_pointer_8(data) else {
      throw RegexPattern.invalid(pattern, 0, "Not enough memory.")
    }
    let callouts = translator.callouts.isEmpty ? nil : RegexCallouts(translator.callouts)
    // Machine code keeps captures where a call cannot see them.
    var program = compiled
    if callouts?.balances == true { program.refuseMachineCode() }
    wide = program
    mayBeNarrow = callouts == nil && TextScan.isASCII(translator.output)
    self.milliseconds = milliseconds
    context = milliseconds != nil || callouts != nil ? RegexPattern.makeContext(limit: milliseconds ?? 1000) : RegexPattern.matchContext
    callouts?.install(in: context)
    self.callouts = callouts
    matchData = data
    self.ovector = ovector
    self.pattern = pattern
    self.options = options
    word = options.isSubset(of: .ignoreCase) ? WildcardStretch(word: pattern, ignoreCase: options.contains(.ignoreCase)) : nil
    let (order, names, doubles) = RegexTranslator.order(translator.groups)
    groupOrder = order
    groupNames = names
    duplicates = doubles
    var places: [String: [Int]] = [:]
    for (index, name) in translator.groups.enumerated() { if let name, translator.balanced.contains(name) { places[name, default: []].append(index + 1) } }
    stackPlaces = places
  }

  /// PCRE2's code for a pattern. Lookbehinds that PCRE2 refuses for their length become calls in a second try.
  private static func compile(_ pattern: String, _ options: RegexTranslator.Options, callsLookbehinds: Bool = false) throws -> (RegexProgram, RegexTranslator) {
    var translator = RegexTranslator(pattern, options, callsLookbehinds: callsLookbehinds)
    do {
      try translator.run()
    } catch let failure as RegexTranslator.Failure {
      throw RegexPattern.invalid(pattern, failure.offset, failure.reason)
    }
    var error: Int32 = 0, offset = 0
    let flags = RegexPattern.flags(options) | UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NO_UTF_CHECK)
    if let program = RegexProgram(translator.output, flags: flags, error: &error, offset: &offset) { return (program, translator) }
    if [125, 187].contains(error), !callsLookbehinds { return try compile(pattern, options, callsLookbehinds: true) }
    throw RegexPattern.invalid(pattern, min(offset, pattern.utf16.count), RegexPattern.reason(error))
  }

  deinit {
    if milliseconds != nil || callouts != nil { pcre2_match_context_free_8(context) }
    pcre2_match_data_free_8(matchData)
    pcre2_code_free_8(wide.code)
    if let narrow { pcre2_code_free_8(narrow.code) }
  }

  static func flags(_ options: RegexTranslator.Options) -> UInt32 {
    var flags = UInt32(PCRE2_DUPNAMES) | UInt32(PCRE2_ALT_CIRCUMFLEX)
    if options.contains(.ignoreCase) { flags |= UInt32(PCRE2_CASELESS) }
    if options.contains(.multiline) { flags |= UInt32(PCRE2_MULTILINE) }
    return flags
  }

  /// Makes the program for ASCII text. Characters above 255 in a pattern make PCRE2 refuse it, and the other program serves every text.
  private func makeNarrow() {
    mayBeNarrow = false
    var translator = RegexTranslator(pattern, options, isForASCII: true)
    guard (try? translator.run()) != nil else { return }
    var error: Int32 = 0, offset = 0
    narrow = RegexProgram(translator.output, flags: RegexPattern.flags(options), error: &error, offset: &offset)
  }

  /// PCRE2's word for an error, or ours where .NET would have taken the pattern.
  private static func reason(_ error: Int32) -> String {
    if error == 125 { return "A lookbehind of variable length is not supported yet." }
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(error, &buffer, buffer.count)
    let reason = String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
    return reason.prefix(1).uppercased() + reason.dropFirst() + "."
  }

  static func invalid(_ pattern: String, _ offset: Int, _ reason: String) -> PSError {
    PSError.dotNet("System.Text.RegularExpressions.RegexParseException", "Invalid pattern '\(pattern)' at offset \(offset). \(reason)")
  }

  // MARK: Cache

  private struct CacheKey: Hashable {
    let pattern: String
    let options: Int
  }
  private nonisolated(unsafe) static var cache: [CacheKey: RegexPattern] = [:]
  private nonisolated(unsafe) static var recent = TextCache<RegexPattern>()

  /// A compiled pattern, from the cache when it was used before.
  static func cached(_ pattern: String, _ options: RegexTranslator.Options) throws -> RegexPattern {
    let key = CacheKey(pattern: pattern, options: options.rawValue)
    // Swift takes composed and decomposed letters for equal; patterns are not.
    if let known = cache[key], TextScan.isSame(known.pattern, pattern) { return known }
    let made = try RegexPattern(pattern, options)
    if cache.count > 500 { cache.removeAll() }
    cache[key] = made
    return made
  }

  /// The same for a text as scripts hold it: a literal is found by its identity.
  static func cached(_ pattern: PSString, _ options: RegexTranslator.Options) throws -> RegexPattern {
    try recent.find(pattern, options.rawValue) { try cached(pattern.text, options) }
  }

  // MARK: Matching

  /// The byte ranges of one match, by .NET's group numbers; nil for groups that took no part.
  struct Found {
    let ranges: [Range<Int>?]
    var whole: Range<Int> { ranges[0] ?? 0..<0 }
  }

  /// The program for a text. Swift knows of long texts whether they are ASCII; looking is cheaper for short ones.
  @inline(__always) private func program(_ bytes: UnsafeBufferPointer<UInt8>, _ text: @autoclosure () -> String) -> RegexProgram {
    if narrow == nil, mayBeNarrow { makeNarrow() }
    if narrow != nil, bytes.count <= 256 ? TextScan.isASCII(bytes) : TextScan.isASCII(text()) {
      narrow?.prepare()
      return narrow ?? wide
    }
    wide.prepare()
    return wide
  }

  /// Runs a program from a byte offset; false if it does not match.
  @inline(__always) private func run(_ program: RegexProgram, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) throws -> Bool {
    // PCRE2 wants an address even of no bytes.
    var nothing: UInt8 = 0
    let result = withUnsafePointer(to: &nothing) { empty in program.run(bytes.baseAddress ?? empty, bytes.count, start, matchData, context) }
    if result > 0 {
      if let callouts, callouts.balances { callouts.settle(ovector, count: Int(pcre2_get_ovector_count_8(matchData)), places: stackPlaces) }
      return true
    }
    if result == PCRE2_ERROR_NOMATCH { return false }
    return try runDeep(program, bytes, start, result)
  }

  /// Once more with a larger stack, where that was too small.
  @inline(never) private func runDeep(_ program: RegexProgram, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ first: Int32) throws -> Bool {
    guard first == PCRE2_ERROR_JIT_STACKLIMIT, milliseconds == nil, callouts == nil, let text = bytes.baseAddress else { throw RegexPattern.failure(first) }
    let result = program.run(text, bytes.count, start, matchData, RegexPattern.deepContext)
    if result > 0 { return true }
    if result == PCRE2_ERROR_NOMATCH { return false }
    throw RegexPattern.failure(result)
  }

  /// PCRE2's answer for a match at exactly one place; `isPart` tells that the text goes on behind its end.
  func matchAnchored(_ bytes: [UInt8], at start: Int, isPart: Bool) -> Int32 {
    bytes.withUnsafeBufferPointer { bytes in
      var nothing: UInt8 = 0
      return withUnsafePointer(to: &nothing) { empty in
        let flags = UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_NO_UTF_CHECK) | (isPart ? UInt32(PCRE2_PARTIAL_HARD) : 0)
        return pcre2_match_8(wide.code, bytes.baseAddress ?? empty, bytes.count, start, flags, matchData, context)
      }
    }
  }

  /// The captures that a balancing group still holds in the match found last; nil for a group without a stack.
  func stack(of group: String) -> [Range<Int>]? { stackPlaces[group] == nil ? nil : callouts?.captures(of: group) }

  @inline(never) private static func failure(_ result: Int32) -> PSError {
    if result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_JIT_STACKLIMIT || result == PCRE2_ERROR_DEPTHLIMIT || result == PCRE2_ERROR_HEAPLIMIT {
      return PSError.dotNet(
        "System.Text.RegularExpressions.RegexMatchTimeoutException",
        "The Regex engine has timed out while trying to match a pattern to an input string. This can occur for many reasons, including very large inputs or excessive backtracking caused by nested quantifiers, back-references and other factors.")
    }
    return PSError.dotNet("System.InvalidOperationException", "The regular expression engine failed (\(result)).")
  }

  /// `$Matches` of one match from the start of a text, put in place of an older one; false without a match, and the old one stays.
  ///
  /// Groups that all took part go into the table that is there already if nobody else holds it and the same pattern made it.
  func match(_ input: PSString, into table: inout Value) throws -> Bool {
    try input.withBytes { bytes in
      guard try run(program(bytes, input.text), bytes, 0) else { return false }
      if duplicates.isEmpty, MatchedGroups.allTookPart(groupOrder, ovector, bytes.count) {
        var old = Value.null
        swap(&old, &table)
        if let reused = PSHashtable.taken(&old, madeFrom: groupTemplate) {
          reused.refill(groupOrder, ovector, input)
          table = .object(reused)
        } else {
          table = .object(PSHashtable(keysOf: groupTemplate, MatchedGroups.make(input, groupOrder, ovector)))
        }
        return true
      }
      let groups = PSHashtable()
      for (number, range) in collect().ranges.enumerated() {
        if let range { groups.set(groupKeys[number], Value(TextScan.text(bytes, range))) }
      }
      table = .object(groups)
      return true
    }
  }

  /// The keys of `$Matches`: numbers and names.
  private lazy var groupKeys: [Value] = groupNames.map { name in Int32(name).map { .int($0) } ?? Value(name) }
  private lazy var groupTemplate: PSHashtable = {
    let table = PSHashtable()
    for key in groupKeys { table.set(key, .null) }
    return table
  }()

  private func collect() -> Found {
    if duplicates.isEmpty {
      return Found(
        ranges: groupOrder.map { place in
          let start = ovector[place * 2], end = ovector[place * 2 + 1]
          return start >= 0 && end >= start ? start..<end : nil
        })
    }
    return Found(
      ranges: groupOrder.map { place in
        for candidate in duplicates[place] ?? [place] {
          let start = ovector[candidate * 2], end = ovector[candidate * 2 + 1]
          if start >= 0, end >= start { return start..<end }
        }
        return nil
      })
  }

  func isMatch(_ text: String, from start: Int = 0) throws -> Bool {
    var bytes = text
    return try bytes.withUTF8 { try run(program($0, text), $0, start) }
  }

  func isMatch(_ text: PSString) throws -> Bool {
    try text.withBytes { bytes in
      // A word sought in a short text is found sooner than PCRE2 has been called.
      if let word, bytes.count <= 128, TextScan.isASCII(bytes) { return word.matches(bytes) }
      return try run(program(bytes, text.text), bytes, 0)
    }
  }

  func first(_ text: String, from start: Int = 0) throws -> Found? {
    var bytes = text
    return try bytes.withUTF8 { try run(program($0, text), $0, start) ? collect() : nil }
  }

  /// Visits all matches from left to right until `visit` answers false.
  func each(_ text: String, from start: Int = 0, _ visit: (Found, UnsafeBufferPointer<UInt8>) throws -> Bool) throws {
    var copy = text
    try copy.withUTF8 { bytes in
      let program = program(bytes, text)
      var position = start
      while position <= bytes.count {
        guard try run(program, bytes, position) else { return }
        let found = collect()
        guard try visit(found, bytes) else { return }
        position = found.whole.isEmpty ? next(bytes, found.whole.upperBound) : found.whole.upperBound
      }
    }
  }

  /// Replaces matches by a parsed replacement text; nil if there is none.
  func replaced(_ input: PSString, _ replacement: RegexReplacement) throws -> PSString? {
    try input.withBytes { try replaced($0, program($0, input.text), replacement, limit: -1, from: 0) }
  }

  private func replaced(
    _ bytes: UnsafeBufferPointer<UInt8>, _ program: RegexProgram, _ replacement: RegexReplacement, limit: Int, from start: Int
  ) throws -> PSString? {
    guard limit != 0, start <= bytes.count, try run(program, bytes, start) else { return nil }
    return try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
      var result = TextBuffer(room), last = 0, count = 0, position = start
      repeat {
        let from = ovector[0], to = ovector[1]
        result.append(bytes, last, from - last)
        if !duplicates.isEmpty || from > to {
          replacement.append(collect(), bytes, to: &result)
        } else {
          replacement.append(groupOrder, ovector, bytes, to: &result)
        }
        last = to
        count += 1
        position = from == to ? next(bytes, to) : to
      } while try (limit < 0 || count < limit) && position <= bytes.count && run(program, bytes, position)
      result.append(bytes, last..<bytes.count)
      return result.string
    }
  }

  func replaced(_ input: String, _ replacement: RegexReplacement, limit: Int = -1, from start: Int = 0) throws -> String {
    var text = input
    return try text.withUTF8 { try replaced($0, program($0, input), replacement, limit: limit, from: start)?.text } ?? input
  }

  /// Groups other than the whole match.
  var hasGroups: Bool { groupOrder.count > 1 }

  /// The pieces of a text between the matches of a pattern without groups.
  func split(_ input: PSString, into pieces: inout ContiguousArray<Value>) throws {
    try input.withBytes { bytes in
      let program = program(bytes, input.text)
      var last = 0, position = 0
      while position <= bytes.count, try run(program, bytes, position) {
        let from = max(last, ovector[0]), to = max(from, ovector[1])
        pieces.append(.string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[last..<from]))))
        last = to
        position = from == to ? next(bytes, to) : to
      }
      pieces.append(.string(PSString.copying(UnsafeBufferPointer(rebasing: bytes[last...]))))
    }
  }

  /// Where the search goes on behind an empty match: one character further, as in .NET.
  private func next(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
    var position = position + 1
    while position < bytes.count, bytes[position] & 0xc0 == 0x80 { position += 1 }
    return position
  }

  /// The index of a group by its name or number; nil if the pattern has none.
  func group(named name: String) -> Int? { groupNames.firstIndex(of: name) }
}

/// UTF-16 offsets of byte offsets in a text; cheap for ASCII.
struct UnitOffsets {
  private let text: String
  private let isASCII: Bool

  init(_ text: String) {
    self.text = text
    isASCII = TextScan.isASCII(text)
  }

  func units(_ byte: Int) -> Int {
    if isASCII { return byte }
    let utf8 = text.utf8
    let end = utf8.index(utf8.startIndex, offsetBy: min(byte, utf8.count))
    return text.utf16.distance(from: text.utf16.startIndex, to: end)
  }

  func bytes(_ unit: Int) -> Int {
    if isASCII { return unit }
    let end = text.utf16.index(text.utf16.startIndex, offsetBy: min(unit, text.utf16.count))
    return text.utf8.distance(from: text.utf8.startIndex, to: end)
  }
}
