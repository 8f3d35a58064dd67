/// A replacement text in .NET's dialect: `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`.
struct RegexReplacement {
  private enum Part {
    case text(String)
    case group(Int)
    case before, after, last, input
  }

  private var parts: [Part] = []

  init(_ text: String, _ pattern: RegexPattern) {
    var literal = ""
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isDigit(_ at: Int) -> Bool { at < scalars.count && scalars[at].value >= 0x30 && scalars[at].value <= 0x39 }
    var parts: [Part] = []
    func flush() {
      if !literal.isEmpty { parts.append(.text(literal)) }
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
        parts.append(.group(0))
        index += 2
      case "`":
        flush()
        parts.append(.before)
        index += 2
      case "'":
        flush()
        parts.append(.after)
        index += 2
      case "+":
        flush()
        parts.append(.last)
        index += 2
      case "_":
        flush()
        parts.append(.input)
        index += 2
      case "{":
        var end = index + 2, name = ""
        while end < scalars.count, scalars[end] != "}" {
          name.unicodeScalars.append(scalars[end])
          end += 1
        }
        if end < scalars.count, let group = pattern.group(named: name) {
          flush()
          parts.append(.group(group))
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
          parts.append(.group(group))
          index = end
        } else {
          literal += "$"
          index += 1
        }
      }
    }
    flush()
    self.parts = parts
  }

  func append(_ found: RegexPattern.Found, _ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    for part in parts {
      switch part {
      case .text(let text): result += text.utf8
      case .group(let number): if let range = found.ranges[number] { result += bytes[range] }
      case .before: result += bytes[..<found.whole.lowerBound]
      case .after: result += bytes[found.whole.upperBound...]
      case .input: result += bytes
      // The last group by number, even if it took no part.
      case .last: if let range = found.ranges.last ?? nil { result += bytes[range] }
      }
    }
  }
  /// The same from PCRE2's own offsets, for patterns without groups of one name.
  func append(_ order: [Int], _ offsets: UnsafeMutablePointer<Int>, _ bytes: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    func range(_ number: Int) -> Range<Int>? {
      let start = offsets[order[number] * 2], end = offsets[order[number] * 2 + 1]
      return start >= 0 && end >= start ? start..<end : nil
    }
    func put(_ range: Range<Int>) { result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range])) }
    for part in parts {
      switch part {
      case .text(let text): result += text.utf8
      case .group(let number): if let range = range(number) { put(range) }
      case .before: put(0..<offsets[0])
      case .after: put(offsets[1]..<bytes.count)
      case .input: put(0..<bytes.count)
      case .last: if let range = range(order.count - 1) { put(range) }
      }
    }
  }
}
