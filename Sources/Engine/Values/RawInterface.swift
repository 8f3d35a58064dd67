import Objects

/// `$Host.UI.RawUI`: the window's size and title.
final class RawInterface: PSObject {
  let host: Host

  init(_ host: Host) {
    self.host = host
    super.init()
  }

  override var type: TypeInfo { RawInterface.info }

  private static func key(_ host: Host?, echo: Bool) throws -> Value {
    guard let key = try host?.readKey(echo: echo) else {
      throw PSError.dotNet(
        "System.InvalidOperationException",
        "Cannot read keys when either application does not have a console or when console input has been redirected. Try Console.Read.")
    }
    return key.keyInfo
  }

  private static let info = TypeInfo("System.Management.Automation.Internal.Host.InternalHostRawUserInterface", base: .object) { members in
    func own(_ value: Value) -> Host? { (value.asObject as? RawInterface)?.host }
    func size(_ target: Value) -> Value {
      .object(CustomObject(["Width": .int(Int32(own(target)?.width ?? 80)), "Height": .int(Int32(own(target)?.height ?? 50))]))
    }
    members.property("ForegroundColor", "System.ConsoleColor", get: { _ in Value("Gray") }, set: { _, _ in })
    members.property("BackgroundColor", "System.ConsoleColor", get: { _ in Value("Black") }, set: { _, _ in })
    for name in ["WindowSize", "BufferSize", "MaxWindowSize", "MaxPhysicalWindowSize"] { members.property(name, "System.Management.Automation.Host.Size", get: size, set: { _, _ in }) }
    members.property("CursorSize", "int", get: { _ in .int(100) })
    members.property("KeyAvailable", "bool", get: { _ in .bool(false) })
    members.property("CursorPosition", "System.Management.Automation.Host.Coordinates", get: { _ in .object(CustomObject(["X": .int(0), "Y": .int(0)])) }, set: { _, _ in })
    members.method("void FlushInputBuffer()") { _, _ in .void }
    members.method("System.Management.Automation.Host.KeyInfo ReadKey()") { target, _ in try key(own(target), echo: true) }
    members.method("System.Management.Automation.Host.KeyInfo ReadKey(System.Management.Automation.Host.ReadKeyOptions options)") {
      try key(own($0), echo: !($1[0].text().contains("NoEcho")))
    }
    members.property("WindowTitle", "string", get: { Value(own($0)?.title ?? "") }, set: { own($0)?.title = try $1.text() })
  }
}

/// `$Host.UI.Prompt`: asks for the fields described, one after the other.
enum FieldPrompt {
  static func ask(_ host: Host, caption: String, message: String, _ descriptions: Value) throws -> Value {
    guard host.isInteractive else {
      throw PSError("PSInvalidOperationException", "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.", id: "InvalidOperation", category: .InvalidOperation)
    }
    if !caption.isEmpty { host.write("\n" + caption, newLine: true, foreground: nil, background: nil) }
    if !message.isEmpty { host.write(message, newLine: true, foreground: nil, background: nil) }
    let table = PSHashtable(kind: .dictionary(key: .string, value: TypeInfo.psObject))
    for field in try descriptions.enumerated() ?? [descriptions] {
      let name = try Members.get(field, "Name")?.text() ?? field.text()
      let label = try Members.get(field, "Label")?.text() ?? ""
      let typeName = (try Members.get(field, "ParameterTypeName")?.text()) ?? ""
      let shown = label.isEmpty ? name : label.filter { $0 != "&" }
      guard let answer = typeName == "SecureString" ? try host.readSecret(prompt: shown + ": ") : try host.readLine(prompt: shown + ": ", masked: false).map({ Value($0) }) else { throw Interrupted() }
      table.set(name, answer)
    }
    return .object(table)
  }
}
