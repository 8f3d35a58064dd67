/// What PCRE2 cannot express and calls out to: lookbehinds of variable length and the stacks of balancing groups.
extension RegexTranslator {
  /// Stands in the list of groups for one that only marks a place.
  static let hiddenGroup = "\u{0}"

  /// The text by which PCRE2 calls out to a part.
  mutating func callout(_ part: RegexCallouts.Part) -> String {
    callouts.append(part)
    return "(?C\"\(callouts.count - 1)\")"
  }

  /// An empty group behind a call: it tells later calls where this one was.
  mutating func hidden() -> String {
    groups.append(RegexTranslator.hiddenGroup)
    callouts.append(.mark(place: groups.count))
    return "()"
  }

  /// `(?<new-old>…)` takes back the last capture of `old`, and captures what is between that and itself as `new`.
  mutating func balancing(_ new: String, _ old: String, _ start: Int) throws {
    hasReferences = true
    balanced.insert(old)
    if !new.isEmpty { balanced.insert(new) }
    if let known, !known.contains(old) { throw fail(index, "Reference to undefined group name '\(old)'.") }
    if Int(old) != nil || Int(new) != nil { throw fail(start, "Balancing groups with numbers are not supported yet.") }
    groups.append(new.isEmpty ? RegexTranslator.hiddenGroup : new)
    open[open.count - 1].group = groups.count
    open[open.count - 1].ending = .pop(group: old, as: new.isEmpty ? nil : new, place: groups.count)
    put(new.isEmpty ? "(" : "(?<\(RegexTranslator.safe(new))>")
  }

  /// PCRE2 knows the last capture of a group, not the one on top of its stack.
  func refuseBalanced(_ name: String) throws {
    if balanced.contains(name) { throw fail(index, "References to balancing groups are not supported yet.") }
  }

  /// A lookbehind that PCRE2 calls out to: its pattern reversed, to be matched on the text reversed.
  mutating func lookbehind() throws {
    let isThere = peek(1) == "="
    var reversal = RegexReversal(scalars, from: index + 2, options)
    let reversed = try reversal.group()
    open.removeLast()
    index = reversal.index
    let pattern: RegexPattern
    do { pattern = try RegexPattern(reversed, options) } catch { throw fail(index, "This lookbehind of variable length is not supported yet.") }
    put("(?:" + callout(.lookbehind(isThere: isThere, pattern, looksAhead: reversal.looksAhead)) + ")")
    canRepeat = true
  }
}
