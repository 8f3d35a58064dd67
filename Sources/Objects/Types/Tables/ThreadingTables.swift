/// `Interlocked`, `Monitor`, `Buffer`, `Debug`, `Trace`, `AppContext` and `OSPlatform`: small static classes of the system.
enum ThreadingTables {
  static let definitions: [TypeDefinition] = TaskObject.definitions + [interlocked, monitor, buffer, output("Debug"), output("Trace"), appContext, platform]

  private static func reference(_ value: Value) throws -> ReferenceObject {
    guard let reference = value.asObject as? ReferenceObject else { throw PSError.argumentNull("location") }
    return reference
  }

  private static let interlocked = TypeDefinition("System.Threading.Interlocked", traits: [.abstract, .sealed]) { members, _ in
    func change(_ name: String, _ parameters: String, _ apply: @escaping (Value, [Value]) throws -> Value) {
      members.staticMethod("System.Object \(name)([ref] System.Object location\(parameters))") { arguments in
        let place = try reference(arguments[0])
        let changed = try apply(try place.get(), arguments)
        try place.set(changed)
        return changed
      }
    }
    change("Increment", "") { old, _ in try Operators.add(old.isNull ? .int(0) : old, .int(1)) }
    change("Decrement", "") { old, _ in try Operators.subtract(old.isNull ? .int(0) : old, .int(1)) }
    change("Add", ", System.Object value") { try Operators.add($0.isNull ? .int(0) : $0, $1[1]) }
    members.staticMethod("System.Object Exchange([ref] System.Object location1, System.Object value)") { arguments in
      let place = try reference(arguments[0]), old = try place.get()
      try place.set(arguments[1])
      return old
    }
    members.staticMethod("System.Object CompareExchange([ref] System.Object location1, System.Object value, System.Object comparand)") { arguments in
      let place = try reference(arguments[0]), old = try place.get()
      if KeyEquality.equal(old.unwrapped, arguments[2].unwrapped) { try place.set(arguments[1]) }
      return old
    }
    members.staticMethod("long Read([ref] long location)") { try reference($0[0]).get() }
  }

  private static let monitor = TypeDefinition("System.Threading.Monitor", traits: [.abstract, .sealed]) { members, _ in
    for name in ["Enter", "Exit", "Pulse", "PulseAll"] { members.staticMethod("void \(name)(System.Object obj)") { _ in .void } }
    members.staticMethod("void Enter(System.Object obj, [ref] bool lockTaken)") { arguments in
      try reference(arguments[1]).set(.bool(true))
      return .void
    }
    for parameters in ["", ", int millisecondsTimeout", ", timespan timeout"] { members.staticMethod("bool TryEnter(System.Object obj\(parameters))") { _ in .bool(true) } }
    members.staticMethod("bool IsEntered(System.Object obj)") { _ in .bool(true) }
  }

  private static let buffer = TypeDefinition("System.Buffer", traits: [.abstract, .sealed]) { members, _ in
    members.staticMethod("void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)") { arguments in
      guard let source = arguments[0].unwrapped.asArray, let target = arguments[2].unwrapped.asArray else { throw PSError.argumentNull("src") }
      let size = target.elementType === TypeInfo.byte ? 1 : target.elementType === TypeInfo.char ? 2 : target.elementType === TypeInfo.int32 ? 4 : 8
      guard source.elementType === target.elementType, size < 8 else { throw PSError.notSupportedYet("[System.Buffer]::BlockCopy between arrays of these types") }
      let start = StringTable.int(arguments[1]) / size, place = StringTable.int(arguments[3]) / size, count = StringTable.int(arguments[4]) / size
      guard start >= 0, place >= 0, count >= 0, start + count <= source.items.count, place + count <= target.items.count else {
        throw PSError.argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.")
      }
      let part = Array(source.items[start..<start + count])
      for (offset, item) in part.enumerated() { target.items[place + offset] = item }
      return .void
    }
    members.staticMethod("int ByteLength(array array)") { arguments in
      let array = arguments[0].unwrapped.asArray
      return .int(Int32((array?.items.count ?? 0) * (array?.elementType === TypeInfo.byte ? 1 : 4)))
    }
  }

  /// Nobody listens to these.
  private static func output(_ name: String) -> TypeDefinition {
    TypeDefinition("System.Diagnostics.\(name)", traits: [.abstract, .sealed]) { members, _ in
      for method in ["Write", "WriteLine", "Print", "TraceInformation", "TraceWarning", "TraceError", "Fail"] { members.staticMethod("void \(method)(System.Object message)") { _ in .void } }
      for method in ["Flush", "Indent", "Unindent", "Close"] { members.staticMethod("void \(method)()") { _ in .void } }
      members.staticMethod("void Assert(bool condition)") { _ in .void }
      members.staticMethod("void Assert(bool condition, string message)") { _ in .void }
    }
  }

  private static let appContext = TypeDefinition("System.AppContext", traits: [.abstract, .sealed]) { members, _ in
    members.staticProperty("BaseDirectory", "string", get: { Value("/opt/microsoft/powershell/7/") })
    members.staticProperty("TargetFrameworkName", "string", get: { Value(".NETCoreApp,Version=v10.0") })
    members.staticMethod("System.Object GetData(string name)") { _ in .null }
    members.staticMethod("void SetSwitch(string switchName, bool isEnabled)") { _ in .void }
  }

  private final class PlatformObject: EquatableObject {
    let name: String
    init(_ name: String) {
      self.name = name
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Runtime.InteropServices.OSPlatform") }
    override var hashText: String { name.uppercased() }
    override func describe() throws -> String { name }
  }

  private static let platform = TypeDefinition("System.Runtime.InteropServices.OSPlatform", base: "System.ValueType", traits: [.valueType, .sealed]) { members, _ in
    for (name, text) in [("Linux", "LINUX"), ("Windows", "WINDOWS"), ("OSX", "OSX"), ("FreeBSD", "FREEBSD")] {
      members.staticProperty(name, "System.Runtime.InteropServices.OSPlatform", get: { .object(PlatformObject(text)) })
    }
    members.staticMethod("System.Runtime.InteropServices.OSPlatform Create(string osPlatform)") { .object(PlatformObject(try $0[0].text())) }
    members.method("string ToString()") { target, _ in Value(try target.text()) }
  }
}
