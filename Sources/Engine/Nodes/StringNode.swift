import Objects

/// `"text $x $(…)"`.
final class StringNode: Node {
  enum Part {
    case text(String)
    case value(Node)
  }

  /// Plain text and the value behind it; either may be missing.
  private final class Piece {
    let text: UnsafeMutableBufferPointer<UInt8>
    let value: Node?

    init(_ text: String, _ value: Node?) {
      self.text = .allocate(capacity: text.utf8.count)
      _ = self.text.initialize(from: text.utf8)
      self.value = value
    }

    deinit { text.deallocate() }
  }

  private let pieces: NodeRow<Piece>

  init(_ parts: [Part]) {
    var pieces: [Piece] = [], text = ""
    for part in parts {
      switch part {
      case .text(let more): text += more
      case .value(let node):
        pieces.append(Piece(text, node))
        text = ""
      }
    }
    if !text.isEmpty { pieces.append(Piece(text, nil)) }
    self.pieces = NodeRow(pieces)
  }

  override func eval(_ scope: Scope) throws -> Value {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
      var text = TextBuffer(room)
      for index in 0..<pieces.count { try pieces.with(index) { try append($0, scope, to: &text) } }
      return .string(text.string)
    }
  }

  /// The bytes of the text alone, for a place that needs no string of it.
  func withBytes(_ scope: Scope, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value) throws -> Value {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: TextBuffer.usualRoom) { room in
      var text = TextBuffer(room)
      for index in 0..<pieces.count { try pieces.with(index) { try append($0, scope, to: &text) } }
      return try text.withBytes(body)
    }
  }

  @inline(__always) private func append(_ piece: Piece, _ scope: Scope, to text: inout TextBuffer) throws {
    text.append(UnsafeBufferPointer(piece.text))
    guard let value = try piece.value?.eval(scope) else { return }
    switch value {
    case .string(let string): text.append(string)
    case .int(let number): text.append(number)
    case .null, .void: break
    default: text.append(Layout.mentionsSeparator ? try scope.active { try value.text() } : try value.text())
    }
  }
}

extension Scope {
  /// Does something in which code of the script may be called or `$OFS` asked for: it sees the variables of this scope.
  @inline(__always) func active<Result>(_ body: () throws -> Result) rethrows -> Result {
    let engine = engine, before = engine.activeScope
    engine.activeScope = self
    defer { engine.activeScope = before }
    return try body()
  }
}

/// An operator that may call a script block: `-replace` with one, `-split` by one.
final class ActiveNode: Node {
  private let inner: Node

  init(_ inner: Node) { self.inner = inner }

  override func eval(_ scope: Scope) throws -> Value { try scope.active { try inner.eval(scope) } }
}
