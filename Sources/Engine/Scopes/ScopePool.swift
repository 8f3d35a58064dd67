/// The stack of scopes not in use: taking and giving moves a reference instead of counting it.
struct ScopePool {
  private let scopes = UnsafeMutablePointer<Unmanaged<Scope>>.allocate(capacity: ScopePool.room)
  private var count = 0
  private static var room: Int { 64 }

  @inline(__always) mutating func take() -> Scope? {
    if count == 0 { return nil }
    count &-= 1
    return scopes[count].takeRetainedValue()
  }

  @inline(__always) mutating func give(_ scope: Scope) {
    if count == ScopePool.room { return }
    scopes[count] = .passRetained(scope)
    count &+= 1
  }

  /// Lets go of everything; the pool must not be used any more.
  mutating func empty() {
    while take() != nil {}
    scopes.deallocate()
  }
}
