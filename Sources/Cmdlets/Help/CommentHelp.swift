import Diagnostics
import Engine
import Objects
import Syntax

/// What a help comment says, section by section.
struct CommentHelp {
  var synopsis = "", description = "", notes = ""
  var inputs: [String] = [], outputs: [String] = []
  var examples: [HelpExample] = [], links: [String] = []
  /// What `.COMPONENT`, `.ROLE` and `.FUNCTIONALITY` say.
  var classes: [String: String] = [:]
  var parameters: [FoldedName: String] = [:]

  private static let keywords: Set<String> = [
    "synopsis", "description", "parameter", "example", "inputs", "outputs", "notes", "link", "component", "role", "functionality",
    "forwardhelptargetname", "forwardhelpcategory", "remotehelprunspace", "externalhelp",
  ]

  init() {}

  /// Reads the text of a comment; nil if it has no help keywords.
  init?(_ text: String) {
    var name: String?
    var argument = "", lines: [String] = []
    var sections: [(String, String, [String])] = []
    for line in CommentHelp.body(text) {
      if let (keyword, rest) = CommentHelp.directive(line) {
        if let name { sections.append((name, argument, lines)) }
        (name, argument, lines) = (keyword, rest, [])
      } else if name != nil {
        lines.append(line)
      }
    }
    if let name { sections.append((name, argument, lines)) }
    if sections.isEmpty { return nil }
    for (name, argument, lines) in sections { add(name, argument, CommentHelp.dedented(lines)) }
  }

  private mutating func add(_ name: String, _ argument: String, _ text: String) {
    switch name {
    case "synopsis": synopsis = text
    case "description": description = text
    case "parameter": parameters[FoldedName(argument)] = text
    case "example": examples.append(HelpExample(text))
    case "inputs": inputs.append(text)
    case "outputs": outputs.append(text)
    case "notes": notes = text
    case "link": links.append(text)
    case "component", "role", "functionality": classes[name] = text
    default: break
    }
  }

  /// The lines without comment marks.
  private static func body(_ text: String) -> [String] {
    if text.hasPrefix("<#") {
      return ConvertFromStringData.lines(String(text.dropFirst(2).dropLast(text.hasSuffix("#>") ? 2 : 0)))
    }
    return ConvertFromStringData.lines(text).map { line in
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      return String(trimmed.drop { $0 == "#" })
    }
  }

  private static func directive(_ line: String) -> (String, String)? {
    let text = line[...].trimmingSpace
    guard text.hasPrefix(".") else { return nil }
    let word = text.dropFirst().prefix { $0.isLetter }
    guard keywords.contains(word.lowercased()) else { return nil }
    return (word.lowercased(), text.dropFirst(word.count + 1).trimmingSpace)
  }

  /// The lines without the indentation they share, and without blank ones at the ends.
  private static func dedented(_ lines: [String]) -> String {
    var lines = lines.map { line -> String in
      var text = line[...]
      while let last = text.last, last.isWhitespace { text.removeLast() }
      return String(text)
    }
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    let margin = lines.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " || $0 == "\t" }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(min(margin, $0.count))) }.joined(separator: "\n")
  }
}

/// Finds the comments that belong to a command.
struct HelpComments {
  private struct Block {
    var start: Int, end: Int
    var isLine: Bool
  }

  private let source: SourceText
  private let bytes: [UInt8]
  private var blocks: [Block] = []

  init(_ source: SourceText) {
    self.source = source
    bytes = Array(source.text.utf8)
    for token in Parser.parse(source).tokens where token.kind == .comment {
      let isLine = bytes.indices.contains(token.start) && bytes[token.start] == 35
      if isLine, let last = blocks.last, last.isLine, lineBreaks(last.end, token.start) == 1, isBlank(last.end, token.start) {
        blocks[blocks.count - 1].end = token.end
      } else {
        blocks.append(Block(start: token.start, end: token.end, isLine: isLine))
      }
    }
  }

  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    start <= end && bytes[max(0, start)..<min(end, bytes.count)].allSatisfy { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 }
  }

  private func lineBreaks(_ start: Int, _ end: Int) -> Int { start < end ? bytes[start..<min(end, bytes.count)].filter { $0 == 10 }.count : 0 }

  private func text(_ block: Block) -> String { String(decoding: bytes[block.start..<min(block.end, bytes.count)], as: UTF8.self) }

  /// The help of a block of code: at its beginning, at its end, or before the function.
  func help(_ extent: Extent, isScript: Bool) -> CommentHelp? {
    let start = Int(extent.start), end = Int(extent.end)
    let inner = isScript ? (isScriptStart: 0, last: bytes.count) : (isScriptStart: start + 1, last: end - 1)
    for block in blocks where block.start >= inner.isScriptStart && isBlank(inner.isScriptStart, block.start) {
      if let help = CommentHelp(text(block)) { return help }
    }
    for block in blocks.reversed() where block.end <= inner.last && block.start >= inner.isScriptStart && isBlank(block.end, inner.last) {
      if let help = CommentHelp(text(block)) { return help }
    }
    guard !isScript, let keyword = functionKeyword(before: start) else { return nil }
    for block in blocks.reversed() where block.end <= keyword && isBlank(block.end, keyword) && lineBreaks(block.end, keyword) <= 2 {
      if let help = CommentHelp(text(block)) { return help }
    }
    return nil
  }

  private func functionKeyword(before place: Int) -> Int? {
    for word in ["function", "filter"] {
      let letters = Array(word.utf8)
      var at = place - letters.count
      while at >= 0, place - at < 400 {
        if bytes[at..<(at + letters.count)].elementsEqual(letters, by: { ($0 | 0x20) == $1 }) { return at }
        at -= 1
      }
    }
    return nil
  }

  /// The comment right before a parameter.
  func comment(before parameter: Extent, after: Int) -> String? {
    guard let block = blocks.last(where: { $0.start >= after && $0.end <= Int(parameter.start) && isBlank($0.end, Int(parameter.start)) }) else { return nil }
    let raw = text(block)
    let plain = raw.hasPrefix("<#") ? String(raw.dropFirst(2).dropLast(2)) : ConvertFromStringData.lines(raw).map { String($0.drop { $0 == " " || $0 == "\t" }.drop { $0 == "#" }) }.joined(separator: "\n")
    return plain[...].trimmingSpace
  }
}
