import CPCRE2

/// The parts of a pattern that PCRE2 cannot express and calls out to while it matches.
///
/// A call answers whether the match may go on there. Stacks of balancing groups must follow PCRE2 when it goes back: the state behind
/// each call is kept by its place in the text, and an empty group behind the call tells the next one which state was the last on its way.
final class RegexCallouts {
  enum Part {
    /// Whether a pattern ends here that stands reversed.
    case lookbehind(isThere: Bool, RegexPattern, looksAhead: Bool)
    /// A group with a stack has captured.
    case push(group: String, place: Int)
    /// A group takes back the last capture of another; it fails where there is none.
    case pop(group: String, as: String?, place: Int)
    /// Whether a group holds a capture.
    case condition(group: String, isHeld: Bool)
    /// The empty group that marks the place of a call.
    case mark(place: Int)
  }

  /// The captures of one group, the last on top.
  private final class Capture {
    let range: Range<Int>
    let below: Capture?
    init(_ range: Range<Int>, on below: Capture?) {
      self.range = range
      self.below = below
    }
  }

  private typealias Stacks = [String: Capture]

  private let parts: [Part]
  private let marks: [Int]
  /// The stacks behind a call, by the place of the call.
  private var states: [Int: Stacks] = [:]

  init(_ parts: [Part]) {
    self.parts = parts
    marks = parts.compactMap { if case .mark(let place) = $0 { place } else { nil } }
  }

  var balances: Bool { !marks.isEmpty }

  /// Lets PCRE2 call; the object must outlive the context.
  func install(in context: OpaquePointer?) {
    pcre2_set_callout_8(context, { block, memory in
      guard let block, let memory, let text = block.pointee.callout_string else { return 0 }
      var number = 0
      for index in 0..<Int(block.pointee.callout_string_length) { number = number * 10 + Int(text[index]) - 0x30 }
      return Unmanaged<RegexCallouts>.fromOpaque(memory).takeUnretainedValue().answer(number, block.pointee)
    }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// 0 lets the match go on, 1 makes PCRE2 try another way, a negative number ends it as an error.
  private func answer(_ number: Int, _ block: pcre2_callout_block_8) -> Int32 {
    guard parts.indices.contains(number) else { return 0 }
    switch parts[number] {
    case .lookbehind(let isThere, let pattern, let looksAhead):
      let text = UnsafeBufferPointer(start: block.subject, count: block.subject_length)
      switch pattern.matchReversed(text, endingAt: block.current_position, wholeText: looksAhead) {
      case .success(let isFound): return isFound == isThere ? 0 : 1
      case .failure(let failure): return failure.code
      }
    case .push(let group, let place):
      guard let range = Self.range(place, block.offset_vector, Int(block.capture_top)) else { return 1 }
      var stacks = state(block)
      stacks[group] = Capture(range, on: stacks[group])
      states[block.current_position] = stacks
      return 0
    case .pop(let group, let name, let place):
      var stacks = state(block)
      guard let last = stacks[group], let range = Self.range(place, block.offset_vector, Int(block.capture_top)) else { return 1 }
      stacks[group] = last.below
      if let name {
        let between = min(last.range.upperBound, range.lowerBound)..<max(last.range.upperBound, range.lowerBound)
        stacks[name] = Capture(between, on: stacks[name])
      }
      states[block.current_position] = stacks
      return 0
    case .condition(let group, let isHeld): return (state(block)[group] != nil) == isHeld ? 0 : 1
    case .mark: return 0
    }
  }

  private func state(_ block: pcre2_callout_block_8) -> Stacks { state(block.offset_vector, Int(block.capture_top)) }

  /// The stacks behind the last call on the way that led here.
  private func state(_ vector: UnsafePointer<Int>?, _ count: Int) -> Stacks {
    let last = marks.compactMap { Self.range($0, vector, count)?.lowerBound }.max()
    return last.flatMap { states[$0] } ?? [:]
  }

  private static func range(_ place: Int, _ vector: UnsafePointer<Int>?, _ count: Int) -> Range<Int>? {
    guard let vector, place < count else { return nil }
    let start = vector[place * 2], end = vector[place * 2 + 1]
    return start >= 0 && end >= start && start != Int.max ? start..<end : nil
  }

  /// Puts what the stacks hold at the end of a match in place of PCRE2's own captures.
  func settle(_ vector: UnsafeMutablePointer<Int>, count: Int, places: [String: [Int]]) {
    let stacks = state(vector, count)
    states.removeAll()
    for (name, places) in places {
      for (index, place) in places.enumerated() {
        let range = index == 0 ? stacks[name]?.range : nil
        vector[place * 2] = range?.lowerBound ?? -1
        vector[place * 2 + 1] = range?.upperBound ?? -1
      }
    }
    held = stacks
  }

  /// The stacks at the end of the last match.
  private var held: Stacks = [:]

  /// All captures of a group in the last match, the oldest first.
  func captures(of group: String) -> [Range<Int>] {
    var result: [Range<Int>] = [], next = held[group]
    while let capture = next {
      result.append(capture.range)
      next = capture.below
    }
    return result.reversed()
  }
}
