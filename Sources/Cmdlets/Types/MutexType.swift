import Objects

/// `[System.Threading.Mutex]` and `[Semaphore]`: always free, as a session runs alone.
enum MutexType {
  private static let fullName = "System.Threading.Mutex"

  static let record: RecordType = {
    let made = RecordType(fullName, [], methods: { members in
      for parameters in ["", "int millisecondsTimeout", "timespan timeout"] { members.method("bool WaitOne(\(parameters))") { _, _ in .bool(true) } }
      for name in ["ReleaseMutex", "Close", "Dispose"] { members.method("void \(name)()") { _, _ in .void } }
    })
    made.info.extend { members in
      for parameters in ["", "bool initiallyOwned", "bool initiallyOwned, string name"] {
        members.constructor("\(fullName)(\(parameters))") { _ in .object(made.make([])) }
      }
    }
    return made
  }()
}
