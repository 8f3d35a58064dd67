#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects
import Syntax

/// Variables that the session itself provides, drives, types, paths.
extension Engine {
  func setUpVariables() {
    let scope = global.scope
    func set(_ name: String, _ value: Value, _ options: Variable.Options = []) {
      if options.isEmpty { scope.force(Symbol(name), value) } else { scope.define(Variable(name, value, options: options)) }
    }
    set("ErrorActionPreference", ActionPreference.value("Continue"))
    set("WarningPreference", ActionPreference.value("Continue"))
    set("VerbosePreference", ActionPreference.value("SilentlyContinue"))
    set("DebugPreference", ActionPreference.value("SilentlyContinue"))
    set("InformationPreference", ActionPreference.value("SilentlyContinue"))
    set("ProgressPreference", ActionPreference.value("Continue"))
    set("ConfirmPreference", Value("High"))
    set("WhatIfPreference", .bool(false))
    set("ErrorView", Value("ConciseView"))
    set("FormatEnumerationLimit", .int(4))
    set("MaximumHistoryCount", .int(4096))
    set("OutputEncoding", .object(EncodingObject(.utf8)))
    set("PSDefaultParameterValues", .object(PSHashtable()))
    set("PSNativeCommandUseErrorActionPreference", .bool(false))
    set("PSNativeCommandArgumentPassing", Value("Standard"))
    set("PSSessionApplicationName", Value("wsman"))
    set("PSSessionConfigurationName", Value("http://schemas.microsoft.com/powershell/Microsoft.PowerShell"))
    set("NestedPromptLevel", .int(0))
    set("StackTrace", Value(""))
    set("Error", .object(errors), .constant)
    for (name, value) in [("true", Value.bool(true)), ("false", .bool(false)), ("null", .null)] { set(name, value, .constant) }
    set("PSStyle", PSStyle.make(), .constant)
    set("PID", .int(getpid()), .constant)
    set("HOME", Value(environment("HOME") ?? "/"), .readOnly)
    set("ShellId", Value("Microsoft.PowerShell"), .constant)
    set("PSHOME", Value("/opt/microsoft/powershell/7"), .constant)
    set("PSEdition", Value("Core"), .constant)
    set("IsCoreCLR", .bool(true), .constant)
    for (name, isOn) in [("IsLinux", true), ("IsWindows", false), ("IsMacOS", false)] { set(name, .bool(isOn), .constant) }
    set("PSVersionTable", .object(versionTable()), .readOnly)
    set("EnabledExperimentalFeatures", Value([]), .readOnly)
    let place = Variable("PWD", .null)
    place.computed = { [unowned self] in Value(currentFolder) }
    scope.define(place)
  }

  private func versionTable() -> PSHashtable {
    let table = PSHashtable()
    func version(_ text: String, _ type: String = "System.Version") -> Value { Conversion.tryConvert(Value(text), to: TypeCatalog.type(type)) ?? Value(text) }
    table.set("PSVersion", version("7.6.5", "System.Management.Automation.SemanticVersion"))
    table.set("PSEdition", Value("Core"))
    table.set("GitCommitId", Value("7.6.5"))
    table.set("OS", Value("Simlet"))
    table.set("Platform", Value("Unix"))
    table.set(
      "PSCompatibleVersions", Value(["1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0"].map { version($0) }))
    table.set("PSRemotingProtocolVersion", version("2.4"))
    table.set("SerializationVersion", version("1.1.0.1"))
    table.set("WSManStackVersion", version("3.0"))
    return table
  }

  package func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Automatic variables that belong to no scope.
  func automaticValue(_ symbol: Symbol, _ scope: Scope) -> Value? {
    switch symbol.name.lowercased() {
    case "?": .bool(lastSucceeded)
    case "host": .object(HostObject(self))
    case "psculture", "psuiculture": Value(cultureName)
    case "executioncontext": .object(ExecutionContext(self, scope))
    case "profile": Value((profileFolder ?? "/.config/powershell") + "/Microsoft.PowerShell_profile.ps1")
    default: nil
    }
  }

  func allScopeVariable(_ symbol: Symbol) -> Variable? {
    guard hasAllScopeVariables, let slot = global.scope.layout.slot(of: symbol), slot < global.scope.capacity,
      case .variable(let variable) = global.scope.slots[slot], !variable.options.isDisjoint(with: [.allScope, .constant])
    else { return nil }
    return variable
  }

  /// Constant variables of the session (`$true`, `$PID`) are seen by every assignment.
  private var hasAllScopeVariables: Bool { true }

  func strictVersion(_ scope: Scope) -> Int {
    if !isStrictMode { return 0 }
    var here: Scope? = scope
    while let at = here {
      if let version = at.strictVersion { return version }
      here = at.parent
    }
    return 0
  }

  // MARK: Drives

  func readDriveVariable(_ drive: String, _ path: String, _ scope: Scope) throws -> Value {
    switch drive.lowercased() {
    case "env": return environment(path).map { Value($0) } ?? .null
    case "function": return findFunction(path, scope).map { .object($0.block) } ?? .null
    case "alias": return findAlias(path, scope).map { Value($0.target) } ?? .null
    case "variable": return scope.lookup(Symbol(path)) ?? .null
    default:
      if let value = try hooks.readDrive?(self, drive, path) { return value }
      throw PSError(
        "DriveNotFoundException", "Cannot find drive. A drive with the name '\(drive)' does not exist.", id: "DriveNotFound", category: .ObjectNotFound,
        target: Value(drive))
    }
  }

  func writeDriveVariable(_ drive: String, _ path: String, _ value: Value, _ scope: Scope) throws {
    switch drive.lowercased() {
    case "env":
      let text = try value.text()
      if text.isEmpty { unsetenv(path) } else { setenv(path, text, 1) }
    case "function":
      if value.isNull {
        scope.functions?[FoldedName(path)] = nil
        commandsChanged()
        return
      }
      let block = try (value.unwrapped.asObject as? ScriptBlock) ?? makeBlock(value.text(), scope.session)
      defineFunction(FunctionInfo(path, block, module: scope.session.module), in: scope)
    case "alias": defineAlias(path, try value.text(), in: scope)
    case "variable": try scope.set(Symbol(path), value)
    default:
      if try hooks.writeDrive?(self, drive, path, value) ?? false { return }
      throw PSError(
        "DriveNotFoundException", "Cannot find drive. A drive with the name '\(drive)' does not exist.", id: "DriveNotFound", category: .ObjectNotFound,
        target: Value(drive))
    }
  }

  // MARK: Types

  func resolveType(_ name: TypeNameSyntax, _ session: SessionState, at position: SyntaxPosition) throws -> TypeInfo {
    if let found = findType(name.fullName, session) { return found }
    throw PSError(
      "RuntimeException", "Unable to find type [\(name.fullName)].", id: "TypeNotFound", category: .InvalidOperation, target: Value(name.fullName)
    ).at(position)
  }

  package func findType(_ name: String, _ session: SessionState) -> TypeInfo? {
    if let own = session.types[FoldedName(name)] ?? global.types[FoldedName(name)] { return own }
    if let found = TypeCatalog.resolve(name) { return found }
    for namespace in session.namespaces + (session === global ? [] : global.namespaces) {
      if let found = TypeCatalog.resolve("\(namespace).\(name)") { return found }
    }
    return nil
  }

  /// `[type]value` with what only the engine knows: script blocks from text, instances of script classes.
  package func convert(_ value: Value, to type: TypeInfo, _ scope: Scope) throws -> Value {
    if type === TypeInfo.object { return value }
    if type.traits.contains(.dynamic), !type.isEnum {
      if let table = value.unwrapped.asObject as? PSHashtable, !takesTable(type) { return try instance(of: type, from: table.entries.map { (try $0.key.text(), $0.value) }) }
      if let object = value.unwrapped.asObject as? CustomObject {
        return try instance(of: type, from: zip(object.properties.shape.names, object.properties.slots).map { ($0, $1) })
      }
    }
    return try Conversion.convert(value, to: type)
  }

  /// `[User]@{ Name = 'Ann' }`: an instance whose properties are set from the table.
  private func instance(of type: TypeInfo, from entries: [(String, Value)]) throws -> Value {
    let made = try Members.construct(type, [])
    for (name, value) in entries {
      guard Members.findProperty(type, name) != nil else {
        let settable = Members.properties(made).map { "[\($0.name) <\($0.typeName)>]" }.joined(separator: ", ")
        throw PSError(
          "PSInvalidCastException",
          "Cannot create object of type \"\(type.fullName)\". The property '\(name)' was not found for the '\(type.fullName)' object. The settable properties are: \(settable).",
          id: "ObjectCreationError", category: .InvalidArgument)
      }
      do { try Members.set(made, name, value) } catch let error as PSError {
        throw PSError(
          "PSInvalidCastException", "Cannot create object of type \"\(type.fullName)\". \(error.message)", id: "ObjectCreationError", category: .InvalidArgument,
          inner: error.record.exception)
      }
    }
    return made
  }

  /// Whether a class has a constructor that wants the table itself.
  private func takesTable(_ type: TypeInfo) -> Bool {
    type.ownMembers.constructors.contains { $0.signature.hasSuffix("(hashtable " + ($0.signature.split(separator: " ").last ?? "")) }
  }

  // MARK: Paths and files

  /// An absolute path of the host, `.` and `..` resolved, from what a script wrote.
  package func absolutePath(_ path: String) -> String {
    var path = path
    if path.hasPrefix("FileSystem::") { path = String(path.dropFirst(12)) }
    if path.hasPrefix("Microsoft.PowerShell.Core\\FileSystem::") { path = String(path.dropFirst(38)) }
    path = String(path.map { $0 == "\\" ? "/" : $0 })
    if path == "~" || path.hasPrefix("~/") { path = (environment("HOME") ?? "/") + path.dropFirst() }
    let full = path.hasPrefix("/") ? path : currentFolder + "/" + path
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { if !parts.isEmpty { parts.removeLast() } } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  func readLines(_ path: String) throws -> [String] {
    let full = absolutePath(path)
    try fileAccess.check(full, forWriting: false)
    let bytes = try HostFile.read(full)
    var lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  func openRedirection(_ path: String, _ append: Bool) throws -> RedirectionFile {
    guard let open = hooks.openRedirection else {
      throw PSError("NotSupportedException", "Redirection to files is not available here.", id: "RedirectionNotSupported", category: .NotImplemented)
    }
    return try open(self, path, append)
  }

  // MARK: Odds and ends that belong to the session

  func setExitCode(_ code: Int32) {
    global.scope.force(AutomaticVariable.lastExitCode, .int(code))
    lastSucceeded = code == 0
  }

  /// Whether a scope belongs to the script that the program was started with.
  func isOutermost(_ scope: Scope) -> Bool { scope === outermost }

  func defaultParameterValues(_ scope: Scope) -> [(String, Value)]? {
    guard let table = scope.lookup(Engine.defaultsSymbol)?.asObject as? PSHashtable, table.count > 0 else { return nil }
    if table.get("Disabled")?.isTrue ?? false { return nil }
    return table.entries.compactMap { entry in entry.key.asString.map { ($0, entry.value) } }
  }

  private static let defaultsSymbol = Symbol("PSDefaultParameterValues")

  func finishedJob(_ text: String, _ output: ContiguousArray<Value>) -> Value {
    .object(CustomObject(["Id": .int(1), "Name": Value("Job1"), "PSJobTypeName": Value("BackgroundJob"), "State": Value("Completed"), "HasMoreData": .bool(!output.isEmpty), "Location": Value("localhost"), "Command": Value(text)]))
  }

  /// `#requires` of a script: what is not there is an error before anything runs.
  func checkRequirements(_ root: ScriptBlockSyntax, _ path: String) throws {
    guard let requirements = root.requirements else { return }
    let name = path.split(separator: "/").last ?? ""
    if let version = requirements.version, let major = Int(version.prefix { $0 != "." }), major > 7 || major == 7 && (Int(version.dropFirst(2).prefix { $0 != "." }) ?? 0) > 6 {
      throw PSError(
        "ScriptRequiresException",
        "The script '\(name)' cannot be run because it contained a \"#requires\" statement for PowerShell \(version). The version of PowerShell that is required by the script does not match the currently running version of PowerShell 7.6.5.",
        id: "ScriptRequiresUnmatchedPSVersion", category: .ResourceUnavailable, target: Value(path))
    }
    for module in requirements.modules where !isAvailable(module: module.name) {
      throw PSError(
        "ScriptRequiresException",
        "The script '\(name)' cannot be run because the following modules that are specified by the \"#requires\" statements of the script are missing: The module '\(module.name)' cannot be found..",
        id: "ScriptRequiresMissingModules", category: .ResourceUnavailable, target: Value(path))
    }
  }
}
