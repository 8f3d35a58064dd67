/// `System.IO.Path`: the methods that do not touch the disk.
enum PathTable {
  private static func name(_ path: String) -> String { path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path }

  private static func dot(_ path: String) -> String.Index? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    return path[dot...].contains("/") ? nil : dot
  }

  static func combine(_ parts: [String]) -> String {
    var result = ""
    for part in parts where !part.isEmpty {
      if part.hasPrefix("/") { result = part } else { result += (result.isEmpty || result.hasSuffix("/") ? "" : "/") + part }
    }
    return result
  }

  /// Takes `.` and `..` out of an absolute path.
  static func normalized(_ path: some StringProtocol) -> String {
    var parts: [Substring] = []
    let text = String(path)
    for part in text.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/") + (text.hasSuffix("/") && !parts.isEmpty ? "/" : "")
  }

  static let definition = TypeDefinition("System.IO.Path", traits: [.abstract, .sealed]) { members, _ in
    for (name, text) in [("DirectorySeparatorChar", "/"), ("AltDirectorySeparatorChar", "/"), ("PathSeparator", ":"), ("VolumeSeparatorChar", "/")] {
      members.staticProperty(name, "char", isField: true, get: { try Conversion.convert(Value(text), to: .char) })
    }
    func make(_ signature: String, _ body: @escaping (String) throws -> Value) {
      members.staticMethod(signature) { arguments in arguments[0].isNull ? .null : try body(try arguments[0].text()) }
    }
    make("string GetFileName(string path)") { Value(name($0)) }
    make("string GetFileNameWithoutExtension(string path)") { path in
      let file = name(path)
      return Value(dot(file).map { String(file[..<$0]) } ?? file)
    }
    make("string GetExtension(string path)") { path in
      guard let place = dot(path), path.index(after: place) != path.endIndex else { return Value("") }
      return Value(String(path[place...]))
    }
    make("string GetDirectoryName(string path)") { path in
      guard let slash = path.lastIndex(of: "/") else { return Value("") }
      if path == "/" { return .null }
      var folder = String(path[..<slash])
      while folder.hasSuffix("/"), folder != "/" { folder.removeLast() }
      return Value(folder.isEmpty ? "/" : folder)
    }
    make("bool HasExtension(string path)") { path in .bool(dot(path).map { path.index(after: $0) != path.endIndex } ?? false) }
    make("bool IsPathRooted(string path)") { .bool($0.hasPrefix("/")) }
    make("bool IsPathFullyQualified(string path)") { .bool($0.hasPrefix("/")) }
    make("string GetPathRoot(string path)") { Value($0.hasPrefix("/") ? "/" : "") }
    make("string GetFullPath(string path)") { path in
      if path.isEmpty { throw PSError.argument("The value cannot be an empty string.", "path") }
      return Value(normalized(combine([ObjectRuntime.current.currentFolder, path])))
    }
    make("bool EndsInDirectorySeparator(string path)") { .bool($0.hasSuffix("/")) }
    make("string TrimEndingDirectorySeparator(string path)") { Value($0.hasSuffix("/") && $0 != "/" ? String($0.dropLast()) : $0) }
    members.staticMethod("string ChangeExtension(string path, string extension)") { arguments in
      let path = try arguments[0].text(), wanted = try arguments[1].text()
      let stem = dot(path).map { String(path[..<$0]) } ?? path
      if arguments[1].isNull { return Value(stem) }
      return Value(stem + (wanted.hasPrefix(".") ? wanted : "." + wanted))
    }
    for count in 2...4 {
      let parameters = (1...count).map { "string path\($0)" }.joined(separator: ", ")
      members.staticMethod("string Combine(\(parameters))") { Value(combine(try $0.map { try $0.text() })) }
      members.staticMethod("string Join(\(parameters))") { arguments in
        let parts = try arguments.map { try $0.text() }.filter { !$0.isEmpty }
        return Value(parts.reduce("") { $0.isEmpty ? $1 : $0.hasSuffix("/") || $1.hasPrefix("/") ? $0 + $1 : $0 + "/" + $1 })
      }
    }
    members.staticMethod("string Combine(Params string[] paths)") { Value(combine(try ($0[0].asArray?.items ?? []).map { try $0.text() })) }
    members.staticMethod("string GetRelativePath(string relativeTo, string path)") { arguments in
      let base = ObjectRuntime.current.currentFolder
      let from = normalized(combine([base, try arguments[0].text()])).split(separator: "/"), to = normalized(combine([base, try arguments[1].text()])).split(separator: "/")
      let common = zip(from, to).prefix { $0 == $1 }.count
      let parts = [Substring](repeating: "..", count: from.count - common) + to[common...]
      return Value(parts.isEmpty ? "." : parts.joined(separator: "/"))
    }
    members.staticMethod("char[] GetInvalidFileNameChars()") { _ in .array(PSArray([.char(0), .char(0x2f)], elementType: .char)) }
    members.staticMethod("char[] GetInvalidPathChars()") { _ in .array(PSArray([.char(0)], elementType: .char)) }
    members.staticMethod("string GetTempPath()") { _ in Value(SystemTables.temporaryFolder) }
    members.staticMethod("string GetTempFileName()") { _ in Value(try ObjectRuntime.current.makeTemporaryFile()) }
    members.staticMethod("string GetRandomFileName()") { _ in
      let letters = Array("abcdefghijklmnopqrstuvwxyz012345")
      var name = String((0..<11).map { _ in letters[Int(ObjectRuntime.current.randomBits() % 32)] })
      name.insert(".", at: name.index(name.startIndex, offsetBy: 8))
      return Value(name)
    }
  }
}
