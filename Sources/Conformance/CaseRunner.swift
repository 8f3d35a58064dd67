import Foundation

/// Runs cases with the built program, each in a fresh folder, two at a time.
public struct CaseRunner: Sendable {
  public let program: URL
  public var arguments = ["-HostAccess", "Full"]
  public var timeout: TimeInterval = 30

  public init(program: URL) { self.program = program }

  public struct Result: Sendable {
    public let file: String
    public let title: String
    public let passes, isStrict: Bool
    public var name: String { "\(file): \(title)" }
  }

  public func run(_ files: [CaseFile], jobs: Int = 2) -> [Result] {
    let work = files.flatMap { file in file.cases.map { (file, $0) } }
    let collected = Collected(count: work.count)
    DispatchQueue.concurrentPerform(iterations: jobs) { worker in
      var index = worker
      while index < work.count {
        let (file, testCase) = work[index]
        let outcome = run(testCase, file)
        collected.set(
          index, Result(file: file.name, title: testCase.title, passes: outcome.passes(testCase.expected), isStrict: outcome.passesStrictly(testCase.expected)))
        index += jobs
      }
    }
    return collected.results
  }

  /// Runs one case as `-File case.ps1`, as the recording did.
  public func run(_ testCase: CaseFile.Case, _ file: CaseFile) -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("case" + String(UUID().uuidString.prefix(8)).lowercased())
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let data = file.folder.appendingPathComponent("data")
      if FileManager.default.fileExists(atPath: data.path) { try FileManager.default.copyItem(at: data, to: folder) } else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      try testCase.script.write(to: folder.appendingPathComponent("case.ps1"), atomically: false, encoding: .utf8)
      return try launch(folder)
    } catch {
      return Outcome(output: "", errors: "\(error)", code: 125)
    }
  }

  private func launch(_ folder: URL) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments + ["-NoProfile", "-NonInteractive", "-File", "case.ps1"]
    process.currentDirectoryURL = folder
    process.environment = environment(folder)
    let output = folder.appendingPathExtension("out"), errors = folder.appendingPathExtension("err")
    for file in [output, errors] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let deadline = Date().addingTimeInterval(timeout)
    while process.isRunning, Date() < deadline { usleep(1000) }
    let timedOut = process.isRunning
    if timedOut { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    func text(_ file: URL) -> String {
      String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
        .replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: folder.path, with: "/case")
    }
    return Outcome(output: text(output), errors: timedOut ? "TIMEOUT" : text(errors), code: timedOut ? 124 : process.terminationStatus)
  }

  private func environment(_ folder: URL) -> [String: String] {
    var values = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("XDG_") }
    for (name, value) in [
      "TZ": "UTC", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "COLUMNS": "120", "LINES": "50", "TERM": "xterm-256color", "NO_COLOR": "1", "HOME": folder.path,
    ] { values[name] = value }
    return values
  }

  private final class Collected: @unchecked Sendable {
    private let lock = NSLock()
    private var items: [Result?]
    init(count: Int) { items = Array(repeating: nil, count: count) }
    func set(_ index: Int, _ result: Result) {
      lock.lock()
      items[index] = result
      lock.unlock()
    }
    var results: [Result] { items.compactMap { $0 } }
  }
}
