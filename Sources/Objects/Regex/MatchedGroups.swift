/// The groups of one match as `$Matches` needs them: texts are made when somebody asks.
///
/// Most scripts read one group of several, or none: the table then costs two allocations instead of a dozen.
final class MatchedGroups: ManagedBuffer<MatchedGroups.Header, UInt32> {
  struct Header {
    var text: PSString
    let count: Int
  }

  /// Tells whether all groups took part and their places fit.
  static func allTookPart(_ places: [Int], _ offsets: UnsafeMutablePointer<Int>, _ size: Int) -> Bool {
    if size > Int(UInt32.max) { return false }
    for place in places {
      let start = offsets[place * 2]
      if start < 0 || offsets[place * 2 + 1] < start { return false }
    }
    return true
  }

  /// Keeps the byte ranges of groups that all took part, in the order of `places`.
  static func make(_ text: PSString, _ places: [Int], _ offsets: UnsafeMutablePointer<Int>) -> MatchedGroups {
    let buffer = MatchedGroups.create(minimumCapacity: places.count * 2) { _ in Header(text: text, count: places.count) }
    let made = unsafeDowncast(buffer, to: MatchedGroups.self)
    made.fill(places, offsets)
    return made
  }

  /// Takes another match of the same pattern.
  func refill(_ text: PSString, _ places: [Int], _ offsets: UnsafeMutablePointer<Int>) {
    if header.text !== text { header.text = text }
    fill(places, offsets)
  }

  private func fill(_ places: [Int], _ offsets: UnsafeMutablePointer<Int>) {
    withUnsafeMutablePointerToElements { elements in
      for index in places.indices {
        let place = places[index]
        (elements + index * 2).initialize(to: UInt32(truncatingIfNeeded: offsets[place * 2]))
        (elements + index * 2 + 1).initialize(to: UInt32(truncatingIfNeeded: offsets[place * 2 + 1]))
      }
    }
  }

  /// The text of the group at a position.
  func value(_ position: Int) -> Value {
    let (start, end) = withUnsafeMutablePointerToElements { (Int($0[position * 2]), Int($0[position * 2 + 1])) }
    return .string(header.text.withBytes { PSString.copying(UnsafeBufferPointer(rebasing: $0[start..<end])) })
  }

  var values: ContiguousArray<Value> { ContiguousArray((0..<header.count).map(value)) }
}
