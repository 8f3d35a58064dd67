#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Objects
import Tenant
import TenantCmdlets

/// Where the tenants and the service modules of a session are.
extension Session {
  /// Joins the tenant to the session; nothing of it is touched before a command needs it.
  func connectTenant() {
    var settings = TenantOptions(home: Session.tenantHome)
    if let name = options.tenant { settings.name = name }
    settings.isFresh = options.fresh || options.plan != nil
    settings.startsFromSample = options.fresh
    settings.seed = options.seed
    settings.clock = options.clock.flatMap { Conversion.tryConvert(Value($0), to: TypeCatalog.type("System.DateTimeOffset")) }.flatMap { value in
      if case .dateTimeOffset(let moment)? = value.asScalar { return DateTime(ticks: moment.utcTicks, kind: .utc) }
      return nil
    }
    settings.language = options.culture ?? Session.environmentLanguage
    settings.isStrict = options.strict
    settings.era = options.era
    settings.isPlan = options.plan != nil
    let folders = options.cmdletsPath + [Session.cmdletsFolder].compactMap { $0 }
    engine.modulePath += folders
    engine.debugger.closedFolders = folders.map { engine.absolutePath($0) + "/" }
    let module = folders.map { "\($0)/MicrosoftTeams/Types" }.first { HostFile.isFolder($0) }
    settings.samplePath = module.map { "\($0)/contoso.json" }
    TenantCmdletTable.register(in: engine, settings, unknown: KnownCommands(path: module.map { "\($0)/KnownCommands.txt" }))
    if let seed = settings.seed {
      // Not the tenant's own numbers: what a script draws must not change which PIN comes next.
      var numbers = RandomSource(seed: seed &+ 1)
      engine.runtime.random = { numbers.bits() }
    }
    if let clock = settings.clock { engine.runtime.clock = { clock.ticks } }
  }

  /// Where the files of the drive `C:` lie: with the tenant, or with a throw-away tenant's other temporary files.
  var driveFolder: String {
    if options.fresh { return engine.fileAccess.temporary + "/C" }
    return "\(Session.tenantHome)/\(options.tenant ?? "contoso").drive"
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }

  private static var tenantHome: String {
    let data = environment("XDG_DATA_HOME") ?? "\(environment("HOME") ?? "")/.local/share"
    return "\(data)/simlet"
  }

  /// `sv_SE.UTF-8` is `sv-SE`; `C` and `POSIX` are English.
  static var environmentLanguage: String {
    let locale = environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    let name = locale.prefix { $0 != "." && $0 != "@" }.map { $0 == "_" ? "-" : $0 }
    return name.contains("-") ? String(name) : "en-US"
  }

  /// The `cmdlets` folder: beside an installed program, or in the package's root above a built one.
  static let cmdletsFolder: String? = {
    var buffer = [CChar](repeating: 0, count: 4097)
    let count = readlink("/proc/self/exe", &buffer, 4096)
    guard count > 0 else { return nil }
    var folder = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self).folderAbove
    let installed = "\(folder.folderAbove)/share/simlet/cmdlets"
    if HostFile.isFolder(installed) { return installed }
    while folder.count > 1 {
      if HostFile.isFile("\(folder)/Package.swift"), HostFile.isFolder("\(folder)/cmdlets") { return "\(folder)/cmdlets" }
      folder = folder.folderAbove
    }
    return nil
  }()
}

extension String {
  /// The path without its last part.
  var folderAbove: String { lastIndex(of: "/").map { String(self[..<$0]) } ?? "." }
}
