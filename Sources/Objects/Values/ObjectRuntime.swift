/// What objects ask of the session they live in: script blocks run, culture, clock, random numbers, places.
///
/// The engine subclasses it and sets `current` while it runs; tests may set their own. An instance rather than parameters everywhere,
/// because a conversion five calls deep may meet a script method.
open class ObjectRuntime {
  /// The session on whose behalf objects work right now. One engine runs at a time on its thread.
  public nonisolated(unsafe) static var current = ObjectRuntime()

  public init() {}

  /// Runs a script block: `$this` and `$_` as given (unset leaves them alone); returns all output.
  open func invoke(_ block: PSObject, this: Value = .unset, underscore: Value = .unset, arguments: [Value] = []) throws -> Value { .null }

  /// The name of the current culture (`en-US`; empty for the invariant one).
  open var cultureName: String { "en-US" }
  /// Changes the current culture (`[cultureinfo]::CurrentCulture = 'de-DE'`).
  open func setCulture(_ name: String) {}
  /// Now, in 100-nanosecond ticks of UTC since 0001-01-01.
  open var utcTicks: Int64 { 0 }
  /// The offset of local time from UTC in seconds at a moment of UTC (ticks).
  open func localOffsetSeconds(utcTicks: Int64) -> Int { 0 }
  /// 64 random bits; seeded in a seeded session.
  open func randomBits() -> UInt64 { UInt64.random(in: .min ... .max) }
  /// The current folder, for path methods.
  open var currentFolder: String { "/" }
  /// The folder for temporary files, with a slash at its end.
  open var temporaryFolder: String { SystemTables.temporaryFolder }
  /// `[Environment]::Exit`: ends the process at once, whatever runs.
  open func endProcess(_ code: Int32) throws {}
  /// Makes an empty file of a new name in the folder for temporary files and returns its path.
  open func makeTemporaryFile() throws -> String { throw PSError.notSupportedYet("[System.IO.Path]::GetTempFileName") }
  /// `$OFS`, which joins the items of an array inside a string.
  open var outputFieldSeparator: String { " " }
  /// Whether any type has such properties: nearly never, and then no type names need be gathered.
  open var hasExtendedMembers: Bool { false }
  /// Properties that `Update-TypeData` or a module's types file added to a type name; nil if none.
  open func extendedMember(_ typeNames: [String], _ name: String) -> Value? { nil }
  open func extendedMembers(_ typeNames: [String]) -> [(name: String, member: Value)] { [] }
}
