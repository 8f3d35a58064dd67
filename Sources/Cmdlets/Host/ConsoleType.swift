import Engine
import Objects

/// `[Console]`: what scripts use of it to read and write.
enum ConsoleType {
  private static var host: Host? { (ObjectRuntime.current as? EngineRuntime)?.session.host }

  static let info: TypeInfo = {
    let made = TypeInfo("System.Console", base: .object, traits: [.sealed]) { members in
      declareWriting(&members)
      declareReading(&members)
      members.staticProperty("WindowWidth", "int", get: { .int(Int32(host?.width ?? 80)) })
      members.staticProperty("WindowHeight", "int", get: { .int(Int32(host?.height ?? 50)) })
      members.staticProperty("BufferWidth", "int", get: { .int(Int32(host?.width ?? 80)) })
      members.staticProperty("BufferHeight", "int", get: { .int(Int32(host?.height ?? 50)) })
      members.staticProperty("IsOutputRedirected", "bool", get: { .bool(!(host?.isTerminal ?? false)) })
      members.staticProperty("Title", "string", get: { Value(host?.title ?? "") }, set: { host?.title = try $0.text() })
      members.staticMethod("void Clear()") { _ in
        host?.clear()
        return .void
      }
    }
    TypeCatalog.register(made)
    return made
  }()

  private static func declareWriting(_ members: inout TypeMembers) {
    for (name, endsLine) in [("Write", false), ("WriteLine", true)] {
      if endsLine {
        members.staticMethod("void WriteLine()") { _ in
          host?.write("", newLine: true, foreground: nil, background: nil)
          return .void
        }
      }
      members.staticMethod("void \(name)(System.Object value)") { arguments in
        host?.write(arguments[0].isNull ? "" : try arguments[0].text(), newLine: endsLine, foreground: nil, background: nil)
        return .void
      }
      members.staticMethod("void \(name)(string format, Params System.Object[] arg)") { arguments in
        let text = try Operators.format(arguments[0], arguments[1]).text()
        host?.write(text, newLine: endsLine, foreground: nil, background: nil)
        return .void
      }
    }
    members.staticProperty("Out", "System.IO.TextWriter", get: { .object(ConsoleWriter(isError: false)) })
    members.staticProperty("Error", "System.IO.TextWriter", get: { .object(ConsoleWriter(isError: true)) })
  }

  private static func declareReading(_ members: inout TypeMembers) {
    members.staticProperty("In", "System.IO.TextReader", get: { .object(TextReaderObject(text: host?.readToEnd() ?? "")) })
    members.staticProperty("IsInputRedirected", "bool", get: { .bool(!(host?.isTerminal ?? false)) })
    members.staticMethod("string ReadLine()") { _ in try host?.readLine(prompt: "", masked: false).map { Value($0) } ?? .null }
  }
}

/// `[Console]::Out` and `[Console]::Error`.
final class ConsoleWriter: PSObject {
  let isError: Bool

  init(isError: Bool) {
    self.isError = isError
    super.init()
  }

  override var type: TypeInfo { ConsoleWriter.info }

  private static let info = TypeInfo("System.IO.TextWriter+SyncTextWriter", base: .object) { members in
    func put(_ target: Value, _ text: String) {
      guard let writer = target.asObject as? ConsoleWriter, let runtime = ObjectRuntime.current as? EngineRuntime else { return }
      if writer.isError { runtime.session.host.writeRaw(Array(text.utf8), toError: true) } else { runtime.session.host.write(text, newLine: false, foreground: nil, background: nil) }
    }
    members.method("void Write(System.Object value)") { target, arguments in
      put(target, arguments[0].isNull ? "" : try arguments[0].text())
      return .void
    }
    members.method("void WriteLine(System.Object value)") { target, arguments in
      put(target, (arguments[0].isNull ? "" : try arguments[0].text()) + "\n")
      return .void
    }
    members.method("void WriteLine()") { target, _ in
      put(target, "\n")
      return .void
    }
    members.method("void Flush()") { _, _ in .void }
  }
}
