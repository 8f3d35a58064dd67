import Engine
import Objects

/// `[System.IO.File]` and `[System.IO.Directory]`: files by .NET's static methods.
enum IoTypes {
  static func registerAll() {
    register("System.IO.File", fillFile)
    register("System.IO.Directory", fillDirectory)
    StreamTypes.registerAll()
  }

  private static func register(_ name: String, _ fill: @escaping (inout TypeMembers) -> Void) {
    TypeCatalog.register(TypeInfo(name, base: .object, traits: [.abstract, .sealed], members: fill))
  }

  static func path(_ value: Value) throws -> String {
    let text = try value.text()
    if text.isEmpty { throw PSError.dotNet("System.ArgumentException", "The value cannot be an empty string. (Parameter 'path')") }
    return VirtualDrive.hostPath(text) ?? HostPath.normalized(text, in: ObjectRuntime.current.currentFolder)
  }

  private static func encoding(_ arguments: [Value], _ index: Int) throws -> TextEncoding {
    arguments.count > index ? try TextEncoding(arguments[index]) : .utf8
  }

  private static func lines(_ value: Value) throws -> [String] { try (value.enumerated() ?? [value]).map { try $0.isNull ? "" : $0.text() } }

  private static func fillFile(_ members: inout TypeMembers) {
    members.staticMethod("bool Exists(string path)") { .bool($0[0].isNull ? false : HostFiles.status(try path($0[0])).map { !$0.isFolder } ?? false) }
    for signature in ["string ReadAllText(string path)", "string ReadAllText(string path, System.Text.Encoding encoding)"] {
      members.staticMethod(signature) { Value(try FileReader(try path($0[0]), encoding: encoding($0, 1)).readAll()) }
    }
    for signature in ["string[] ReadAllLines(string path)", "string[] ReadAllLines(string path, System.Text.Encoding encoding)", "System.Collections.Generic.IEnumerable[string] ReadLines(string path)"] {
      members.staticMethod(signature) { arguments in
        let reader = try FileReader(try path(arguments[0]), encoding: encoding(arguments, 1))
        var found: [String] = []
        while let line = try reader.readLine() { found.append(line) }
        return Value(strings: found)
      }
    }
    members.staticMethod("byte[] ReadAllBytes(string path)") { Value(bytes: try FileReader(try path($0[0])).readAllBytes()) }
    for (name, mode) in [("WriteAllText", FileWriter.Mode.replace), ("AppendAllText", .append)] {
      for signature in ["void \(name)(string path, string contents)", "void \(name)(string path, string contents, System.Text.Encoding encoding)"] {
        members.staticMethod(signature) { arguments in
          try write(arguments, mode) { try $0.write(arguments[1].isNull ? "" : arguments[1].text()) }
        }
      }
    }
    for (name, mode) in [("WriteAllLines", FileWriter.Mode.replace), ("AppendAllLines", .append)] {
      for signature in ["void \(name)(string path, string[] contents)", "void \(name)(string path, string[] contents, System.Text.Encoding encoding)"] {
        members.staticMethod(signature) { arguments in
          try write(arguments, mode) { writer in for line in try lines(arguments[1]) { try writer.write(line + "\n") } }
        }
      }
    }
    members.staticMethod("void WriteAllBytes(string path, byte[] bytes)") { arguments in
      try write([arguments[0]], .replace) { try $0.write(arguments[1].asBytes ?? []) }
    }
    members.staticMethod("void Delete(string path)") { arguments in
      let file = try path(arguments[0])
      if HostFiles.exists(file) { try HostFiles.remove(file) }
      return .void
    }
    for signature in ["void Copy(string sourceFileName, string destFileName)", "void Copy(string sourceFileName, string destFileName, bool overwrite)"] {
      members.staticMethod(signature) { arguments in
        let target = try path(arguments[1])
        if HostFiles.exists(target), !(arguments.count > 2 && arguments[2].isTrue) { throw PSError.dotNet("System.IO.IOException", "The file '\(target)' already exists.") }
        try HostFiles.copy(try path(arguments[0]), to: target)
        return .void
      }
    }
    members.staticMethod("void Move(string sourceFileName, string destFileName)") { arguments in
      try HostFiles.move(try path(arguments[0]), to: try path(arguments[1]))
      return .void
    }
    for (name, mode) in [("OpenRead", "Open"), ("OpenWrite", "OpenOrCreate"), ("Create", "Create")] {
      members.staticMethod("System.IO.FileStream \(name)(string path)") { arguments in
        .object(try FileStreamObject(try path(arguments[0]), mode: mode, access: name == "OpenRead" ? "Read" : nil))
      }
    }
    for extra in ["", ", System.IO.FileAccess access", ", System.IO.FileAccess access, System.IO.FileShare share"] {
      members.staticMethod("System.IO.FileStream Open(string path, System.IO.FileMode mode\(extra))") { arguments in
        .object(try FileStreamObject(try path(arguments[0]), mode: arguments[1].text(), access: arguments.count > 2 ? arguments[2].text() : nil))
      }
    }
    members.staticMethod("System.IO.StreamWriter CreateText(string path)") { .object(try TextWriterObject(path: path($0[0]), append: false)) }
    members.staticMethod("System.IO.StreamWriter AppendText(string path)") { .object(try TextWriterObject(path: path($0[0]), append: true)) }
    members.staticMethod("System.IO.StreamReader OpenText(string path)") { .object(try TextReaderObject(path: path($0[0]))) }
    for name in ["LastWriteTime", "LastAccessTime", "CreationTime"] {
      members.staticMethod("datetime Get\(name)(string path)") { try Members.get(.object(FileItem(try path($0[0]))), name) ?? .null }
      members.staticMethod("void Set\(name)(string path, datetime value)") { arguments in
        try Members.set(.object(FileItem(try path(arguments[0]))), name, arguments[1])
        return .void
      }
    }
    members.staticMethod("System.IO.FileAttributes GetAttributes(string path)") { try Members.get(.object(FileItem(try path($0[0]))), "Attributes") ?? .null }
  }

  private static func write(_ arguments: [Value], _ mode: FileWriter.Mode, _ body: (FileWriter) throws -> Void) throws -> Value {
    let writer = try FileWriter(try path(arguments[0]), mode: mode, encoding: encoding(arguments, 2))
    try body(writer)
    try writer.close()
    return .void
  }

  private static func fillDirectory(_ members: inout TypeMembers) {
    members.staticMethod("bool Exists(string path)") { .bool($0[0].isNull ? false : HostFiles.isFolder(try path($0[0]))) }
    members.staticMethod("System.IO.DirectoryInfo CreateDirectory(string path)") { arguments in
      let folder = try path(arguments[0])
      try HostFiles.makeFolder(folder)
      return .object(FileItem(folder))
    }
    for signature in ["void Delete(string path)", "void Delete(string path, bool recursive)"] {
      members.staticMethod(signature) { arguments in
        let folder = try path(arguments[0])
        if try !HostFiles.names(in: folder).isEmpty, !(arguments.count > 1 && arguments[1].isTrue) {
          throw PSError.dotNet("System.IO.IOException", "Directory not empty : '\(folder)'")
        }
        try HostFiles.remove(folder)
        return .void
      }
    }
    for name in ["LastWriteTime", "CreationTime", "LastAccessTime"] {
      members.staticMethod("datetime Get\(name)(string path)") { try Members.get(.object(FileItem(try path($0[0]))), name) ?? .null }
    }
    members.staticMethod("System.IO.DirectoryInfo GetParent(string path)") { arguments in
      let folder = try path(arguments[0])
      return folder == "/" ? .null : .object(FileItem(named: HostPath.parent(folder), isFolder: true))
    }
    members.staticMethod("string GetDirectoryRoot(string path)") { _ in Value("/") }
    members.staticMethod("string[] GetLogicalDrives()") { _ in Value(strings: ["/"]) }
    members.staticMethod("string GetCurrentDirectory()") { _ in Value(ObjectRuntime.current.currentFolder) }
    for (name, folders, files) in [
      ("GetFiles", false, true), ("GetDirectories", true, false), ("GetFileSystemEntries", true, true), ("EnumerateFiles", false, true),
      ("EnumerateDirectories", true, false), ("EnumerateFileSystemEntries", true, true),
    ] {
      for signature in ["string[] \(name)(string path)", "string[] \(name)(string path, string searchPattern)", "string[] \(name)(string path, string searchPattern, System.IO.SearchOption searchOption)"] {
        members.staticMethod(signature) { arguments in
          let wildcard = try Wildcard(arguments.count > 1 ? arguments[1].text() : "*")
          let isDeep = arguments.count > 2 ? try arguments[2].text() == "AllDirectories" : false
          return Value(strings: try entries(try path(arguments[0]), wildcard, folders, files, isDeep))
        }
      }
    }
    members.staticMethod("void Move(string sourceDirName, string destDirName)") { arguments in
      try HostFiles.move(try path(arguments[0]), to: try path(arguments[1]))
      return .void
    }
  }

  private static func entries(_ folder: String, _ wildcard: Wildcard, _ folders: Bool, _ files: Bool, _ isDeep: Bool) throws -> [String] {
    var result: [String] = []
    for name in try HostFiles.names(in: folder) {
      let full = HostPath.join(folder, name)
      let isFolder = HostFiles.isFolder(full)
      if wildcard.matches(name), isFolder ? folders : files { result.append(full) }
      if isDeep, isFolder { result += try entries(full, wildcard, folders, files, true) }
    }
    return result
  }
}
