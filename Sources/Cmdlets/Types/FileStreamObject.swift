import Engine
import Objects

/// A `FileStream`: the bytes of a file, written back when they changed and the stream is flushed or closed.
final class FileStreamObject: ByteStreamObject {
  let path: String
  private let mayWrite: Bool

  /// Opens a file as a `FileMode` and a `FileAccess` say.
  init(_ path: String, mode: String, access: String? = nil) throws {
    self.path = path
    let exists = HostFiles.exists(path)
    var bytes: [UInt8] = [], replaces = false
    switch mode {
    case "CreateNew" where exists: throw PSError.dotNet("System.IO.IOException", "The file '\(path)' already exists.")
    case "Create" where exists, "Truncate" where exists: replaces = true
    case "Create", "CreateNew": try FileWriter(path, mode: .replace).close()
    case "OpenOrCreate" where !exists, "Append" where !exists: try FileWriter(path, mode: .replace).close()
    default: bytes = try FileReader(path).readAllBytes()
    }
    mayWrite = access != "Read"
    super.init(bytes)
    // The old content goes when the new one is written.
    isChanged = replaces
    if mode == "Append" { position = bytes.count }
  }

  override var type: TypeInfo { FileStreamObject.info }

  override func write(_ part: [UInt8]) throws {
    guard mayWrite else { throw PSError.dotNet("System.NotSupportedException", "Stream does not support writing.") }
    try super.write(part)
  }

  override func flush() throws {
    guard isChanged else { return }
    let writer = try FileWriter(path, mode: .replace)
    try writer.write(bytes)
    try writer.close()
    isChanged = false
  }

  static let info = NetType.register("System.IO.FileStream", base: "System.IO.Stream") { members in
    StreamTypes.fillStream(&members)
    members.property("Name", "string", get: { Value(($0.unwrapped.asObject as? FileStreamObject)?.path ?? "") })
    for extra in ["", ", System.IO.FileAccess access", ", System.IO.FileAccess access, System.IO.FileShare share"] {
      members.constructor("System.IO.FileStream(string path, System.IO.FileMode mode\(extra))") { arguments in
        .object(try FileStreamObject(try IoTypes.path(arguments[0]), mode: arguments[1].text(), access: arguments.count > 2 ? arguments[2].text() : nil))
      }
    }
  }
}
