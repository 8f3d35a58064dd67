import Engine
import Formatting
import Objects

/// Writes what `Set-Content` and `Add-Content` get into files or onto drives of tables.
struct ContentWriter {
  private var writers: [FileWriter] = []
  private var places: [ItemPlace] = []
  private var collected: [Value] = []
  private var isOpen = false
  let appends: Bool
  let endsLines: Bool
  let writesBytes: Bool
  let encoding: TextEncoding
  let force: Bool
  let command: String

  init(appends: Bool, endsLines: Bool, writesBytes: Bool, encoding: TextEncoding, force: Bool, command: String) {
    self.appends = appends
    self.endsLines = endsLines
    self.writesBytes = writesBytes
    self.encoding = encoding
    self.force = force
    self.command = command
  }

  /// Opens all targets, missing files included.
  mutating func open(_ targets: ItemTargets, _ run: CommandRuntime) throws {
    isOpen = true
    for (text, isLiteral) in targets.all {
      do {
        var found = try PathResolver.matches(text, run, literal: isLiteral, force: force)
        if found.isEmpty { found = [] }
        for place in found {
          guard case .file(let path, _) = place else {
            places.append(place)
            continue
          }
          guard try run.shouldProcess("Path: \(path)", appends ? "Add Content" : "Set Content") else { continue }
          if HostFiles.isFolder(path) {
            throw run.error(
              "System.NotSupportedException",
              appends
                ? "Unable to add content to '\(path)' because it is a directory." : "Unable to clear content of '\(path)' because it is a directory. Clear-Content is only supported on files.",
              id: "System.NotSupportedException", .NotSpecified, target: Value(path))
          }
          writers.append(try FileWriter(path, mode: appends ? .append : .replace, encoding: encoding, force: force))
        }
      } catch let error as PSError { try run.writeError(ContentWriter.described(error, text, run)) }
    }
  }

  private static func described(_ error: PSError, _ path: String, _ run: CommandRuntime) -> PSError {
    let type = error.record.exception.exceptionType.fullName
    switch type {
    case "System.IO.DirectoryNotFoundException":
      return run.error(type, error.record.message, id: "GetContentWriterDirectoryNotFoundError", .ObjectNotFound, target: Value(path))
    case "System.IO.FileNotFoundException":
      return run.error(type, error.record.message, id: "GetContentWriterFileNotFoundError", .ObjectNotFound, target: Value(path))
    case "System.UnauthorizedAccessException":
      return run.error(type, error.record.message, id: "GetContentWriterUnauthorizedAccessError", .PermissionDenied, target: Value(path))
    default: return error
    }
  }

  mutating func write(_ value: Value, _ run: CommandRuntime) throws {
    for item in try value.enumerated() ?? [value] where !item.isVoid {
      if !places.isEmpty { collected.append(item) }
      if writers.isEmpty { continue }
      if writesBytes {
        guard item.type.fullName == "System.Byte", case .int(let number)? = Conversion.tryConvert(item, to: .int32) else {
          try run.writeError(
            run.error(
              "PSArgumentException", "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.", id: "ProviderContentWriteError",
              .WriteError))
          return
        }
        for writer in writers { try writer.write([UInt8(truncatingIfNeeded: number)]) }
        continue
      }
      let text = item.isNull ? "" : try item.shownText()
      for writer in writers {
        try writer.write(text)
        if endsLines { try writer.write("\n") }
      }
    }
  }

  mutating func close(_ run: CommandRuntime) throws {
    for writer in writers { try writer.close() }
    writers = []
    for place in places {
      if case .variable = place {
        try Tables.set(place, collected.count == 1 ? collected[0] : Value(collected), run)
      } else {
        try Tables.set(place, collected.count == 1 ? collected[0] : Value(try collected.map { try $0.text() }.joined(separator: "\n")), run)
      }
    }
  }

  func leave(failed: Bool) { for writer in writers { writer.leave(failed: failed) } }

  var hasTargets: Bool { !writers.isEmpty || !places.isEmpty }
}

/// What `Set-Content` and `Add-Content` share: everything but whether old content stays.
struct ContentRequest {
  var targets = ItemTargets()
  var value = Value.null
  var passThru = false, noNewline = false, asByteStream = false
  var encoding = Value.null
  var stream: String?
  private var writer: ContentWriter?

  static func parameters<Root>(_ path: WritableKeyPath<Root, ContentRequest>) -> [Parameter<Root>] {
    [
      Parameter("Path", path.appending(path: \.targets.path), .set("Path", position: 0, mandatory: true, fromPipelineByPropertyName: true), .supportsWildcards),
      Parameter("LiteralPath", path.appending(path: \.targets.literalPath), .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
      Parameter("Value", path.appending(path: \.value), .mandatory, .position(1), .fromPipeline, .fromPipelineByPropertyName, .allowNull, .allowEmptyCollection),
      Parameter("PassThru", path.appending(path: \.passThru)),
      Parameter("Filter", path.appending(path: \.targets.filter)),
      Parameter("Include", path.appending(path: \.targets.include)),
      Parameter("Exclude", path.appending(path: \.targets.exclude)),
      Parameter("Force", path.appending(path: \.targets.force)),
      Parameter("NoNewline", path.appending(path: \.noNewline)),
      Parameter("Encoding", path.appending(path: \.encoding), .encoding),
      Parameter("AsByteStream", path.appending(path: \.asByteStream)),
      Parameter("Stream", path.appending(path: \.stream), .refused),
    ]
  }

  mutating func process(_ run: CommandRuntime, appends: Bool) throws {
    if writer == nil {
      if asByteStream, !encoding.isNull { try run.warning("Encoding not used when '-AsByteStream' specified.") }
      try run.warnOfObsoleteEncoding(encoding)
      writer = ContentWriter(
        appends: appends, endsLines: !noNewline, writesBytes: asByteStream, encoding: encoding.isNull ? .utf8 : try TextEncoding(encoding),
        force: targets.force, command: run.info.name)
      try writer?.open(targets, run)
    }
    try writer?.write(value, run)
    if passThru, writer?.hasTargets ?? false { try run.writeEnumerated(value) }
  }

  mutating func end(_ run: CommandRuntime) throws { try writer?.close(run) }
  func clean(_ run: CommandRuntime) { writer?.leave(failed: run.hasFailed) }
}

/// Replaces what is in files.
struct SetContent: Cmdlet {
  static let name = "Set-Content"
  static let aliases = ["sc"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var request = ContentRequest()
  static let parameters: [Parameter<Self>] = ContentRequest.parameters(\.request)
  mutating func process(_ run: CommandRuntime) throws { try request.process(run, appends: false) }
  mutating func end(_ run: CommandRuntime) throws { try request.end(run) }
  mutating func clean(_ run: CommandRuntime) { request.clean(run) }
}

/// Adds to the end of files.
struct AddContent: Cmdlet {
  static let name = "Add-Content"
  static let aliases = ["ac"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var request = ContentRequest()
  static let parameters: [Parameter<Self>] = ContentRequest.parameters(\.request)
  mutating func process(_ run: CommandRuntime) throws { try request.process(run, appends: true) }
  mutating func end(_ run: CommandRuntime) throws { try request.end(run) }
  mutating func clean(_ run: CommandRuntime) { request.clean(run) }
}

/// Empties files and keeps them.
struct ClearContent: Cmdlet {
  static let name = "Clear-Content"
  static let aliases = ["clc"]
  static let traits = CommandTraits(defaultSet: "Path", supportsShouldProcess: true, module: "Microsoft.PowerShell.Management")

  var targets = ItemTargets()
  var stream: String?

  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.targets.path, .set("Path", position: 0, mandatory: true, fromPipelineByPropertyName: true), .supportsWildcards),
    Parameter("LiteralPath", \.targets.literalPath, .set("LiteralPath", mandatory: true, fromPipelineByPropertyName: true), .alias("PSPath", "LP")),
    Parameter("Filter", \.targets.filter),
    Parameter("Include", \.targets.include),
    Parameter("Exclude", \.targets.exclude),
    Parameter("Force", \.targets.force),
    Parameter("Stream", \.stream, .refused),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    for place in try targets.resolve(run) {
      guard case .file(let path, _) = place else {
        try Tables.set(place, .null, run)
        continue
      }
      if HostFiles.isFolder(path) {
        try run.writeError(
          run.error(
            "System.NotSupportedException", "Unable to clear content of '\(path)' because it is a directory. Clear-Content is only supported on files.",
            id: "ClearDirectoryContent", .InvalidOperation, target: Value(path)))
        continue
      }
      guard try run.shouldProcess("Item: \(path)", "Clear Content") else { continue }
      try FileWriter(path, mode: .replace, force: targets.force).close()
    }
  }
}
