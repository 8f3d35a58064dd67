import Diagnostics
import Syntax

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints what the parser sees in files: `--dump-ast`, `--dump-tokens`, `--dump-errors`.
package enum DumpCommand {
  /// Whether the arguments ask for a dump.
  package static func isWanted(_ arguments: [String]) -> Bool {
    arguments.first.map { ["--dump-ast", "--dump-tokens", "--dump-errors"].contains($0.lowercased()) } ?? false
  }

  /// Prints the dumps of all files named behind the option and returns the exit code.
  package static func run(_ arguments: [String]) -> Int32 {
    guard isWanted(arguments), let option = arguments.first?.lowercased() else { return 64 }
    let files = arguments.dropFirst()
    for file in files {
      guard let bytes = read(file) else {
        write("cannot read \(file)\n", to: stderr)
        return 66
      }
      let result = Parser.parse(SourceText(decoding: bytes, name: file), environment: environment(of: file))
      var text = files.count > 1 ? "=== \(file)\n" : ""
      switch option {
      case "--dump-tokens": text += TreeDumper.tokens(result)
      case "--dump-errors": text += TreeDumper.errors(result)
      default: text += TreeDumper.tree(result)
      }
      write(text, to: stdout)
    }
    fflush(stdout)
    return 0
  }

  /// A dump sees no modules but those given by path, relative to the script.
  private static func environment(of file: String) -> ParseEnvironment {
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    func exists(_ name: String) -> Bool {
      guard name.contains("/") || name.contains("\\") else { return false }
      let path = name.hasPrefix("/") ? name : folder + String(name.map { $0 == "\\" ? "/" : $0 })
      return access(path, F_OK) == 0
    }
    return ParseEnvironment(moduleExists: exists, assemblyExists: { exists($0) || !$0.contains("/") })
  }

  private static func write(_ text: String, to file: UnsafeMutablePointer<FILE>?) {
    guard let file else { return }
    var text = text
    text.withUTF8 { bytes in
      if let base = bytes.baseAddress { fwrite(base, 1, bytes.count, file) }
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
