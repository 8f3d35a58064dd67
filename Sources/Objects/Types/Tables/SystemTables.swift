#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `Environment`, `GC`, `SwitchParameter`, `WildcardPattern` and other small ones.
enum SystemTables {
  static let definitions: [TypeDefinition] = [
    environment, PathTable.definition, switchParameter, wildcard, reference,
    TypeDefinition("System.GC", traits: [.abstract, .sealed]) { members, _ in
      members.staticMethod("void Collect()") { _ in .void }
      members.staticMethod("void WaitForPendingFinalizers()") { _ in .void }
      members.staticMethod("long GetTotalMemory(bool forceFullCollection)") { _ in .long(8_388_608) }
    },
    TypeDefinition("System.Threading.Thread", traits: [.sealed]) { members, _ in
      members.staticMethod("void Sleep(int millisecondsTimeout)") { arguments in
        usleep(UInt32(max(0, StringTable.int(arguments[0]))) * 1000)
        return .void
      }
      members.staticMethod("void Sleep(timespan timeout)") { arguments in
        usleep(UInt32(max(0, (arguments[0].asTimeSpan?.ticks ?? 0) / 10)))
        return .void
      }
      members.staticProperty("CurrentThread", "System.Threading.Thread", get: { .object(CurrentThreadObject()) })
      members.property("CurrentCulture", "cultureinfo", get: { _ in .object(CultureObject(.current)) }, set: { ObjectRuntime.current.setCulture(CultureObject.culture($1).name) })
      members.property("CurrentUICulture", "cultureinfo", get: { _ in .object(CultureObject(.current)) }, set: { _, _ in })
      members.property("ManagedThreadId", "int", get: { _ in .int(1) })
      members.property("Name", "string", get: { _ in .null })
      members.method("System.Threading.ApartmentState GetApartmentState()") { _, _ in Value(enumeration: "System.Threading.ApartmentState", 1) }
    },
    TypeDefinition("System.Activator", traits: [.abstract, .sealed]) { members, _ in
      members.staticMethod("System.Object CreateInstance(type type, Params System.Object[] args)") {
        try Members.construct($0[0].asType ?? .object, Array($0[1].asArray?.items ?? []))
      }
    },
    TypeDefinition("System.Linq.Enumerable", traits: [.abstract, .sealed]) { members, _ in linq(&members) },
    TypeDefinition("System.Runtime.InteropServices.RuntimeInformation", traits: [.abstract, .sealed]) { members, _ in
      members.staticProperty("FrameworkDescription", "string", get: { Value(".NET 10.0.0") })
      members.staticProperty("OSDescription", "string", get: { Value("Linux") })
      members.staticProperty("OSArchitecture", "string", get: { Value("X64") })
      members.staticProperty("ProcessArchitecture", "string", get: { Value("X64") })
      members.staticMethod("bool IsOSPlatform(System.Object osPlatform)") { .bool(try $0[0].text().uppercased() == "LINUX") }
    },
  ]

  private final class CurrentThreadObject: PSObject {
    override var type: TypeInfo { TypeCatalog.type("System.Threading.Thread") }
  }

  static var temporaryFolder: String {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return folder.hasSuffix("/") ? folder : folder + "/"
  }

  private static func variable(_ name: String) -> Value { getenv(name).map { Value(String(cString: $0)) } ?? .null }

  private static let environment = TypeDefinition("System.Environment", traits: [.abstract, .sealed]) { members, _ in
    members.staticProperty("NewLine", "string", get: { Value("\n") })
    members.staticProperty("MachineName", "string", get: {
      var buffer = [CChar](repeating: 0, count: 256)
      gethostname(&buffer, buffer.count - 1)
      return Value(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    })
    members.staticProperty("UserName", "string", get: { getenv("USER").map { Value(String(cString: $0)) } ?? Value("root") })
    members.staticProperty("UserDomainName", "string", get: { try Members.getStatic(TypeCatalog.type("System.Environment"), "MachineName") ?? .null })
    members.staticProperty("UserInteractive", "bool", get: { .bool(true) })
    members.staticProperty("ProcessorCount", "int", get: { .int(Int32(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) })
    members.staticProperty("ProcessId", "int", get: { .int(getpid()) })
    members.staticProperty("CurrentDirectory", "string", get: { Value(ObjectRuntime.current.currentFolder) }, set: { _ in })
    members.staticProperty("Is64BitOperatingSystem", "bool", get: { .bool(true) })
    members.staticProperty("Is64BitProcess", "bool", get: { .bool(true) })
    members.staticProperty("SystemDirectory", "string", get: { Value("") })
    members.staticProperty("CommandLine", "string", get: { Value("simlet") })
    members.staticProperty("ExitCode", "int", get: { .int(0) }, set: { _ in })
    members.staticProperty("TickCount", "int", get: { .int(Int32(truncatingIfNeeded: ObjectRuntime.current.utcTicks / 10_000)) })
    members.staticProperty("TickCount64", "long", get: { .long(ObjectRuntime.current.utcTicks / 10_000) })
    members.staticProperty("OSVersion", "System.OperatingSystem", get: {
      .object(CustomObject(["Platform": Value(enumeration: "System.PlatformID", 4), "ServicePack": Value(""), "Version": .object(VersionObject([6, 1, 0, 0])), "VersionString": Value("Unix 6.1.0.0")]))
    })
    members.staticProperty("Version", "version", get: { .object(VersionObject([10, 0, 0])) })
    members.staticProperty("StackTrace", "string", get: { Value("") })
    for extra in ["", ", System.EnvironmentVariableTarget target"] {
      members.staticMethod("string GetEnvironmentVariable(string variable\(extra))") { variable(try $0[0].text()) }
      members.staticMethod("void SetEnvironmentVariable(string variable, string value\(extra))") { arguments in
        let name = try arguments[0].text(), value = try arguments[1].text()
        if value.isEmpty { unsetenv(name) } else { setenv(name, value, 1) }
        return .void
      }
    }
    members.staticMethod("System.Collections.IDictionary GetEnvironmentVariables()") { _ in
      let table = PSHashtable(ignoresCase: false)
      var place = environ
      while let entry = place.pointee {
        let text = String(cString: entry)
        if let equals = text.firstIndex(of: "=") { table.set(Value(String(text[..<equals])), Value(String(text[text.index(after: equals)...]))) }
        place = place.advanced(by: 1)
      }
      return .object(table)
    }
    members.staticMethod("string ExpandEnvironmentVariables(string name)") { arguments in
      var result = "", rest = try arguments[0].text()[...]
      while let open = rest.firstIndex(of: "%"), let close = rest[rest.index(after: open)...].firstIndex(of: "%") {
        let name = String(rest[rest.index(after: open)..<close])
        result += rest[..<open]
        if case .string(let text) = variable(name) {
          result += text.text
          rest = rest[rest.index(after: close)...]
        } else {
          result += rest[open..<close]
          rest = rest[close...]
        }
      }
      return Value(result + rest)
    }
    members.staticMethod("string GetFolderPath(System.Environment+SpecialFolder folder)") { arguments in
      let home = getenv("HOME").map { String(cString: $0) } ?? "/"
      switch try arguments[0].text() {
      case "UserProfile", "MyDocuments", "Personal": return Value(home)
      case "Desktop", "DesktopDirectory": return Value(home + "/Desktop")
      case "ApplicationData": return Value(home + "/.config")
      case "LocalApplicationData": return Value(home + "/.local/share")
      case "CommonApplicationData": return Value("/usr/share")
      case "MyMusic": return Value(home + "/Music")
      case "MyPictures": return Value(home + "/Pictures")
      case "MyVideos": return Value(home + "/Videos")
      default: return Value("")
      }
    }
    members.staticMethod("string[] GetCommandLineArgs()") { _ in Value(strings: ["simlet"]) }
  }

  private static let switchParameter = TypeDefinition("System.Management.Automation.SwitchParameter", base: "System.ValueType", traits: [.valueType, .sealed]) { members, _ in
    members.property("IsPresent", "bool", get: { .bool($0.isTrue) })
    members.method("bool ToBool()") { target, _ in .bool(target.isTrue) }
    members.method("string ToString()") { target, _ in Value(target.isTrue ? "True" : "False") }
    members.staticProperty("Present", "switch", get: { Value(switch: true) })
    members.constructor("switch(bool isPresent)") { Value(switch: $0[0].isTrue) }
  }.defaulting { Value(switch: false) }

  private static let reference = TypeDefinition("System.Management.Automation.PSReference") { members, _ in
    members.property("Value", "System.Object", get: { try ($0.asObject as? ReferenceObject)?.get() ?? .null }, set: { try ($0.asObject as? ReferenceObject)?.set($1) })
    members.constructor("ref(System.Object value)") { .object(ReferenceObject($0[0])) }
  }

  private final class WildcardObject: PSObject {
    let pattern: Wildcard, text: String
    init(_ text: String, ignoreCase: Bool) throws {
      pattern = try Wildcard(text, ignoreCase: ignoreCase)
      self.text = text
      super.init()
    }
    override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.WildcardPattern") }
  }

  private static let wildcard = TypeDefinition("System.Management.Automation.WildcardPattern", traits: [.sealed]) { members, _ in
    func ignores(_ value: Value) -> Bool { if case .enumeration(_, let flags)? = value.asScalar { flags & 2 != 0 } else { false } }
    members.method("bool IsMatch(string input)") { target, arguments in
      .bool((target.asObject as? WildcardObject)?.pattern.matches(try arguments[0].text()) ?? false)
    }
    members.constructor("WildcardPattern(string pattern)") { .object(try WildcardObject(try $0[0].text(), ignoreCase: false)) }
    members.constructor("WildcardPattern(string pattern, System.Management.Automation.WildcardOptions options)") {
      .object(try WildcardObject(try $0[0].text(), ignoreCase: ignores($0[1])))
    }
    members.staticMethod("WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)") {
      .object(try WildcardObject(try $0[0].text(), ignoreCase: ignores($0[1])))
    }
    members.staticMethod("string Escape(string pattern)") { Value(Wildcard.escape(try $0[0].text())) }
    members.staticMethod("string Unescape(string pattern)") { Value(Wildcard.unescape(try $0[0].text())) }
    members.staticMethod("bool ContainsWildcardCharacters(string pattern)") { .bool(Wildcard.isPattern(try $0[0].text())) }
  }

  /// The LINQ methods that scripts call, over plain lists.
  private static func linq(_ members: inout TypeMembers) {
    let list = "System.Collections.IEnumerable"
    func items(_ value: Value) throws -> ContiguousArray<Value> { try ListTable.items(value) }
    func made(_ items: ContiguousArray<Value>, like value: Value) -> Value { .array(PSArray(items, elementType: value.asArray?.elementType)) }
    func set(_ value: Value) throws -> PSHashtable {
      let table = PSHashtable(ignoresCase: false)
      for item in try items(value) { table.set(item, .null) }
      return table
    }
    members.staticMethod("System.Object Distinct(\(list) source)") { made(try set($0[0]).keys, like: $0[0]) }
    members.staticMethod("System.Object Intersect(\(list) first, \(list) second)") { arguments in
      let other = try set(arguments[1])
      return made(try set(arguments[0]).keys.filter { other.contains($0) }.reduce(into: []) { $0.append($1) }, like: arguments[0])
    }
    members.staticMethod("System.Object Except(\(list) first, \(list) second)") { arguments in
      let other = try set(arguments[1])
      return made(try set(arguments[0]).keys.filter { !other.contains($0) }.reduce(into: []) { $0.append($1) }, like: arguments[0])
    }
    members.staticMethod("System.Object Union(\(list) first, \(list) second)") { arguments in
      let all = try set(arguments[0])
      for item in try items(arguments[1]) where !all.contains(item) { all.set(item, .null) }
      return made(all.keys, like: arguments[0])
    }
    members.staticMethod("System.Object Concat(\(list) first, \(list) second)") { made(try items($0[0]) + items($0[1]), like: $0[0]) }
    members.staticMethod("System.Object Reverse(\(list) source)") { made(ContiguousArray(try items($0[0]).reversed()), like: $0[0]) }
    members.staticMethod("System.Object ToArray(\(list) source)") { made(try items($0[0]), like: $0[0]) }
    members.staticMethod("System.Object ToList(\(list) source)") { .object(PSList(.list(of: $0[0].asArray?.elementType ?? .object), try items($0[0]))) }
    members.staticMethod("int Count(\(list) source)") { .int(Int32(try items($0[0]).count)) }
    members.staticMethod("bool Any(\(list) source)") { .bool(try !items($0[0]).isEmpty) }
    members.staticMethod("bool Any(\(list) source, System.Func[System.Object,bool] predicate)") { arguments in
      .bool(try items(arguments[0]).contains { try DelegateTable.call(arguments[1], [$0]).isTrue })
    }
    members.staticMethod("bool All(\(list) source, System.Func[System.Object,bool] predicate)") { arguments in
      .bool(try items(arguments[0]).allSatisfy { try DelegateTable.call(arguments[1], [$0]).isTrue })
    }
    members.staticMethod("bool Contains(\(list) source, System.Object value)") { arguments in .bool(try items(arguments[0]).contains { KeyEquality.equal($0, arguments[1]) }) }
    members.staticMethod("bool SequenceEqual(\(list) first, \(list) second)") { arguments in
      let a = try items(arguments[0]), b = try items(arguments[1])
      return .bool(a.count == b.count && zip(a, b).allSatisfy { KeyEquality.equal($0, $1) })
    }
    members.staticMethod("System.Object Where(\(list) source, System.Func[System.Object,bool] predicate)") { arguments in
      made(ContiguousArray(try items(arguments[0]).filter { try DelegateTable.call(arguments[1], [$0]).isTrue }), like: arguments[0])
    }
    members.staticMethod("System.Object Select(\(list) source, System.Func[System.Object,System.Object] selector)") { arguments in
      .array(PSArray(ContiguousArray(try items(arguments[0]).map { try DelegateTable.call(arguments[1], [$0]) })))
    }
    for (name, place) in [("First", 0), ("Last", -1), ("FirstOrDefault", 0), ("LastOrDefault", -1)] {
      members.staticMethod("System.Object \(name)(\(list) source)") { arguments in
        let all = try items(arguments[0])
        if all.isEmpty {
          if name.hasSuffix("Default") { return .null }
          throw PSError.invalidOperation("Sequence contains no elements")
        }
        return place == 0 ? all[0] : all[all.count - 1]
      }
    }
    members.staticMethod("System.Object Sum(\(list) source)") { try items($0[0]).reduce(Value.int(0)) { try Operators.add($0, $1) } }
    members.staticMethod("System.Object Average(\(list) source)") { arguments in
      let all = try items(arguments[0])
      return try Operators.divide(try Conversion.convert(try all.reduce(Value.int(0)) { try Operators.add($0, $1) }, to: .double), .int(Int32(all.count)))
    }
    for (name, sign) in [("Max", 1), ("Min", -1)] {
      members.staticMethod("System.Object \(name)(\(list) source)") { arguments in
        try items(arguments[0]).reduce(Value.null) { best, item in
          best.isNull ? item : try Operators.compare(item, best, ignoreCase: false) * sign > 0 ? item : best
        }
      }
    }
    members.staticMethod("System.Object Skip(\(list) source, int count)") { made(ContiguousArray(try items($0[0]).dropFirst(StringTable.int($0[1]))), like: $0[0]) }
    members.staticMethod("System.Object Take(\(list) source, int count)") { made(ContiguousArray(try items($0[0]).prefix(StringTable.int($0[1]))), like: $0[0]) }
    members.staticMethod("int[] Range(int start, int count)") { arguments in
      let start = StringTable.int(arguments[0])
      return .array(PSArray(ContiguousArray((0..<max(0, StringTable.int(arguments[1]))).map { .int(Int32(start + $0)) }), elementType: .int32))
    }
    members.staticMethod("System.Object Repeat(System.Object element, int count)") { .array(PSArray(ContiguousArray(repeating: $0[0], count: max(0, StringTable.int($0[1]))))) }
  }
}
