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
      for (parameter, value) in [(arenaMaximum, 1), (mapThreshold, 1 << 20), (topPad, 1 << 20), (trimThreshold, 16 << 20)] { _ = tune(parameter, Int32(value)) }
    #endif
  }
}
