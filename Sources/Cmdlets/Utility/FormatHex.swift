import Engine
import Objects

/// Shows bytes as hexadecimal digits and characters, sixteen in a row.
struct FormatHex: Cmdlet {
  static let name = "Format-Hex"
  static let aliases = ["fhx"]
  static let traits = CommandTraits(defaultSet: "Path")

  var targets = ItemTargets()
  var inputObject = Value.null
  var encoding = Value.null
  var count: Int?, offset = 0
  private var collected: [UInt8] = []
  private var label = ""

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("InputObject", \.inputObject, .set("ByInputObject", mandatory: true, fromPipeline: true)),
    Parameter("Encoding", \.encoding, .sets(["ByInputObject"]), .encoding),
    Parameter("Count", \.count, .range(1...Int(Int64.max))),
    Parameter("Offset", \.offset, .range(0...Int(Int64.max))),
  ]

  static let record = RecordType(
    "Microsoft.PowerShell.Commands.ByteCollection",
    ["Offset64:ulong", "Bytes:byte[]", "Path:string", "HexOffset:string", "HexBytes:string", "Ascii:string", "Label:string"],
    text: { "\(try $0["HexOffset"].text()) \(try $0["HexBytes"].text()) \(try $0["Ascii"].text())" })

  mutating func process(_ run: CommandRuntime) throws {
    if run.parameterSet != "ByInputObject" {
      for place in try targets.resolve(run) {
        guard let file = place.hostPath, !HostFiles.isFolder(file) else { continue }
        do { try emit(try FileReader(file).readAllBytes(), path: file, label: file, run) } catch let error as PSError { try run.writeError(error) }
      }
      return
    }
    if let file = inputObject.unwrapped.asObject as? FileItem {
      return try emit(try FileReader(try Members.get(.object(file), "FullName")?.text() ?? "").readAllBytes(), path: "", label: "", run)
    }
    guard let bytes = try bytes(of: inputObject) else {
      return try run.writeError(
        run.error(
          "System.ArgumentException", "Cannot convert input of type '\(inputObject.type.fullName)' to hexadecimal. To view the hexadecimal formatting of its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex.",
          id: "FormatHexTypeNotSupported", .InvalidType, target: inputObject))
    }
    if collected.isEmpty { label = "\(inputObject.type.name) (\(inputObject.type.fullName))" }
    // Text begins a block of its own; single numbers run together.
    if case .string = inputObject.unwrapped { return try emit(bytes, path: "", label: label, run) }
    collected += bytes
  }

  mutating func end(_ run: CommandRuntime) throws { if !collected.isEmpty { try emit(collected, path: "", label: label, run) } }

  private func bytes(of value: Value) throws -> [UInt8]? {
    if let bytes = value.asBytes { return bytes }
    func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    switch value.unwrapped {
    case .string(let text): return (encoding.isNull ? TextEncoding.utf8 : try TextEncoding(encoding)).encode(text.text)
    case .int(let number): return little(number)
    case .long(let number): return little(number)
    case .double(let number): return little(number.bitPattern)
    case .bool(let flag): return [flag ? 1 : 0]
    case .char(let unit): return little(unit)
    case .array(let array): return try array.items.reduce(into: [UInt8]?.some([])) { result, item in
      if let part = try bytes(of: item) { result? += part } else { result = nil }
    }
    default: break
    }
    if case .byte(let byte)? = value.asScalar { return [byte] }
    return nil
  }

  private func emit(_ all: [UInt8], path: String, label: String, _ run: CommandRuntime) throws {
    let shown = Array(all.dropFirst(offset).prefix(count ?? all.count))
    for start in stride(from: 0, to: shown.count, by: 16) {
      let row = Array(shown[start..<min(start + 16, shown.count)])
      let hex = row.map { Digest.hex([$0]) }.joined(separator: " ")
      let text = String(String.UnicodeScalarView(row.map { byte in
        let scalar = Unicode.Scalar(byte)
        return byte < 0x20 || (byte >= 0x7f && byte < 0xa0) ? (byte == 0 ? " " : "\u{fffd}") : scalar
      }))
      let place = UInt64(start + offset)
      let digits = String(place, radix: 16, uppercase: true)
      try run.write(
        .object(FormatHex.record.make([
          .long(Int64(place)), Value(bytes: row), path.isEmpty ? .null : Value(path), Value(String(repeating: "0", count: max(0, 16 - digits.count)) + digits),
          Value(hex), Value(text), Value(label),
        ])))
    }
  }
}
