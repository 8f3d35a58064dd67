import Engine
import Objects

/// Reads the lines of files, one by one.
struct GetContent: Cmdlet {
  static let name = "Get-Content"
  static let aliases = ["gc", "cat", "type"]
  static let traits = CommandTraits(defaultSet: "Path", module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var readCount = 1
  var totalCount: Int?
  var tail: Int?
  var delimiter: String?
  var wait = false, raw = false, asByteStream = false
  var encoding = Value.null
  var stream: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("ReadCount", \.readCount, .fromPipelineByPropertyName),
    Parameter("TotalCount", \.totalCount, .fromPipelineByPropertyName, .alias("First", "Head")),
    Parameter("Tail", \.tail, .fromPipelineByPropertyName, .alias("Last"), .range(0...Int(Int32.max))),
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Force", \.targets.force),
    Parameter("Delimiter", \.delimiter),
    Parameter("Wait", \.wait, .refused),
    Parameter("Raw", \.raw),
    Parameter("Encoding", \.encoding, .encoding),
    Parameter("AsByteStream", \.asByteStream),
    Parameter("Stream", \.stream, .refused),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    if asByteStream {
      if delimiter != nil {
        throw run.error(
          "System.ArgumentException", "A delimiter cannot be specified when reading the stream one byte at a time.", id: "GetContentReaderArgumentError",
          .InvalidArgument)
      }
      if !encoding.isNull { try run.warning("Encoding not used when '-AsByteStream' specified.") }
    }
    try run.warnOfObsoleteEncoding(encoding)
  }

  mutating func process(_ run: CommandRuntime) throws {
    if totalCount != nil, tail != nil {
      throw run.error(
        "System.InvalidOperationException", "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.",
        id: "TailAndHeadCannotCoexist", .InvalidOperation)
    }
    for place in try targets.resolve(run, reportsEmptyPattern: true) {
      do { try read(place, run) } catch let error as PSError {
        let type = error.record.exception.exceptionType.fullName
        let isDenied = type == "System.UnauthorizedAccessException"
        try run.writeError(
          isDenied
            ? run.error(type, error.record.message, id: "GetContentReaderUnauthorizedAccessError", .PermissionDenied, target: Value(place.display)) : error)
      }
    }
  }

  private func read(_ place: ItemPlace, _ run: CommandRuntime) throws {
    guard case .file(let path, let display) = place else {
      if let content = try Tables.content(place, run) { try run.writeEnumerated(content) }
      return
    }
    if HostFiles.isFolder(path) {
      return try run.writeError(
        run.error(
          "System.InvalidOperationException", "Unable to get content because it is a directory: '\(path)'. Please use 'Get-ChildItem' instead.",
          id: "GetContainerContentException", .InvalidOperation))
    }
    let reader = try FileReader(path, encoding: encoding.isNull ? .utf8 : TextEncoding(encoding))
    if asByteStream { return try readBytes(reader, run) }
    if raw {
      let text = try reader.readAll()
      if !text.isEmpty { try run.write(LineNotes(display).mark(text, number: 1)) }
      return
    }
    try readLines(reader, LineNotes(display), run)
  }

  private func readBytes(_ reader: FileReader, _ run: CommandRuntime) throws {
    if raw { return try run.write(Value(bytes: try reader.readAllBytes())) }
    if let tail { return try write(try reader.readAllBytes().suffix(tail), run) }
    var left = totalCount.flatMap { $0 < 0 ? nil : $0 } ?? Int.max
    var batch: ArraySlice<UInt8> = []
    while left > 0, let part = try reader.readBytes() {
      let wanted = part.prefix(left)
      left -= wanted.count
      if readCount == 1 {
        try write(wanted, run)
        continue
      }
      batch += wanted
      while readCount > 1, batch.count >= readCount {
        try run.write(Value(bytes: batch.prefix(readCount)))
        batch = batch.dropFirst(readCount)
      }
    }
    if !batch.isEmpty { try run.write(Value(bytes: batch)) }
  }

  private func write(_ bytes: ArraySlice<UInt8>, _ run: CommandRuntime) throws { for byte in bytes { try run.write(Value(byte: byte)) } }

  private func readLines(_ reader: FileReader, _ notes: LineNotes, _ run: CommandRuntime) throws {
    var number = 0
    var batch: [Value] = []
    var last: [Value] = []
    var next: () throws -> String? = { try reader.readLine() }
    if let delimiter, !delimiter.isEmpty {
      var parts = GetContent.split(try reader.readAll(), delimiter)[...]
      next = { parts.popFirst() }
    }
    if let totalCount, totalCount == 0 { return }
    while let line = try next() {
      number += 1
      let value = notes.mark(line, number: number)
      if let tail {
        last.append(value)
        if last.count > max(tail, 64) * 2 { last.removeFirst(last.count - tail) }
        continue
      }
      if readCount == 1 {
        try run.write(value)
      } else {
        batch.append(value)
        if readCount > 1, batch.count == readCount {
          try run.write(Value(batch))
          batch = []
        }
      }
      if let totalCount, totalCount >= 0, number >= totalCount { break }
    }
    if let tail { for value in last.suffix(tail) { try run.write(value) } }
    if !batch.isEmpty { try run.write(batch.count == 1 && readCount > 1 ? Value(batch) : Value(batch)) }
  }

  private static func split(_ text: String, _ delimiter: String) -> [String] {
    var parts: [String] = []
    let bytes = Array(text.utf8), mark = Array(delimiter.utf8)
    var start = 0, cut = 0
    while cut < bytes.count {
      guard bytes[cut...].starts(with: mark) else {
        cut += 1
        continue
      }
      parts.append(String(decoding: bytes[start..<cut], as: UTF8.self))
      cut += mark.count
      start = cut
    }
    if start < bytes.count { parts.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return parts
  }
}

/// The notes that a line of a file carries: where it is from and its number.
struct LineNotes {
  private let bag: PropertyBag

  init(_ display: String) {
    var bag = PropertyBag()
    bag.append("PSPath", Value("Microsoft.PowerShell.Core\\FileSystem::" + display))
    bag.append("PSParentPath", Value("Microsoft.PowerShell.Core\\FileSystem::" + HostPath.parent(display)))
    bag.append("PSChildName", Value(HostPath.name(display)))
    bag.append("PSDrive", DriveTable.made("/", "FileSystem", root: "/"))
    bag.append("PSProvider", DriveTable.provider("FileSystem"))
    bag.append("ReadCount", .long(1))
    self.bag = bag
  }

  func mark(_ line: String, number: Int) -> Value {
    let wrapped = WrappedValue(Value(line))
    var own = bag
    own.slots[own.slots.count - 1] = .long(Int64(number))
    wrapped.added = own
    return .object(wrapped)
  }
}
