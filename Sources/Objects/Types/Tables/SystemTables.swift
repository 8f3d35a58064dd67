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
    TypeDefinition("System.Linq.Enumerable", traits: [.abstract, .sealed]) { members, _ in LinqTable.fill(&members) },
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
    members.staticMethod("void Exit(int exitCode)") { arguments in
      if case .int(let code)? = arguments.first { try ObjectRuntime.current.endProcess(code) }
      return .void
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
}
