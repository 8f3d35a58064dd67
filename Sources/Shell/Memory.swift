#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Fits the C library's allocator to a program that works on one thread beside the first.
enum Memory {
  private typealias Tune = @convention(c) (_ parameter: Int32, _ value: Int32) -> Int32

  /// A second arena grows by a system call for every page or two (measured: 5,000 calls for 42 MiB); the first one grows by the pad.
  static func tune() {
    #if canImport(Glibc)
      // Swift's view of the C library has no `mallopt`, nor the names of its parameters.
      guard let address = dlsym(nil, "mallopt") else { return }
      let tune = unsafeBitCast(address, to: Tune.self)
      let arenaMaximum: Int32 = -8, mapThreshold: Int32 = -3, topPad: Int32 = -2, trimThreshold: Int32 = -1
      _ = tune(arenaMaximum, 1)
      _ = tune(mapThreshold, 1 << 20)
      // The heap takes this much address space in one step; what a script does not use never becomes memory.
      let room = 256 << 20
      _ = tune(topPad, Int32(room))
      _ = tune(trimThreshold, Int32(room + (16 << 20)))
      let hasRoom = useLargePages(room)
      _ = tune(topPad, 1 << 20)
      if !hasRoom { _ = tune(trimThreshold, 16 << 20) }
    #endif
  }

  #if canImport(Glibc)
    /// Lets the heap grow by the pad and asks for pages of 2 MiB there: a page of 4 KiB costs an interrupt each (measured: a sixth of the time
    /// of scripts that hold 60,000 texts). False if the system refuses so much address space.
    private static func useLargePages(_ room: Int) -> Bool {
      let step = 512 << 10
      guard let first = malloc(step) else { return false }
      defer { free(first) }
      let start = (UInt(bitPattern: first) + UInt(step) + 4095) & ~4095
      guard let end = sbrk(0), UInt(bitPattern: end) > start + UInt(room / 2), let begin = UnsafeMutableRawPointer(bitPattern: start) else { return false }
      _ = madvise(begin, Int(UInt(bitPattern: end) - start), MADV_HUGEPAGE)
      return true
    }
  #endif
}
