#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// Takes CSV text apart into rows, asking for more lines as quoted cells run over line ends.
final class CsvReader {
  /// Gives the bytes of the next line to a function; nil after the last one.
  typealias Lines = (_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws -> FileReader.LineEnd?

  private let delimiter: [UInt8]
  private let source: Lines
  private var cells = ContiguousArray<Value>()
  /// A quoted cell as far as it was read, and whether its closing quote is still to come.
  private var cell: [UInt8] = []
  private var isQuoted = false
  /// One memory for each column.
  private var recent: [RecentCells] = []

  init(delimiter: Character, lines: @escaping Lines) {
    self.delimiter = Array(String(delimiter).utf8)
    source = lines
  }

  convenience init(delimiter: Character, file: FileReader) {
    self.init(delimiter: delimiter) { body in try file.withLine(body) }
  }

  /// Reads the lines of a text.
  convenience init(delimiter: Character, text: String) {
    var text = text, start = 0, isAtEnd = text.isEmpty
    self.init(delimiter: delimiter) { body in
      if isAtEnd { return nil }
      return text.withUTF8 { bytes in
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        guard let end = rest.firstIndex(where: { $0 == 10 || $0 == 13 }) else {
          isAtEnd = true
          body(rest)
          return FileReader.LineEnd.none
        }
        body(UnsafeBufferPointer(rebasing: rest[..<end]))
        let kind: FileReader.LineEnd = rest[end] == 10 ? .lineFeed : end + 1 < rest.count && rest[end + 1] == 10 ? .both : .carriageReturn
        start += end + (kind == .both ? 2 : 1)
        isAtEnd = start == bytes.count
        return kind
      }
    }
  }

  /// The names in the header: blank ones at its end are no columns; a `#Fields:` line of a server's log is a header too.
  func readNames() throws -> [String]? {
    guard var names = try readRow(skippingComments: true).map({ row in row.map { $0.asString ?? "" } }) else { return nil }
    while names.count > 1, names.last == "" { names.removeLast() }
    if names[0] == "#Fields:" { names.removeFirst() }
    if names.first?.hasPrefix(Self.fields) ?? false { names[0] = String(names[0].dropFirst(Self.fields.count)) }
    return names
  }

  private static let fields = "#Fields: "

  /// The type that a `#TYPE` line at the beginning names; any other comment there is read over.
  func readTypeName() throws -> String? {
    guard held == nil else { return nil }
    var line: [UInt8] = []
    guard let end = try source({ line = Array($0) }) else { return nil }
    guard line.first == 0x23 else {
      held = (line, end)
      return nil
    }
    let text = String(decoding: line, as: UTF8.self)
    guard text.lowercased().hasPrefix("#type") else { return nil }
    let name = text.dropFirst(5).filter { !$0.isWhitespace && $0 != "\"" }
    return name.isEmpty ? nil : "CSV:" + name
  }

  /// A line that was looked at and is still to be read.
  private var held: (line: [UInt8], end: FileReader.LineEnd)?

  private func lines(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws -> FileReader.LineEnd? {
    guard let next = held else { return try source(body) }
    held = nil
    next.line.withUnsafeBufferPointer(body)
    return next.end
  }

  /// The next row that is not blank; nil at the end.
  func readRow(skippingComments: Bool = false) throws -> ContiguousArray<Value>? {
    while true {
      cells.removeAll(keepingCapacity: true)
      var isSkipped = false
      let end = try lines { line in
        isSkipped = line.isEmpty || (skippingComments && line.first == 0x23 && !line.starts(with: Self.fields.utf8))
        if !isSkipped { parse(line) }
      }
      guard let end else { return nil }
      if isSkipped { continue }
      if isQuoted { try finishQuoted(end) }
      // A row of one empty cell is a blank line.
      if cells.count == 1, case .string(let only) = cells[0], only.text.isEmpty { continue }
      return cells
    }
  }

  /// Goes on with a cell whose quotes span lines; the end of the text closes it too.
  private func finishQuoted(_ end: FileReader.LineEnd) throws {
    var end = end
    while isQuoted {
      cell.append(contentsOf: end.rawValue.utf8)
      guard let next = try lines({ parse($0) }) else {
        cell.removeLast(end.rawValue.utf8.count)
        isQuoted = false
        cells.append(Value(String(decoding: cell, as: UTF8.self)))
        return
      }
      end = next
    }
  }

  private func parse(_ line: UnsafeBufferPointer<UInt8>) {
    var index = 0
    if isQuoted {
      guard let after = quoted(line, 0) else { return }
      index = after
      guard index <= line.count else { return }
    }
    while true {
      while index < line.count, line[index] == 0x20 || line[index] == 9, line[index] != delimiter[0] { index += 1 }
      if index < line.count, line[index] == 0x22 {
        cell.removeAll(keepingCapacity: true)
        isQuoted = true
        guard let after = quoted(line, index + 1), after <= line.count else { return }
        index = after
      } else {
        let end = find(line, index) ?? line.count
        append(line, index..<end)
        if end == line.count { return }
        index = end + delimiter.count
      }
    }
  }

  /// Reads a quoted cell up to the delimiter behind it: where the next cell begins, beyond the end if there is none, nil if the cell goes on.
  private func quoted(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start
    while true {
      guard let quote = find(0x22, line, index) else {
        cell.append(contentsOf: UnsafeBufferPointer(rebasing: line[index...]))
        return nil
      }
      if quote + 1 < line.count, line[quote + 1] == 0x22 {
        cell.append(contentsOf: UnsafeBufferPointer(rebasing: line[index...quote]))
        index = quote + 2
        continue
      }
      isQuoted = false
      let end = find(line, quote + 1) ?? line.count
      // Blanks between the closing quote and the delimiter are dropped, other text is kept.
      let rest = line[(quote + 1)..<end], keepsRest = rest.contains { $0 != 0x20 && $0 != 9 }
      if cell.isEmpty, !keepsRest {
        append(line, index..<quote)
      } else {
        cell.append(contentsOf: UnsafeBufferPointer(rebasing: line[index..<quote]))
        if keepsRest { cell.append(contentsOf: UnsafeBufferPointer(rebasing: rest)) }
        cells.append(Value(String(decoding: cell, as: UTF8.self)))
      }
      return end == line.count ? line.count + 1 : end + delimiter.count
    }
  }

  private func append(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let column = cells.count
    while recent.count <= column { recent.append(RecentCells()) }
    cells.append(recent[column].value(UnsafeBufferPointer(rebasing: line[range])))
  }

  private func find(_ byte: UInt8, _ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start < line.count, let base = line.baseAddress, let found = memchr(base + start, Int32(byte), line.count - start) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// The next delimiter.
  private func find(_ line: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start
    while let found = find(delimiter[0], line, index) {
      if delimiter.count == 1 || line[found...].starts(with: delimiter) { return found }
      index = found + 1
    }
    return nil
  }
}
