import CPCRE2

/// A pattern compiled by PCRE2 for one kind of text; machine code is made when the program runs first.
struct RegexProgram {
  let code: OpaquePointer
  private var isPrepared = false
  /// Machine code may be run without PCRE2's checks of what we know.
  private(set) var isMachineCode = false

  /// Compiles a translated pattern; nil for one that PCRE2 refuses.
  init?(_ pattern: String, flags: UInt32, error: inout Int32, offset: inout Int) {
    var text = pattern
    guard let made = text.withUTF8({ pcre2_compile_8($0.baseAddress, $0.count, flags, &error, &offset, RegexPattern.newlineContext) }) else { return nil }
    code = made
  }

  @inline(__always) mutating func prepare() {
    if !isPrepared { makeMachineCode() }
  }

  /// Leaves the program to PCRE2's interpreter.
  mutating func refuseMachineCode() { isPrepared = true }

  @inline(never) private mutating func makeMachineCode() {
    isPrepared = true
    isMachineCode = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0
  }

  /// Runs the program from a byte offset; PCRE2's answer.
  @inline(__always) func run(_ text: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ data: OpaquePointer, _ context: OpaquePointer?) -> Int32 {
    isMachineCode && start <= count
      ? pcre2_jit_match_8(code, text, count, start, 0, data, context)
      : pcre2_match_8(code, text, count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
  }
}
