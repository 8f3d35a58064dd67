import Cmdlets
import Engine
import Objects

/// Runs a target's script, compiled once, in one engine that shows nothing and may touch nothing.
final class ScriptTarget {
  static let shared = ScriptTarget()

  private let engine: Engine
  private let block: ScriptBlock?

  private init() {
    engine = Engine(host: Host(), currentFolder: "/")
    engine.hostAccess = .none
    ObjectRuntime.current = engine.runtime
    CmdletTable.register(in: engine)
    block = try? engine.makeBlock("param($data)\n" + Target.chosen.script, engine.global)
  }

  func run(_ text: String) {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    // The main thread has 8 MiB; what a sanitizer adds to each frame comes off.
    engine.stackLimit = here - (5 << 20)
    guard let block else { return }
    try? engine.call(block, [Argument(value: Value(text))], engine.global.scope, isDotSourced: false, NullSink())
    engine.resetAfterError()
  }
}
