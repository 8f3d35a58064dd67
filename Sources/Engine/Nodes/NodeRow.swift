/// Nodes in a row, called without counting references: the row holds them all as long as it lives.
final class NodeRow<Element: AnyObject> {
  private let nodes: UnsafeMutablePointer<Unmanaged<Element>>
  let count: Int

  init(_ elements: [Element]) {
    count = elements.count
    nodes = .allocate(capacity: max(1, elements.count))
    for (index, element) in elements.enumerated() { (nodes + index).initialize(to: .passRetained(element)) }
  }

  deinit {
    for index in 0..<count { nodes[index].release() }
    nodes.deallocate()
  }

  /// Puts another node in the place of one that may be running: whoever replaces it keeps the old one alive.
  func replace(_ index: Int, by element: Element) {
    nodes[index].release()
    nodes[index] = .passRetained(element)
  }

  @inline(__always) func with<Result>(_ index: Int, _ body: (Element) throws -> Result) rethrows -> Result {
    try nodes[index]._withUnsafeGuaranteedRef(body)
  }
}
