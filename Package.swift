// swift-tools-version: 6.0
import PackageDescription

// The rooms of the house and the arrows between them: docs/Architecture.md says what each is for,
// and the house tests hold every `import` against its table.

/// Release builds drop the run-time exclusivity checks: measured 15 to 20 % on arrays and properties.
let fast: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]
/// The Swift runtime is linked in: the program starts in 2 ms instead of 4 and runs where no Swift is installed.
let standalone: [LinkerSetting] = [.unsafeFlags(["-static-stdlib"], .when(platforms: [.linux]))]

func room(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: fast)
}

func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports)
}

let package = Package(
  name: "Simlet",
  products: [
    .executable(name: "simlet", targets: ["simlet"]),
    .executable(name: "dev", targets: ["dev"]),
  ],
  targets: [
    // C libraries, one system target each; libedit's variadic calls need a shim in C.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .systemLibrary(name: "CEditLibrary", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .target(name: "CEdit", dependencies: ["CEditLibrary"]),

    room("Diagnostics"),
    room("Syntax", ["Diagnostics"]),
    room("Objects", ["CPCRE2"]),
    room("Engine", ["Syntax", "Objects", "Diagnostics"]),
    room("Formatting", ["Objects"]),
    room("Cmdlets", ["Engine", "Formatting", "Objects", "Diagnostics", "Syntax"]),
    room("Completion", ["Cmdlets", "Engine", "Objects", "Diagnostics", "Syntax"]),
    room("Tenant", ["Objects", "CSQLite", "CSodium"]),
    room("TenantCmdlets", ["Engine", "Tenant", "Objects"]),
    room("Terminal", ["CEdit"]),
    room("Transcripts", ["Diagnostics"]),
    room("Shell", ["Diagnostics", "Syntax", "Objects", "Engine", "Formatting", "Cmdlets", "Completion", "Tenant", "TenantCmdlets", "Terminal", "Transcripts"]),

    .target(name: "Conformance"),

    .executableTarget(name: "simlet", dependencies: ["Shell"], swiftSettings: fast, linkerSettings: standalone),
    .executableTarget(name: "dev", dependencies: ["Conformance", "Shell", "Syntax", "Diagnostics", "Transcripts"], swiftSettings: fast),

    tests("SyntaxTests", ["Syntax", "Diagnostics"]),
    tests("ObjectsTests", ["Objects"]),
    tests("EngineTests", ["Engine", "Shell", "Objects"]),
    tests("FormattingTests", ["Formatting", "Objects"]),
    tests("TenantTests", ["Tenant", "Objects"]),
    tests("TerminalTests", ["Terminal"]),
    tests("HouseTests", ["Transcripts"]),
    tests("ConformanceTests", ["Conformance"]),
    tests("SpecTests", ["Transcripts", "Shell"]),
  ],
  swiftLanguageModes: [.v5]
)
