import Engine
import Objects

/// A `StreamWriter` or `StringWriter`.
final class TextWriterObject: PSObject {
  private let file: FileWriter?
  private let stream: ByteStreamObject?
  private let encoding: TextEncoding
  private(set) var text = ""
  private let info: TypeInfo

  init(path: String, append: Bool, encoding: TextEncoding = .utf8) throws {
    file = try FileWriter(path, mode: append ? .append : .replace, encoding: encoding)
    (stream, self.encoding) = (nil, encoding)
    info = StreamTypes.writer
    super.init()
  }

  /// Writes into a stream; what was written arrives there with `Flush` and `Close`.
  init(stream: ByteStreamObject, encoding: TextEncoding = .utf8) {
    file = nil
    (self.stream, self.encoding) = (stream, encoding)
    info = StreamTypes.writer
    super.init()
  }

  init() {
    file = nil
    (stream, encoding) = (nil, .utf8)
    info = StreamTypes.stringWriter
    super.init()
  }

  override var type: TypeInfo { info }
  var target: Value { stream.map { .object($0) } ?? .null }
  override func describe() throws -> String { file == nil && stream == nil ? text : info.fullName }

  /// What is written shows in the file at once.
  var flushesAlways = false
  var lineEnd = "\n"

  func write(_ part: String) throws {
    guard let file else {
      text += part
      if flushesAlways { try flush() }
      return
    }
    try file.write(part)
    if flushesAlways { try file.flush() }
  }

  func flush() throws {
    try file?.flush()
    guard let stream, !text.isEmpty else { return }
    try stream.write(encoding.encode(text))
    text = ""
    try stream.flush()
  }

  func close() throws {
    try file?.close()
    guard let stream else { return }
    try flush()
    try stream.close()
  }
}

/// A `StreamReader` or `StringReader`.
final class TextReaderObject: PSObject {
  private var rest: Substring
  private let info: TypeInfo

  init(path: String, encoding: TextEncoding = .utf8) throws {
    rest = try FileReader(path, encoding: encoding).readAll()[...]
    info = StreamTypes.reader
    super.init()
  }

  init(text: String, isStream: Bool = false) {
    rest = text[...]
    info = isStream ? StreamTypes.reader : StreamTypes.stringReader
    super.init()
  }

  override var type: TypeInfo { info }
  var isAtEnd: Bool { rest.isEmpty }

  func readLine() -> String? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex { $0 == "\n" || $0 == "\r\n" || $0 == "\r" } ?? rest.endIndex
    let line = String(rest[..<end])
    rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    return line
  }

  func readAll() -> String {
    defer { rest = rest[rest.endIndex...] }
    return String(rest)
  }

  func read() -> Int32 {
    guard let unit = rest.utf16.first else { return -1 }
    rest.unicodeScalars.removeFirst()
    return Int32(unit)
  }

  func peek() -> Int32 { rest.utf16.first.map { Int32($0) } ?? -1 }
}

/// A `MemoryStream`: bytes in memory.
class ByteStreamObject: PSObject {
  var bytes: [UInt8]
  var position = 0
  /// Bytes were written that a file below does not have yet.
  var isChanged = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init()
  }

  override var type: TypeInfo { StreamTypes.memory }

  /// Writes over what is at the position and goes on behind it.
  func write(_ part: [UInt8]) throws {
    if position > bytes.count { bytes += [UInt8](repeating: 0, count: position - bytes.count) }
    bytes.replaceSubrange(position..<min(bytes.count, position + part.count), with: part)
    position += part.count
    isChanged = true
  }

  /// Takes up to a number of bytes from the position.
  func read(_ count: Int) -> [UInt8] {
    let part = Array(bytes.dropFirst(position).prefix(max(0, count)))
    position += part.count
    return part
  }

  /// Takes all bytes from the position to the end.
  func remaining() -> [UInt8] { read(bytes.count) }

  func flush() throws {}
  func close() throws { try flush() }
}

/// The types of readers, writers and streams.
enum StreamTypes {
  static func registerAll() { _ = (writer, stringWriter, reader, stringReader, memory) }

  private static func registered(_ type: TypeInfo) -> TypeInfo {
    TypeCatalog.register(type)
    return type
  }

  private static func fillWriter(_ members: inout TypeMembers) {
    func own(_ value: Value) -> TextWriterObject? { value.unwrapped.asObject as? TextWriterObject }
    func text(_ arguments: [Value]) throws -> String {
      guard let first = arguments.first else { return "" }
      if arguments.count > 1 { return try Operators.format(first, Value(Array(arguments.dropFirst()))).text() }
      return first.isNull ? "" : try first.culturalText()
    }
    for (name, endsLine) in [("Write", false), ("WriteLine", true)] {
      for signature in ["void \(name)(System.Object value)", "void \(name)(string format, System.Object arg0)", "void \(name)(string format, System.Object arg0, System.Object arg1)"] {
        members.method(signature) { target, arguments in
          try own(target)?.write(try text(arguments) + (endsLine ? own(target)?.lineEnd ?? "" : ""))
          return .void
        }
      }
    }
    members.method("void WriteLine()") { target, _ in
      try own(target)?.write(own(target)?.lineEnd ?? "")
      return .void
    }
    members.method("void Flush()") { target, _ in
      try own(target)?.flush()
      return .void
    }
    for name in ["Close", "Dispose"] {
      members.method("void \(name)()") { target, _ in
        try own(target)?.close()
        return .void
      }
    }
    members.property("AutoFlush", "bool", get: { .bool(own($0)?.flushesAlways ?? false) }, set: { target, value in
      own(target)?.flushesAlways = value.isTrue
      if value.isTrue { try own(target)?.flush() }
    })
    members.property("NewLine", "string", get: { Value(own($0)?.lineEnd ?? "\n") }, set: { own($0)?.lineEnd = try $1.text() })
  }

  nonisolated(unsafe) static let writer: TypeInfo = registered(
    TypeInfo("System.IO.StreamWriter", base: TypeCatalog.type("System.IO.TextWriter")) { members in
      fillWriter(&members)
      members.constructor("System.IO.StreamWriter(string path)") { .object(try TextWriterObject(path: IoTypes.path($0[0]), append: false)) }
      members.constructor("System.IO.StreamWriter(string path, bool append)") { .object(try TextWriterObject(path: IoTypes.path($0[0]), append: $0[1].isTrue)) }
      members.constructor("System.IO.StreamWriter(string path, bool append, System.Text.Encoding encoding)") {
        .object(try TextWriterObject(path: IoTypes.path($0[0]), append: $0[1].isTrue, encoding: TextEncoding($0[2])))
      }
      for parameters in ["", ", System.Text.Encoding encoding", ", System.Text.Encoding encoding, int bufferSize", ", System.Text.Encoding encoding, int bufferSize, bool leaveOpen"] {
        members.constructor("System.IO.StreamWriter(System.IO.Stream stream\(parameters))") { arguments in
          guard let stream = arguments[0].unwrapped.asObject as? ByteStreamObject else { throw PSError.dotNet("System.ArgumentException", "Stream was not writable.") }
          return .object(TextWriterObject(stream: stream, encoding: arguments.count > 1 && !arguments[1].isNull ? try TextEncoding(arguments[1]) : .utf8))
        }
      }
      members.property("BaseStream", "System.IO.Stream", get: { ($0.unwrapped.asObject as? TextWriterObject)?.target ?? .null })
    })

  nonisolated(unsafe) static let stringWriter: TypeInfo = registered(
    TypeInfo("System.IO.StringWriter", base: TypeCatalog.type("System.IO.TextWriter")) { members in
      fillWriter(&members)
      members.constructor("System.IO.StringWriter()") { _ in .object(TextWriterObject()) }
    })

  private static func fillReader(_ members: inout TypeMembers) {
    func own(_ value: Value) -> TextReaderObject? { value.unwrapped.asObject as? TextReaderObject }
    members.method("string ReadLine()") { target, _ in own(target)?.readLine().map { Value($0) } ?? .null }
    members.method("string ReadToEnd()") { target, _ in Value(own(target)?.readAll() ?? "") }
    members.method("int Read()") { target, _ in .int(own(target)?.read() ?? -1) }
    members.method("int Peek()") { target, _ in .int(own(target)?.peek() ?? -1) }
    members.method("void Close()") { _, _ in .void }
    members.method("void Dispose()") { _, _ in .void }
  }

  nonisolated(unsafe) static let reader: TypeInfo = registered(
    TypeInfo("System.IO.StreamReader", base: TypeCatalog.type("System.IO.TextReader")) { members in
      fillReader(&members)
      members.property("EndOfStream", "bool", get: { .bool(($0.unwrapped.asObject as? TextReaderObject)?.isAtEnd ?? true) })
      members.constructor("System.IO.StreamReader(string path)") { arguments in
        if let stream = arguments[0].unwrapped.asObject as? ByteStreamObject {
          return .object(TextReaderObject(text: String(decoding: stream.remaining(), as: UTF8.self), isStream: true))
        }
        return .object(try TextReaderObject(path: IoTypes.path(arguments[0])))
      }
      members.constructor("System.IO.StreamReader(System.IO.Stream stream)") { arguments in
        guard let stream = arguments[0].unwrapped.asObject as? ByteStreamObject else { return .null }
        return .object(TextReaderObject(text: String(decoding: stream.remaining(), as: UTF8.self), isStream: true))
      }
      members.constructor("System.IO.StreamReader(string path, System.Text.Encoding encoding)") {
        .object(try TextReaderObject(path: IoTypes.path($0[0]), encoding: TextEncoding($0[1])))
      }
    })

  nonisolated(unsafe) static let stringReader: TypeInfo = registered(
    TypeInfo("System.IO.StringReader", base: TypeCatalog.type("System.IO.TextReader")) { members in
      fillReader(&members)
      members.constructor("System.IO.StringReader(string s)") { .object(TextReaderObject(text: try $0[0].text())) }
    })

  nonisolated(unsafe) static let memory: TypeInfo = registered(
    TypeInfo("System.IO.MemoryStream", base: TypeCatalog.type("System.IO.Stream")) { members in
      fillStream(&members)
      members.constructor("System.IO.MemoryStream()") { _ in .object(ByteStreamObject([])) }
      members.constructor("System.IO.MemoryStream(byte[] buffer)") { .object(ByteStreamObject($0[0].asBytes ?? [])) }
      members.method("byte[] ToArray()") { target, _ in Value(bytes: (target.unwrapped.asObject as? ByteStreamObject)?.bytes ?? []) }
    })

  /// What every stream can do.
  static func fillStream(_ members: inout TypeMembers) {
    func own(_ value: Value) -> ByteStreamObject? { value.unwrapped.asObject as? ByteStreamObject }
    func number(_ value: Value) -> Int { if case .int(let number) = value { Int(number) } else { 0 } }
    for name in ["CanRead", "CanSeek", "CanWrite"] { members.property(name, "bool", get: { _ in .bool(true) }) }
    members.property("Length", "long", get: { .long(Int64(own($0)?.bytes.count ?? 0)) })
    members.property("Position", "long", get: { .long(Int64(own($0)?.position ?? 0)) }, set: { target, value in
      if case .long(let place)? = Conversion.tryConvert(value, to: .int64), place >= 0 { own(target)?.position = Int(place) }
    })
    members.method("void Write(byte[] buffer, int offset, int count)") { target, arguments in
      try own(target)?.write(Array((arguments[0].asBytes ?? []).dropFirst(number(arguments[1])).prefix(number(arguments[2]))))
      return .void
    }
    members.method("void WriteByte(byte value)") { target, arguments in
      if case .byte(let byte)? = arguments[0].asScalar { try own(target)?.write([byte]) }
      return .void
    }
    members.method("int ReadByte()") { target, _ in (own(target)?.read(1).first).map { .int(Int32($0)) } ?? .int(-1) }
    members.method("int Read(byte[] buffer, int offset, int count)") { target, arguments in
      guard let stream = own(target), let buffer = arguments[0].unwrapped.asArray else { return .int(0) }
      let start = number(arguments[1])
      let part = stream.read(min(number(arguments[2]), buffer.items.count - start))
      for (index, byte) in part.enumerated() { buffer.items[start + index] = Value(byte: byte) }
      return .int(Int32(part.count))
    }
    members.method("long Seek(long offset, System.IO.SeekOrigin loc)") { target, arguments in
      guard let stream = own(target), case .long(let offset) = arguments[0] else { return .long(0) }
      let origin = switch try arguments[1].text() { case "Current": stream.position; case "End": stream.bytes.count; default: 0 }
      guard origin + Int(offset) >= 0 else { throw PSError.dotNet("System.IO.IOException", "An attempt was made to move the position before the beginning of the stream.") }
      stream.position = origin + Int(offset)
      return .long(Int64(stream.position))
    }
    members.method("void SetLength(long value)") { target, arguments in
      guard let stream = own(target), case .long(let length) = arguments[0], length >= 0, length < 1 << 31 else { return .void }
      stream.bytes = Array(stream.bytes.prefix(Int(length))) + [UInt8](repeating: 0, count: max(0, Int(length) - stream.bytes.count))
      stream.isChanged = true
      return .void
    }
    members.method("void CopyTo(System.IO.Stream destination)") { target, arguments in
      try (arguments[0].unwrapped.asObject as? ByteStreamObject)?.write(own(target)?.remaining() ?? [])
      return .void
    }
    for name in ["Close", "Dispose"] {
      members.method("void \(name)()") { target, _ in
        try own(target)?.close()
        return .void
      }
    }
    members.method("void Flush()") { target, _ in
      try own(target)?.flush()
      return .void
    }
  }
}
