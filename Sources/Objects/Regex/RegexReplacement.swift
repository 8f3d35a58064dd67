/// A replacement text in .NET's dialect: `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`.
final class RegexReplacement {
  private enum Kind: UInt8 { case text, group, before, after, last, input }

  private struct Part {
    let kind: Kind
    /// The group by .NET's number, or where the text stands among all of them.
    var start = 0, count = 0
  }

  private let parts: ContiguousArray<Part>
  /// The plain texts, one behind the other.
  private let texts: ContiguousArray<UInt8>
  /// Holds the pattern, whose identity the cache knows the replacement by.
  private let pattern: RegexPattern

  init(_ text: String, _ pattern: RegexPattern) {
    var literal = ""
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isDigit(_ at: Int) -> Bool { at < scalars.count && scalars[at].value >= 0x30 && scalars[at].value <= 0x39 }
    var parts: ContiguousArray<Part> = []
    var texts: ContiguousArray<UInt8> = []
    func flush() {
      if literal.isEmpty { return }
      parts.append(Part(kind: .text, start: texts.count, count: literal.utf8.count))
      texts.append(contentsOf: literal.utf8)
      literal = ""
    }
    while index < scalars.count {
      guard scalars[index] == "$", index + 1 < scalars.count else {
        literal.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      switch scalars[index + 1] {
      case "$":
        literal += "$"
        index += 2
      case "&":
        flush()
        parts.append(Part(kind: .group))
        index += 2
      case "`":
        flush()
        parts.append(Part(kind: .before))
        index += 2
      case "'":
        flush()
        parts.append(Part(kind: .after))
        index += 2
      case "+":
        flush()
        parts.append(Part(kind: .last))
        index += 2
      case "_":
        flush()
        parts.append(Part(kind: .input))
        index += 2
      case "{":
        var end = index + 2, name = ""
        while end < scalars.count, scalars[end] != "}" {
          name.unicodeScalars.append(scalars[end])
          end += 1
        }
        if end < scalars.count, let group = pattern.group(named: name) {
          flush()
          parts.append(Part(kind: .group, start: group))
          index = end + 1
        } else {
          literal += "$"
          index += 1
        }
      default:
        var end = index + 1, name = ""
        while isDigit(end) {
          name.unicodeScalars.append(scalars[end])
          end += 1
        }
        if let group = Int(name).flatMap({ pattern.group(named: String($0)) }) {
          flush()
          parts.append(Part(kind: .group, start: group))
          index = end
        } else {
          literal += "$"
          index += 1
        }
      }
    }
    flush()
    self.parts = parts
    self.texts = texts
    self.pattern = pattern
  }

  func append(_ found: RegexPattern.Found, _ bytes: UnsafeBufferPointer<UInt8>, to result: inout TextBuffer) {
    for part in parts {
      switch part.kind {
      case .text: texts.withUnsafeBufferPointer { result.append($0, part.start..<(part.start + part.count)) }
      case .group: if let range = found.ranges[part.start] { result.append(bytes, range) }
      case .before: result.append(bytes, 0..<found.whole.lowerBound)
      case .after: result.append(bytes, found.whole.upperBound..<bytes.count)
      case .input: result.append(bytes)
      // The last group by number, even if it took no part.
      case .last: if let range = found.ranges.last ?? nil { result.append(bytes, range) }
      }
    }
  }

  /// The same from PCRE2's own offsets, for patterns without groups of one name.
  func append(_ order: [Int], _ offsets: UnsafeMutablePointer<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to result: inout TextBuffer) {
    parts.withUnsafeBufferPointer { parts in
      texts.withUnsafeBufferPointer { texts in
        for index in parts.indices {
          switch parts[index].kind {
          case .text: result.append(texts, parts[index].start, parts[index].count)
          case .group: group(order[parts[index].start], offsets, bytes, to: &result)
          case .before: result.append(bytes, 0..<offsets[0])
          case .after: result.append(bytes, offsets[1]..<bytes.count)
          case .input: result.append(bytes)
          case .last: if let last = order.last { group(last, offsets, bytes, to: &result) }
          }
        }
      }
    }
  }

  @inline(__always) private func group(
    _ place: Int, _ offsets: UnsafeMutablePointer<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to result: inout TextBuffer
  ) {
    let start = offsets[place * 2], end = offsets[place * 2 + 1]
    if start >= 0, end >= start { result.append(bytes, start, end - start) }
  }
}

extension RegexReplacement {
  private nonisolated(unsafe) static var recent = TextCache<RegexReplacement>()

  /// The parts of a replacement text for a pattern, remembered when the text comes again as the same object.
  static func cached(_ text: PSString, _ pattern: RegexPattern) -> RegexReplacement {
    let made = recent.find(text, Int(bitPattern: ObjectIdentifier(pattern))) { RegexReplacement(text.text, pattern) }
    return made
  }
}
