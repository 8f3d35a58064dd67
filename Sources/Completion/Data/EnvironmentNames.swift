#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists the variables of the process's environment.
enum EnvironmentNames {
  static var all: [String] {
    var names: [String] = []
    var entry = environ
    while let text = entry.pointee {
      names.append(String(String(cString: text).prefix { $0 != "=" }))
      entry += 1
    }
    return names
  }
}
