/// The pattern of `-f` and `[string]::Format`, taken apart: `{index[,width][:format]}`.
final class CompositeFormat {
  /// A stretch of plain text and the item behind it.
  private struct Piece {
    let start, count: Int
    /// Which argument follows; -1 for none.
    let place: Int
    let width: Int
    let isLeft: Bool
    let format: Range<Int>
    /// The format, if it is one that whole numbers need no big arithmetic for.
    let style: IntegerText.Style?
    /// Neither width nor format: numbers and texts go in as they are.
    let isPlain: Bool
  }

  private let source: PSString
  private let pieces: ContiguousArray<Piece>
  /// Where the pattern stops making sense; said only when everything before it is done.
  private let failure: FormatReader.Failure?

  private init(_ source: PSString) {
    self.source = source
    var pieces: ContiguousArray<Piece> = []
    failure = source.withBytes { bytes in
      FormatReader.read(bytes) { literal, found in
        let item = found ?? FormatReader.Item(place: -1)
        pieces.append(
          Piece(
            start: literal.lowerBound, count: literal.count, place: item.place, width: item.width, isLeft: item.isLeft, format: item.format,
            style: IntegerText.style(UnsafeBufferPointer(rebasing: bytes[item.format])), isPlain: item.width == 0 && item.format.isEmpty))
      }
    }
    self.pieces = pieces
  }

  private nonisolated(unsafe) static var recent = TextCache<CompositeFormat>()

  static func cached(_ text: PSString) -> CompositeFormat { recent.find(text, 0) { CompositeFormat(text) } }

  static func format(_ text: String, _ arguments: some Collection<Value>, _ culture: Culture? = nil) throws -> String {
    try ContiguousArray(arguments).withUnsafeBufferPointer { try CompositeFormat(PSString.holding(text)).text($0, culture).text }
  }

  /// Puts the arguments in, by the session's culture unless another is given.
  func text(_ arguments: UnsafeBufferPointer<Value>, _ culture: Culture?) throws -> PSString {
    try source.withBytes { bytes in
      try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
        var result = TextBuffer(room)
        try pieces.withUnsafeBufferPointer { pieces in
          for index in pieces.indices {
            result.append(bytes, pieces[index].start, pieces[index].count)
            if pieces[index].place >= 0 { try append(pieces[index], bytes, arguments, culture, to: &result) }
          }
        }
        if let failure { throw PSError.format("Input string was not in a correct format. Failure to parse near offset \(failure.offset). \(failure.reason)") }
        return result.string
      }
    }
  }

  private func append(
    _ item: Piece, _ bytes: UnsafeBufferPointer<UInt8>, _ arguments: UnsafeBufferPointer<Value>, _ chosen: Culture?, to result: inout TextBuffer
  ) throws {
    guard item.place < arguments.count else {
      throw PSError.format("Index (zero based) must be greater than or equal to zero and less than the size of the argument list.")
    }
    if item.isPlain {
      switch arguments[item.place] {
      case .string(let string): return result.append(string)
      case .int(let number) where number >= 0: return result.append(number)
      default: break
      }
    }
    let before = result.count, culture = chosen ?? .current
    if let style = item.style, IntegerText.append(arguments[item.place], style, culture, to: &result) {
      // Digits are ASCII: bytes are units.
      let missing = item.width - (result.count - before)
      if item.isLeft { result.append(byte: 0x20, times: missing) } else { result.insertBlanks(missing, at: before) }
      return
    }
    let text = try Formatter.text(arguments[item.place], format: TextScan.text(bytes, item.format), culture)
    let missing = item.width > 0 ? item.width - text.utf16.count : 0
    if !item.isLeft { result.append(byte: 0x20, times: missing) }
    result.append(text)
    if item.isLeft { result.append(byte: 0x20, times: missing) }
  }
}

/// `IFormattable.ToString(format, culture)` for every value; what has no formats of its own gives its plain text.
public enum Formatter {
  public static func text(_ value: Value, format: String, _ culture: Culture = .current) throws -> String {
    if case .string(let string) = value { return string.text }
    if value.isNull { return "" }
    if format.isEmpty {
      if case .int(let number) = value { return String(number) }
      return try value.culturalText(culture)
    }
    if let number = NumberText.Number(value) { return try NumberText.format(number, format, culture) }
    switch value.asScalar {
    case .dateTime(let date)?: return try DateText.format(date, format, culture)
    case .dateTimeOffset(let date)?: return try DateText.format(date.local, format, culture, offset: date.offset)
    case .timeSpan(let span)?: return try TimeSpanText.format(span, format, culture)
    case .guid(let guid)?:
      guard let text = guid.text(format: format) else {
        throw PSError.format("Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\".")
      }
      return text
    case .enumeration(let type, let number)?: return try type.enumeration?.text(number, format: format) ?? String(number)
    default: break
    }
    switch value.unwrapped.asObject {
    case let date as DateOnlyObject: return try date.text(format, culture)
    case let time as TimeOnlyObject: return try time.text(format, culture)
    default: return try value.culturalText(culture)
    }
  }
}
