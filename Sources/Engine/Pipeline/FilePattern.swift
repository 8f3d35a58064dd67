#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Expands a word for a program as a Unix shell does: `~` is the home folder, `*.txt` the files that there are.
enum FilePattern {
  static func words(_ word: String, in engine: Engine) -> [String] {
    if word == "~" || word.hasPrefix("~/") { return [(engine.environment("HOME") ?? "~") + word.dropFirst()] }
    guard word.contains(where: { "*?[".contains($0) }) else { return [word] }
    let found = files(word.hasPrefix("/") ? word : engine.currentFolder + "/" + word)
    if found.isEmpty { return [word] }
    return word.hasPrefix("/") ? found : found.map { String($0.dropFirst(engine.currentFolder.count + 1)) }
  }

  private static func files(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, 0, nil, &result) == 0, let paths = result.gl_pathv else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
