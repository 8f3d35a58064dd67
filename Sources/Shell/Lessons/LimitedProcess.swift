#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine

/// Runs this program again as a child that is ended when it takes too long or says too much.
struct LimitedProcess {
  enum End: Equatable {
    case exit(Int32), signal(Int32), timeout, tooMuchOutput, tooManyFiles, interrupted, notStarted
  }

  let end: End
  let output: [UInt8]

  init(_ arguments: [String], environment: [String: String], seconds: Int, outputLimit: Int, hasTooManyFiles: () -> Bool) {
    var pipes: [Int32] = [0, 0]
    guard pipe(&pipes) == 0 else {
      (end, output) = (.notStarted, [])
      return
    }
    let reader = pipes[0], writer = pipes[1]
    defer { close(reader) }
    guard let child = LimitedProcess.start(arguments, environment, writer: writer, reader: reader) else {
      close(writer)
      (end, output) = (.notStarted, [])
      return
    }
    close(writer)
    let (bytes, cut) = LimitedProcess.read(reader, deadline: LimitedProcess.now + seconds * 1000, limit: outputLimit, hasTooManyFiles)
    if cut != nil { kill(-child, SIGKILL) }
    let status = LimitedProcess.wait(child, deadline: LimitedProcess.now + 1000)
    // What the child has started must not outlive it.
    kill(-child, SIGKILL)
    output = bytes
    if let cut { end = cut } else if let status { end = status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f) } else { end = .timeout }
  }

  private static func start(_ arguments: [String], _ environment: [String: String], writer: Int32, reader: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t(), attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, writer, 1)
    posix_spawn_file_actions_adddup2(&actions, writer, 2)
    posix_spawn_file_actions_addclose(&actions, reader)
    if writer > 2 { posix_spawn_file_actions_addclose(&actions, writer) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var words: [UnsafeMutablePointer<CChar>?] = (["simlet"] + arguments).map { strdup($0) } + [nil]
    var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var child = pid_t()
    guard posix_spawn(&child, program, &actions, &attributes, &words, &settings) == 0 else { return nil }
    return child
  }

  private static var program: String {
    #if os(Linux)
      return "/proc/self/exe"
    #else
      return CommandLine.arguments.first ?? "simlet"
    #endif
  }

  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func read(_ file: Int32, deadline: Int, limit: Int, _ hasTooManyFiles: () -> Bool) -> (bytes: [UInt8], cut: End?) {
    var bytes: [UInt8] = [], buffer = [UInt8](repeating: 0, count: 65536), looked = now
    while true {
      let left = deadline - now
      if now - looked > 250 {
        if hasTooManyFiles() { return (bytes, .tooManyFiles) }
        looked = now
      }
      guard left > 0 else { return (bytes, .timeout) }
      if interruptRequested { return (bytes, .interrupted) }
      var entry = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      let ready = poll(&entry, 1, Int32(clamping: min(left, 300)))
      if ready <= 0 { continue }
      let count = buffer.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return (bytes, nil) }
      bytes += buffer[..<count]
      if bytes.count > limit { return (Array(bytes.prefix(limit)), .tooMuchOutput) }
    }
  }

  /// Waits for the end; a child that closes its output and goes on is not waited for longer than the deadline.
  private static func wait(_ child: pid_t, deadline: Int) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status }
      if ended < 0, errno != EINTR { return nil }
      if now > deadline {
        kill(-child, SIGKILL)
        waitpid(child, &status, 0)
        return nil
      }
      usleep(2000)
    }
  }
}
