// swift-tools-version: 6.0
import PackageDescription

// The rooms of the house and the arrows between them: docs/Architecture.md says what each is for,
// and the house tests hold every `import` against its table.

/// Release builds drop the run-time exclusivity checks (measured 15 to 20 % on arrays and properties) and count references without
/// atomic instructions (10 to 25 %): the program runs on one thread (`LargeStack`) while the first one waits. A second thread that
/// touches objects would break that.
let fast: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked", "-assume-single-threaded"], .when(configuration: .release))]
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
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "CEdit", dependencies: ["CEditLibrary"]),

    room("Diagnostics"),
    room("Syntax", ["Diagnostics"]),
    room("Objects", ["CPCRE2"]),
    room("Engine", ["Syntax", "Objects", "Diagnostics"]),
    room("Formatting", ["Objects"]),
    room("Cmdlets", ["Engine", "Formatting", "Objects", "Diagnostics", "Syntax", "CXML2", "CZlib"]),
    room("Completion", ["Cmdlets", "Engine", "Objects", "Diagnostics", "Syntax"]),
    room("Tenant", ["Objects", "CSQLite", "CSodium"]),
    room("TenantCmdlets", ["Engine", "Tenant", "Objects"]),
    room("Terminal", ["CEdit"]),
    room("Transcripts", ["Diagnostics"]),
    room("Stage", ["Transcripts"]),
    room("Lessons", ["Transcripts"]),
    room("Shell", ["Diagnostics", "Syntax", "Objects", "Engine", "Formatting", "Cmdlets", "Completion", "Tenant", "TenantCmdlets", "Terminal", "Transcripts", "Stage", "Lessons"]),

    .target(name: "Conformance"),
    .target(name: "TestSupport", path: "Tests/Support"),

    .executableTarget(name: "simlet", dependencies: ["Shell"], swiftSettings: fast, linkerSettings: standalone),
    .executableTarget(name: "dev", dependencies: ["Conformance", "Shell", "Syntax", "Diagnostics", "Transcripts", "TestSupport"]),

    tests("SyntaxTests", ["Syntax", "Diagnostics"]),
    tests("ObjectsTests", ["Objects"]),
    tests("EngineTests", ["Engine", "Shell", "Objects", "TestSupport"]),
    tests("FormattingTests", ["Formatting", "Objects"]),
    tests("TenantTests", ["Tenant", "Objects", "TestSupport"]),
    tests("TerminalTests", ["Terminal"]),
    tests("StageTests", ["Stage", "Lessons", "TestSupport"]),
    tests("KeyboardTests", ["Terminal", "TestSupport"]),
    tests("HouseTests", ["Transcripts"]),
    tests("ConformanceTests", ["Conformance", "TestSupport"]),
    tests("SpecTests", ["Transcripts", "Shell", "TestSupport"]),
  ],
  swiftLanguageModes: [.v5]
)

// The fuzzer's main function comes with `--sanitize fuzzer`: `bin/fuzz` sets the variable, other builds have no such target.
if Context.environment["SIMLET_FUZZ"] != nil {
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["Syntax", "Diagnostics", "Engine", "Objects", "Cmdlets"], path: "Tests/Fuzz/Sources",
      swiftSettings: [.unsafeFlags(["-parse-as-library"])], linkerSettings: standalone))
}
