import Engine
import Objects

/// `[Console]`: writes through the host and answers what a terminal without a window would.
enum ConsoleType {
  private static var host: Host? { (ObjectRuntime.current as? EngineRuntime)?.engine.host }

  static let info = NetType.register("System.Console", traits: [.abstract, .sealed]) { members in
    fillOutput(&members)
    fillInput(&members)
    fillWindow(&members)
  }

  private static func text(_ arguments: [Value]) throws -> String {
    guard let first = arguments.first else { return "" }
    if arguments.count > 1 { return try Operators.format(first, Value(Array(arguments.dropFirst()))).text() }
    return first.isNull ? "" : try first.culturalText()
  }

  private static func fillOutput(_ members: inout TypeMembers) {
    for (name, endsLine) in [("Write", false), ("WriteLine", true)] {
      for parameters in ["System.Object value", "string format, System.Object arg0", "string format, System.Object arg0, System.Object arg1"] {
        members.staticMethod("void \(name)(\(parameters))") { arguments in
          host?.write(try text(arguments), newLine: endsLine, foreground: nil, background: nil)
          return .void
        }
      }
    }
    members.staticMethod("void WriteLine()") { _ in
      host?.write("", newLine: true, foreground: nil, background: nil)
      return .void
    }
    members.staticMethod("void Clear()") { _ in
      host?.clear()
      return .void
    }
    for signature in ["void Beep()", "void Beep(int frequency, int duration)", "void ResetColor()", "void SetCursorPosition(int left, int top)"] {
      // There is no cursor to move and nothing to hear.
      members.staticMethod(signature) { _ in .void }
    }
    members.staticProperty("Out", "System.IO.TextWriter", get: { .object(StandardWriter(toError: false)) })
    members.staticProperty("Error", "System.IO.TextWriter", get: { .object(StandardWriter(toError: true)) })
  }

  private static func fillInput(_ members: inout TypeMembers) {
    members.staticProperty("In", "System.IO.TextReader", get: { .object(TextReaderObject(text: host?.readToEnd() ?? "")) })
    members.staticMethod("string ReadLine()") { _ in try host?.readLine(prompt: "", masked: false).map { Value($0) } ?? .null }
    for signature in ["System.ConsoleKeyInfo ReadKey()", "System.ConsoleKeyInfo ReadKey(bool intercept)"] {
      members.staticMethod(signature) { arguments in
        if let key = try host?.readKey(echo: !(arguments.first?.isTrue ?? false)) { return consoleKey(key) }
        throw PSError.dotNet(
          "System.InvalidOperationException",
          "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.")
      }
    }
    members.staticProperty("KeyAvailable", "bool", get: { .bool(false) })
    for (name, isRedirected) in [("IsInputRedirected", !(host?.isInteractive ?? false)), ("IsOutputRedirected", true), ("IsErrorRedirected", true)] {
      members.staticProperty(name, "bool", get: { .bool(isRedirected) })
    }
  }

  private static let keyInfo = RecordType("System.ConsoleKeyInfo", ["KeyChar:char", "Key:System.ConsoleKey", "Modifiers:System.ConsoleModifiers"])

  private static func consoleKey(_ key: PressedKey) -> Value {
    .object(keyInfo.make([.char(key.character), Value(enumeration: TypeCatalog.type("System.ConsoleKey"), Int64(key.code)), Value(enumeration: TypeCatalog.type("System.ConsoleModifiers"), 0)]))
  }

  private static func fillWindow(_ members: inout TypeMembers) {
    for name in ["WindowWidth", "BufferWidth", "LargestWindowWidth"] { setting(&members, name, "int") { .int(Int32(host?.width ?? 80)) } }
    for name in ["WindowHeight", "BufferHeight", "LargestWindowHeight"] { setting(&members, name, "int") { .int(50) } }
    for name in ["CursorLeft", "CursorTop"] { setting(&members, name, "int") { .int(0) } }
    for name in ["TreatControlCAsInput", "CapsLock", "NumberLock"] { setting(&members, name, "bool") { .bool(false) } }
    setting(&members, "CursorVisible", "bool") { .bool(true) }
    for (name, color) in [("ForegroundColor", Int64(-1)), ("BackgroundColor", -1)] {
      setting(&members, name, "System.ConsoleColor") { Value(enumeration: TypeCatalog.type("System.ConsoleColor"), color) }
    }
    members.staticProperty("Title", "string", get: { Value(host?.title ?? "") }, set: { host?.title = try $0.text() })
    for name in ["OutputEncoding", "InputEncoding"] {
      members.staticProperty(name, "System.Text.Encoding", get: { try Members.getStatic(TypeCatalog.type("System.Text.Encoding"), "UTF8") ?? .null }, set: { _ in })
    }
  }

  /// A property that keeps what a script sets, and has no other effect.
  private static func setting(_ members: inout TypeMembers, _ name: String, _ typeName: String, _ initial: @escaping () -> Value) {
    var changed: Value?
    members.staticProperty(name, typeName, get: { changed ?? initial() }, set: { changed = $0 })
  }

  /// `[Console]::Out` and `[Console]::Error`.
  private final class StandardWriter: PSObject {
    let toError: Bool

    init(toError: Bool) {
      self.toError = toError
      super.init()
    }

    override var type: TypeInfo { StandardWriter.info }

    static let info = NetType.register("System.IO.TextWriter+SyncTextWriter") { members in
      for (name, end) in [("Write", ""), ("WriteLine", "\n")] {
        members.method("void \(name)(System.Object value)") { target, arguments in
          let isError = (target.unwrapped.asObject as? StandardWriter)?.toError ?? false
          if isError { host?.writeRaw(Array((try text(arguments) + end).utf8), toError: true) } else {
            host?.write(try text(arguments), newLine: !end.isEmpty, foreground: nil, background: nil)
          }
          return .void
        }
      }
      members.method("void WriteLine()") { target, _ in
        let isError = (target.unwrapped.asObject as? StandardWriter)?.toError ?? false
        if isError { host?.writeRaw([10], toError: true) } else { host?.write("", newLine: true, foreground: nil, background: nil) }
        return .void
      }
      members.method("void Flush()") { _, _ in .void }
    }
  }
}
