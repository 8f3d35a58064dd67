/// The groups of one match as `$Matches` needs them: texts are made when somebody asks.
///
/// Most scripts read one group of several, or none: the table then costs two allocations instead of a dozen.
final class MatchedGroups: ManagedBuffer<MatchedGroups.Header, UInt32> {
  struct Header {
    let text: String
    let count: Int
  }

  /// Keeps the byte ranges of groups that all took part, in the order of `places`; nil if one did not.
  static func make(_ text: String, _ places: [Int], _ offsets: UnsafeMutablePointer<Int>) -> MatchedGroups? {
    if text.utf8.count > Int(UInt32.max) { return nil }
    for place in places {
      let start = offsets[place * 2]
      if start < 0 || offsets[place * 2 + 1] < start { return nil }
    }
    let buffer = MatchedGroups.create(minimumCapacity: places.count * 2) { _ in Header(text: text, count: places.count) }
    let made = unsafeDowncast(buffer, to: MatchedGroups.self)
    made.withUnsafeMutablePointerToElements { elements in
      for (index, place) in places.enumerated() {
        (elements + index * 2).initialize(to: UInt32(truncatingIfNeeded: offsets[place * 2]))
        (elements + index * 2 + 1).initialize(to: UInt32(truncatingIfNeeded: offsets[place * 2 + 1]))
      }
    }
    return made
  }

  /// The text of the group at a position.
  func value(_ position: Int) -> Value {
    let (start, end) = withUnsafeMutablePointerToElements { (Int($0[position * 2]), Int($0[position * 2 + 1])) }
    var text = header.text
    return Value(text.withUTF8 { String(decoding: UnsafeBufferPointer(rebasing: $0[start..<end]), as: UTF8.self) })
  }

  var values: ContiguousArray<Value> { ContiguousArray((0..<header.count).map(value)) }
}
