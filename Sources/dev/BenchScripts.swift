import Foundation

/// Times the scripts of Tests/Benchmarks: `dev bench scripts [--rounds N] [NAME…]` prints milliseconds and memory of whole runs.
enum BenchScripts {
  private struct Run {
    let milliseconds: Double
    let mebibytes: Double
    let status: Int32
  }

  static func run(_ arguments: [String]) throws -> Int32 {
    var names = arguments, rounds = 5
    if let flag = names.firstIndex(of: "--rounds"), flag + 1 < names.count {
      rounds = max(1, Int(names[flag + 1]) ?? rounds)
      names.removeSubrange(flag...(flag + 1))
    }
    let folder = DevPaths.root.appendingPathComponent("Tests/Benchmarks")
    let scripts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "ps1" && (names.isEmpty || names.contains($0.deletingPathExtension().lastPathComponent)) }
      .sorted { $0.path < $1.path }
    var failed = false
    for script in scripts {
      let runs = try (0..<rounds).map { _ in try once(script) }
      failed = failed || runs.contains { $0.status != 0 }
      let middle = runs.sorted { $0.milliseconds < $1.milliseconds }[runs.count / 2]
      let name = script.deletingPathExtension().lastPathComponent.padding(toLength: 20, withPad: " ", startingAt: 0)
      print("\(name)\(String(format: "%9.1f ms %7.1f MiB", middle.milliseconds, middle.mebibytes))")
    }
    return failed ? 1 : 0
  }

  private static func once(_ script: URL) throws -> Run {
    let process = Process()
    process.executableURL = DevPaths.program("simlet")
    process.arguments = ["-NoProfile", "-File", script.path]
    process.standardOutput = FileHandle.nullDevice
    let start = Date()
    try process.run()
    process.waitUntilExit()
    let elapsed = Date().timeIntervalSince(start) * 1000
    var usage = rusage()
    // The largest of all children so far: exact for the first script, an upper bound for smaller ones behind it.
    // `RUSAGE_CHILDREN`, whose type differs between systems.
    getrusage(-1, &usage)
    return Run(milliseconds: elapsed, mebibytes: Double(usage.ru_maxrss) / 1024, status: process.terminationStatus)
  }
}
