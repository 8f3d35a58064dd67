#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs work on a thread with a stack deep enough for deep recursion of scripts.
package enum LargeStack {
  /// Bytes of address space; only what is used becomes memory.
  static let size = 1 << 30
  /// What stays free below the limit, for native code that a script calls last.
  static let reserve = 1 << 20

  /// Runs the body there and waits; it gets the lowest address that script calls may reach.
  package static func run(_ body: @escaping (_ limit: UInt) -> Void) {
    let box = Unmanaged.passRetained(Box(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    let status = pthread_create(
      &thread, &attributes,
      { raw in
        guard let raw else { return nil }
        let box = Unmanaged<Box>.fromOpaque(raw).takeRetainedValue()
        var marker: UInt8 = 0
        let top = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
        // Real PowerShell gives up after some thousands of calls; a quarter of the room is far more.
        box.body(LargeStack.lowestAddress(below: top))
        return nil
      }, box.toOpaque())
    if status != 0 {
      box.release()
      body(0)
      return
    }
    pthread_join(thread, nil)
  }

  private static func lowestAddress(below top: UInt) -> UInt { top - UInt(size / 4) + UInt(reserve) }

  private final class Box {
    let body: (UInt) -> Void
    init(_ body: @escaping (UInt) -> Void) { self.body = body }
  }
}
