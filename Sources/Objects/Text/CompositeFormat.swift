/// `-f` and `[string]::Format`: `{index[,width][:format]}`.
enum CompositeFormat {
  static func format<Arguments: RandomAccessCollection<Value>>(_ text: String, _ arguments: Arguments, _ culture: Culture = .current) throws -> String
  where Arguments.Index == Int {
    var text = text
    return try text.withUTF8 { try format($0, ContiguousArray(arguments), culture) }
  }

  private static func failure(_ offset: Int, _ reason: String) -> PSError {
    PSError.format("Input string was not in a correct format. Failure to parse near offset \(offset). \(reason)")
  }

  private static func format(_ bytes: UnsafeBufferPointer<UInt8>, _ arguments: ContiguousArray<Value>, _ culture: Culture) throws -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 24)
    var literal = 0, index = 0
    let end = bytes.count
    func flush(_ upTo: Int) {
      if upTo > literal { result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[literal..<upTo])) }
    }
    while index < end {
      let byte = bytes[index]
      if byte != 0x7b, byte != 0x7d {
        index += 1
        continue
      }
      if index + 1 < end, bytes[index + 1] == byte {
        flush(index + 1)
        index += 2
        literal = index
        continue
      }
      if byte == 0x7d {
        if index + 1 == end { throw failure(index + 1, "Format item ends prematurely.") }
        throw failure(index + 1, "Unexpected closing brace without a corresponding opening brace.")
      }
      flush(index)
      index += 1
      index = try item(bytes, index, arguments, culture, &result)
      literal = index
    }
    flush(end)
    return String(decoding: result, as: UTF8.self)
  }

  /// Formats one item that begins after its brace; returns where it ends.
  private static func item(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ arguments: ContiguousArray<Value>, _ culture: Culture, _ result: inout [UInt8]
  ) throws -> Int {
    var index = start
    let end = bytes.count
    func need() throws { if index >= end { throw failure(index, "Format item ends prematurely.") } }
    func number() throws -> Int {
      var value = 0
      try need()
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { throw failure(index, "Expected an ASCII digit.") }
      while index < end, bytes[index] >= 0x30, bytes[index] <= 0x39, value < 1_000_000 {
        value = value * 10 + Int(bytes[index] - 0x30)
        index += 1
      }
      try need()
      return value
    }
    func blanks() { while index < end, bytes[index] == 0x20 { index += 1 } }
    let place = try number()
    blanks()
    try need()
    var width = 0, isLeft = false
    if bytes[index] == 0x2c {
      index += 1
      blanks()
      try need()
      if bytes[index] == 0x2d {
        isLeft = true
        index += 1
      }
      width = try number()
      blanks()
      try need()
    }
    var format = 0..<0
    if bytes[index] == 0x3a {
      index += 1
      let from = index
      while index < end, bytes[index] != 0x7d {
        if bytes[index] == 0x7b { throw failure(index + 1, "Unexpected opening brace.") }
        index += 1
      }
      try need()
      format = from..<index
    }
    guard bytes[index] == 0x7d else { throw failure(index + 1, "Expected a closing brace.") }
    guard place < arguments.count else {
      throw PSError.format("Index (zero based) must be greater than or equal to zero and less than the size of the argument list.")
    }
    let pattern = UnsafeBufferPointer(rebasing: bytes[format]), before = result.count
    if width == 0 || !isLeft, IntegerText.append(arguments[place], pattern, culture, to: &result) {
      // Digits are ASCII: bytes are units.
      let missing = width - (result.count - before)
      if missing > 0 { result.insert(contentsOf: repeatElement(0x20, count: missing), at: before) }
      return index + 1
    }
    let text = try Formatter.text(arguments[place], format: String(decoding: pattern, as: UTF8.self), culture)
    let missing = width > 0 ? width - text.utf16.count : 0
    if missing > 0, !isLeft { result.append(contentsOf: repeatElement(0x20, count: missing)) }
    result.append(contentsOf: text.utf8)
    if missing > 0, isLeft { result.append(contentsOf: repeatElement(0x20, count: missing)) }
    return index + 1
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
    default: return try value.culturalText(culture)
    }
  }
}
