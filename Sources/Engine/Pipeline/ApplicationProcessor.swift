#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// Runs a program of the host, where host access allows it: its lines are objects, its exit code `$LASTEXITCODE`.
final class ApplicationProcessor: CommandProcessor {
  private let program: ApplicationInfo
  private var input: [UInt8] = []

  init(_ call: CommandCall, _ program: ApplicationInfo) {
    self.program = program
    super.init(call, program)
  }

  override func begin() throws {
    guard engine.hostAccess == .full else {
      throw PSError(
        "System.Management.Automation.PSSecurityException",
        "The program '\(program.name)' was not run: host access is \(engine.hostAccess.rawValue.capitalizedFirst). Use -HostAccess Full to allow programs.",
        id: "HostAccessDenied", category: .PermissionDenied, target: Value(program.path))
    }
  }

  override func write(_ value: Value) throws { input += Array((try value.culturalText() + "\n").utf8) }

  override func end() throws { try enter { try run() } }

  private func run() throws {
    let arguments = try call.arguments.flatMap { argument -> [String] in
      if argument.isVerbatim { return VerbatimWords.split(try argument.value.text()) }
      if argument.isBareWord { return FilePattern.words(try argument.value.text(), in: engine) }
      if argument.listText != nil { return [try (argument.value.enumerated() ?? []).map { try $0.text() }.joined(separator: ",")] }
      if argument.name != nil {
        return [argument.spelling + (argument.hasColon ? ":" + (argument.value.isUnset ? "" : try argument.value.text()) : "")]
      }
      if argument.value.isNull { return [] }
      return try (argument.value.enumerated() ?? [argument.value]).map { try $0.text() }
    }
    let result = try HostProcess.run(program.path, [program.name] + arguments, input: call.receivesInput ? input : nil)
    for line in result.output { try call.output.write(Value(line)) }
    for line in result.errors {
      let record = PSError("RemoteException", line, id: "NativeCommandError", category: .NotSpecified, target: Value(line)).record
      if engine.streams.error is ClosureSink { engine.host.writeRaw(Array((line + "\n").utf8), toError: true) } else { try engine.streams.error.write(.object(record)) }
    }
    engine.setExitCode(result.code)
    if result.code != 0, call.scope.lookup(Symbol("PSNativeCommandUseErrorActionPreference"))?.isTrue ?? false {
      try reportExit(result.code)
    }
  }
}

extension ApplicationProcessor {
  /// A failing program as an error that does not end the statement, for `$PSNativeCommandUseErrorActionPreference`.
  private func reportExit(_ code: Int32) throws {
    let digits = String(UInt32(bitPattern: code), radix: 16, uppercase: true)
    let error = PSError(
      "NativeCommandExitException", "Program \"\(info.name)\" ended with non-zero exit code: \(code) (0x\(digits.count < 2 ? "0" : "")\(digits)).",
      id: "ProgramExitedWithNonZeroCode", category: .NotSpecified, target: Value(info.definition))
    error.record.exception.details += [("ExitCode", .int(code)), ("Path", Value(info.definition)), ("ProcessId", .int(0))]
    error.record.isComplete = true
    try engine.reportNonTerminating(error.record, call.scope)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Starts programs.
enum HostProcess {
  struct Result {
    var output: [String]
    var errors: [String]
    var code: Int32
  }

  static func run(_ path: String, _ arguments: [String], input: [UInt8]?) throws -> Result {
    var outputPipe: [Int32] = [0, 0], errorPipe: [Int32] = [0, 0], inputPipe: [Int32] = [0, 0]
    guard pipe(&outputPipe) == 0, pipe(&errorPipe) == 0, pipe(&inputPipe) == 0 else {
      throw PSError("System.ComponentModel.Win32Exception", String(cString: strerror(errno)), id: "NativeCommandFailed", category: .ResourceUnavailable)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if input != nil { posix_spawn_file_actions_adddup2(&actions, inputPipe[0], 0) }
    posix_spawn_file_actions_adddup2(&actions, outputPipe[1], 1)
    posix_spawn_file_actions_adddup2(&actions, errorPipe[1], 2)
    for descriptor in outputPipe + errorPipe + inputPipe { posix_spawn_file_actions_addclose(&actions, descriptor) }
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, path, &actions, nil, &pointers, environ)
    close(outputPipe[1])
    close(errorPipe[1])
    close(inputPipe[0])
    guard status == 0 else {
      for descriptor in [outputPipe[0], errorPipe[0], inputPipe[1]] { close(descriptor) }
      throw PSError(
        "ApplicationFailedException", "Program '\(path)' failed to run: \(String(cString: strerror(status)))", id: "NativeCommandFailed", category: .ResourceUnavailable)
    }
    let (output, errors) = exchange(input ?? [], inputPipe[1], outputPipe[0], errorPipe[0])
    var code: Int32 = 0
    while waitpid(process, &code, 0) < 0, errno == EINTR {}
    let exit = code & 0x7f == 0 ? (code >> 8) & 0xff : 128 + (code & 0x7f)
    return Result(output: lines(output), errors: lines(errors), code: exit)
  }

  /// Feeds and drains the three pipes together, so that none of them can block the others.
  private static func exchange(_ input: [UInt8], _ to: Int32, _ from: Int32, _ errors: Int32) -> ([UInt8], [UInt8]) {
    var output: [UInt8] = [], problems: [UInt8] = [], sent = 0
    var open = [from: true, errors: true]
    var isFeeding = !input.isEmpty
    if !isFeeding { close(to) } else { _ = fcntl(to, F_SETFL, O_NONBLOCK) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    while open.values.contains(true) || isFeeding {
      var polled: [pollfd] = open.filter(\.value).map { pollfd(fd: $0.key, events: Int16(POLLIN), revents: 0) }
      if isFeeding { polled.append(pollfd(fd: to, events: Int16(POLLOUT), revents: 0)) }
      if poll(&polled, nfds_t(polled.count), -1) < 0, errno != EINTR { break }
      for entry in polled where entry.revents != 0 {
        if entry.fd == to, isFeeding {
          let count = input[sent...].withUnsafeBytes { write(to, $0.baseAddress, $0.count) }
          if count > 0 { sent += count }
          if sent >= input.count || (count < 0 && errno != EAGAIN && errno != EINTR) {
            close(to)
            isFeeding = false
          }
        } else {
          let count = buffer.withUnsafeMutableBytes { read(entry.fd, $0.baseAddress, $0.count) }
          if count > 0 {
            if entry.fd == from { output += buffer[..<count] } else { problems += buffer[..<count] }
          } else if count == 0 || errno != EINTR {
            close(entry.fd)
            open[entry.fd] = false
          }
        }
      }
    }
    return (output, problems)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    if bytes.isEmpty { return [] }
    var parts = bytes.split(separator: 10, omittingEmptySubsequences: false).map { String(decoding: $0.last == 13 ? $0.dropLast() : $0, as: UTF8.self) }
    if parts.last == "" { parts.removeLast() }
    return parts
  }
}
