import Objects

/// The views that come with the shell, as data.
package enum BuiltInViews {
  package static let all: [View] = collections + commands + debugging + files + values + sessions

  private static func table(_ type: String, _ columns: [ViewColumn], groupBy: ViewGroupBy? = nil, fits: Bool = false) -> View {
    View(type, [type], .table(TableView(columns, fitsValues: fits)), groupBy: groupBy)
  }

  private static func list(_ type: String, _ properties: [String]) -> View { View(type, [type], .list(ListView(properties: properties))) }

  private static let automation = "System.Management.Automation."
  private static let utility = "Microsoft.PowerShell.Commands."

  // MARK: Dictionaries and what pipelines make

  private static let collections: [View] = [
    table("System.Collections.DictionaryEntry", [ViewColumn("Name", width: 30), ViewColumn("Value")]),
    list("System.Collections.DictionaryEntry", ["Name", "Value"]),
    table(utility + "GroupInfo", [ViewColumn("Count", width: 5, alignment: .right), ViewColumn("Name", width: 25), ViewColumn("Group")]),
    list(utility + "GroupInfo", ["Name", "Count", "Group", "Values"]),
    table(utility + "GroupInfoNoElement", [ViewColumn("Count", width: 5, alignment: .right), ViewColumn("Name")]),
    list(utility + "GenericMeasureInfo", ["Count", "Average", "Sum", "Maximum", "Minimum", "StandardDeviation", "Property"]),
    list(utility + "GenericObjectMeasureInfo", ["Count", "Average", "Sum", "Maximum", "Minimum", "StandardDeviation", "Property"]),
    table(
      utility + "TextMeasureInfo",
      [
        ViewColumn("Lines", width: 5, alignment: .right), ViewColumn("Words", width: 5, alignment: .right),
        ViewColumn("Characters", width: 10, alignment: .right), ViewColumn("Property"),
      ]),
    table(
      utility + "MemberDefinition", [ViewColumn("Name"), ViewColumn("MemberType"), ViewColumn("Definition")],
      groupBy: ViewGroupBy(.property("TypeName"), label: "TypeName"), fits: true),
    View(
      utility + "MatchInfo", [utility + "MatchInfo"],
      .custom(CustomView([.expression(.native { .init(try matchText($0)) }, formatString: nil, enumerates: false)]))),
    // A warning that was redirected into the output shows as its text.
    View(
      "StreamRecord", ["System.Management.Automation.WarningRecord", "System.Management.Automation.VerboseRecord", "System.Management.Automation.DebugRecord"],
      .custom(CustomView([.expression(.property("Message"), formatString: nil, enumerates: false)])), isOutOfBand: true),
    View(
      "InformationRecord", ["System.Management.Automation.InformationRecord"],
      .custom(CustomView([.expression(.native { .init(try $0.text()) }, formatString: nil, enumerates: false)])), isOutOfBand: true),
  ]

  /// A match prints as its `ToString` of the current folder: file, line number and line.
  private static func matchText(_ match: Value) throws -> String {
    let found = try Members.invoke(match, "ToEmphasizedString", [Value(ObjectRuntime.current.currentFolder)])
    return try found.text()
  }

  // MARK: Commands and modules

  private static func displayName(_ command: Value) throws -> Value {
    if let name = try Members.get(command, "DisplayName"), !name.isNull { return name }
    return try Members.get(command, "Name") ?? .null
  }

  private static let commandColumns: [ViewColumn] = [
    ViewColumn("CommandType", width: 15), ViewColumn(.native(displayName), label: "Name", width: 50), ViewColumn("Version", width: 10),
    ViewColumn("Source"),
  ]

  private static let commandKinds = [
    "CommandInfo", "AliasInfo", "ApplicationInfo", "CmdletInfo", "ExternalScriptInfo", "FunctionInfo", "ScriptInfo", "FilterInfo", "ConfigurationInfo",
  ]

  private static let commands: [View] =
    [View("command", commandKinds.map { automation + $0 }, .table(TableView(commandColumns)))] + commandLists + [
      View(
        "module", [automation + "PSModuleInfo"],
        .table(
          TableView([
            ViewColumn("ModuleType", width: 10), ViewColumn("Version", width: 10),
            ViewColumn(.native(prerelease), label: "PreRelease", width: 10), ViewColumn("Name", width: 35),
            ViewColumn(.native(exportedCommands), label: "ExportedCommands"),
          ]))),
      list(automation + "PSModuleInfo", ["Name", "Path", "Description", "ModuleType", "Version", "PreRelease", "NestedModules", "ExportedFunctions", "ExportedCmdlets", "ExportedVariables", "ExportedAliases"]),
      table(
        utility + "HistoryInfo",
        [ViewColumn("Id", width: 4, alignment: .right), ViewColumn(.native(duration), label: "Duration", width: 12, alignment: .right), ViewColumn("CommandLine")]),
      table(automation + "PSVariable", [ViewColumn("Name", width: 30), ViewColumn("Value")]),
      table("System.Management.Automation.VerbInfo", [ViewColumn("Verb"), ViewColumn("AliasPrefix"), ViewColumn("Group"), ViewColumn("Description")], fits: true),
    ]

  /// What `Format-List` shows of commands.
  private static let commandLists: [View] =
    ["FunctionInfo", "FilterInfo", "ScriptInfo", "ConfigurationInfo"].map { list(automation + $0, ["Name", "CommandType", "Definition"]) } + [
      list(automation + "AliasInfo", ["DisplayName", "CommandType", "Definition", "ReferencedCommand", "ResolvedCommand"]),
      list(automation + "ApplicationInfo", ["Name", "CommandType", "Definition", "Extension", "Path", "FileVersionInfo"]),
      list(automation + "ExternalScriptInfo", ["Name", "CommandType", "Definition", "Path"]),
    ]

  private static func prerelease(_ module: Value) throws -> Value { try Members.get(module, "PreRelease") ?? .null }

  private static func exportedCommands(_ module: Value) throws -> Value {
    guard let commands = try Members.get(module, "ExportedCommands") else { return .null }
    return try Members.get(commands, "Keys") ?? .null
  }

  /// How long a command took: seconds with milliseconds, or minutes and hours when it was long.
  private static func duration(_ item: Value) throws -> Value {
    guard let span = try Members.get(item, "Duration"), let seconds = try Members.get(span, "TotalSeconds") else { return .null }
    guard case .double(let total) = seconds else { return .null }
    let milliseconds = Int((total * 1000).rounded())
    func pad(_ number: Int, _ digits: Int) -> String { Cells.zeros(number, digits) }
    if total < 10 { return Value("\(milliseconds / 1000).\(pad(milliseconds % 1000, 3))") }
    if total < 60 { return Value("\(milliseconds / 1000).\(pad(milliseconds % 1000, 3))") }
    let whole = milliseconds / 1000
    if whole < 3600 { return Value("\(whole / 60):\(pad(whole % 60, 2)).\(pad(milliseconds % 1000, 3))") }
    return Value("\(whole / 3600):\(pad(whole / 60 % 60, 2)):\(pad(whole % 60, 2))")
  }

  // MARK: The debugger

  private static let breakpointKinds = ["LineBreakpoint", "CommandBreakpoint", "VariableBreakpoint"].map { automation + $0 }

  private static let debugging: [View] = [
    View(
      "Breakpoint", [automation + "Breakpoint"] + breakpointKinds,
      .table(
        TableView([
          ViewColumn("ID", width: 4, alignment: .right), ViewColumn(.native(scriptName), label: "Script", width: 18),
          ViewColumn("Line", width: 4, alignment: .right), ViewColumn("Command", width: 18), ViewColumn("Variable", width: 14), ViewColumn("Action"),
        ]))),
    list(breakpointKinds[0], ["ID", "Script", "Line", "Column", "Enabled", "HitCount", "Action"]),
    list(breakpointKinds[1], ["ID", "Command", "Enabled", "HitCount", "Action"]),
    list(breakpointKinds[2], ["ID", "Variable", "AccessMode", "Enabled", "HitCount", "Action"]),
    table(automation + "CallStackFrame", [ViewColumn("Command"), ViewColumn("Arguments"), ViewColumn("Location")]),
  ]

  private static func scriptName(_ breakpoint: Value) throws -> Value {
    guard let path = try Members.get(breakpoint, "Script")?.text(), !path.isEmpty else { return .null }
    return Value(String(path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]))
  }

  // MARK: Files and drives

  private static let files: [View] = [
    View(
      "childrenWithUnixStat", ["System.IO.DirectoryInfo", "System.IO.FileInfo"],
      .table(
        TableView(
          [
            ViewColumn("UnixMode", width: 10), ViewColumn("User", width: 10, alignment: .right), ViewColumn("Group", width: 10),
            ViewColumn("LastWriteTimeString", label: "LastWriteTime", width: 16, alignment: .right),
            ViewColumn("LengthString", label: "Size", width: 12, alignment: .right), ViewColumn("NameString", label: "Name"),
          ].map(nativeFileColumn))),
      groupBy: ViewGroupBy(.native(parentFolder), label: "Directory", indent: 4)),
    View("childrenList", ["System.IO.DirectoryInfo", "System.IO.FileInfo"], .list(ListView(properties: ["Name", "Length", "CreationTime", "LastWriteTime", "LastAccessTime", "Mode", "LinkType", "Target", "VersionInfo"])), groupBy: ViewGroupBy(.native(parentFolder), label: "Directory", indent: 4)),
    table(
      automation + "PSDriveInfo",
      [
        ViewColumn("Name", width: 10), ViewColumn(.native { driveSize($0, "Used") }, label: "Used (GB)", width: 13, alignment: .right),
        ViewColumn(.native { driveSize($0, "Free") }, label: "Free (GB)", width: 13, alignment: .right),
        ViewColumn(.native(providerName), label: "Provider", width: 13), ViewColumn("Root", width: 35), ViewColumn("CurrentLocation", alignment: .right),
      ]),
    table(automation + "PathInfo", [ViewColumn("Path")]),
    table(automation + "ProviderInfo", [ViewColumn("Name", width: 20), ViewColumn(.property("Capabilities"), width: 20), ViewColumn("Drives")]),
    View(
      utility + "ByteCollection", [utility + "ByteCollection"],
      .table(
        TableView([
          ViewColumn("HexOffset", label: "Offset", width: 16, alignment: .right),
          ViewColumn("HexBytes", label: "Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F", width: 47), ViewColumn("Ascii"),
        ])),
      groupBy: ViewGroupBy(.property("Label"), label: "Label")),
    View(
      utility + "FileHashInfo", [utility + "FileHashInfo"],
      .table(TableView([ViewColumn("Algorithm", width: 15), ViewColumn("Hash", width: 70), ViewColumn("Path")]))),
  ]

  /// The file columns are computed: they show what `ls` shows, not properties of the object as they are.
  private static func nativeFileColumn(_ column: ViewColumn) -> ViewColumn {
    var column = column
    guard case .property(let name) = column.expression else { return column }
    switch name {
    case "LastWriteTimeString": column.expression = .native { try written($0) }
    case "LengthString": column.expression = .native { try size($0) }
    case "NameString": column.expression = .property("Name")
    default: column.label = name
    }
    return column
  }

  private static func parentFolder(_ item: Value) throws -> Value {
    for name in ["Parent", "Directory"] {
      if let parent = try Members.get(item, name), !parent.isNull { return try Members.get(parent, "FullName") ?? parent }
    }
    return try Members.get(item, "PSParentPath") ?? .null
  }

  private static func written(_ item: Value) throws -> Value {
    guard let date = try Members.get(item, "LastWriteTime"), !date.isNull else { return .null }
    return try Operators.format(Value("{0:d} {0:HH}:{0:mm}"), date)
  }

  private static func size(_ item: Value) throws -> Value { try Members.get(item, "Size") ?? Members.get(item, "Length") ?? .null }

  private static func driveSize(_ drive: Value, _ property: String) -> Value {
    guard let bytes = try? Members.get(drive, property), !bytes.isNull, let shown = try? Operators.divide(bytes, .long(1 << 30)) else { return .null }
    return (try? Operators.format(Value("{0:####0.00}"), shown)) ?? .null
  }

  private static func providerName(_ drive: Value) throws -> Value {
    guard let provider = try Members.get(drive, "Provider") else { return .null }
    return try Members.get(provider, "Name") ?? provider
  }

  // MARK: Values

  private static let values: [View] = [
    View(
      "DateTime", ["System.DateTime"],
      .custom(CustomView([.expression(.native(shownDate), formatString: nil, enumerates: false)]))),
    list(
      "System.DateTime",
      ["Date", "Day", "DayOfWeek", "DayOfYear", "Hour", "Kind", "Millisecond", "Microsecond", "Nanosecond", "Minute", "Month", "Second", "Ticks", "TimeOfDay", "Year", "DateTime"]),
    list("System.TimeSpan", ["Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Ticks", "TotalDays", "TotalHours", "TotalMinutes", "TotalSeconds", "TotalMilliseconds"]),
    table(
      "System.Version",
      [ViewColumn("Major", width: 6), ViewColumn("Minor", width: 6), ViewColumn("Build", width: 6), ViewColumn("Revision", width: 8)]),
    table(
      automation + "SemanticVersion",
      [ViewColumn("Major", width: 6), ViewColumn("Minor", width: 6), ViewColumn("Patch", width: 6), ViewColumn("PreReleaseLabel", width: 15), ViewColumn("BuildLabel", width: 11)]),
    View(
      "PSMethod", [automation + "PSMethod"],
      .table(TableView([ViewColumn(.native(overloads), label: "OverloadDefinitions")], wraps: true))),
    table("System.Guid", [ViewColumn("Guid", width: 36)]),
    table(
      "System.RuntimeType",
      [ViewColumn("IsPublic", width: 8), ViewColumn("IsSerializable", label: "IsSerial", width: 8), ViewColumn("Name", width: 40), ViewColumn(.native(baseType), label: "BaseType")]),
    table("System.Globalization.CultureInfo", [ViewColumn("LCID", width: 16), ViewColumn("Name", width: 16), ViewColumn("DisplayName")]),
    table(automation + "PSCredential", [ViewColumn("UserName"), ViewColumn("Password", alignment: .right)], fits: true),
    list("System.Text.RegularExpressions.Match", ["Groups", "Success", "Name", "Captures", "Index", "Length", "Value", "ValueSpan"]),
  ]

  /// The overloads of a method, one a line, and a blank line behind.
  private static func overloads(_ method: Value) throws -> Value {
    let definitions = try Members.get(method, "OverloadDefinitions")?.enumerated() ?? []
    return Value(try definitions.map { try $0.text() + "\n" }.joined())
  }

  /// A date as its `DisplayHint` wants it: whole, or only one half.
  private static func shownDate(_ date: Value) throws -> Value {
    guard case .object(let object) = date, object.added?.find("DisplayHint") != nil, let hint = try Members.get(date, "DisplayHint")?.text() else {
      return try Members.get(date, "DateTime") ?? .null
    }
    switch hint.lowercased() {
    case "date": return try Members.invoke(date, "ToLongDateString", [])
    case "time": return try Members.invoke(date, "ToLongTimeString", [])
    default: return try Members.get(date, "DateTime") ?? .null
    }
  }

  private static func baseType(_ type: Value) throws -> Value {
    guard let base = try Members.get(type, "BaseType"), !base.isNull else { return .null }
    return try Members.get(base, "FullName") ?? base
  }

  // MARK: Sessions

  /// A member of a member: `InvocationInfo.PositionMessage`.
  private static func path(_ first: String, _ second: String) -> ViewExpression {
    .native { value in
      guard let inner = try Members.get(value, first), !inner.isNull else { return .null }
      return try Members.get(inner, second) ?? .null
    }
  }

  /// What `Get-Error` shows.
  private static let extendedError = View(
    "PSExtendedError", ["System.Management.Automation.ErrorRecord#PSExtendedError"],
    .custom(
      CustomView([
        .expression(
          .native { ($0.unwrapped.asObject as? ErrorRecord).map { Value(ExtendedErrorText.text(of: $0)) } ?? .null }, formatString: nil, enumerates: false)
      ])))

  private static let sessions: [View] = [
    extendedError,
    table(
      automation + "PSRemotingJob",
      [
        ViewColumn("Id", width: 6), ViewColumn("Name", width: 15), ViewColumn("PSJobTypeName", width: 15), ViewColumn("State", width: 13),
        ViewColumn("HasMoreData", width: 15), ViewColumn("Location", width: 20), ViewColumn("Command", width: 25),
      ]),
    table(
      automation + "Runspaces.PSSession",
      [
        ViewColumn("Id", width: 3, alignment: .right), ViewColumn("Name", width: 15), ViewColumn("Transport", width: 9), ViewColumn("ComputerName", width: 15),
        ViewColumn("ComputerType", width: 15), ViewColumn("State", width: 13), ViewColumn("ConfigurationName", width: 21),
        ViewColumn("Availability", width: 13, alignment: .right),
      ]),
    table(
      "System.Diagnostics.Process",
      [
        ViewColumn("NPM(K)", width: 7, alignment: .right), ViewColumn("PM(M)", width: 7, alignment: .right), ViewColumn("WS(M)", width: 9, alignment: .right),
        ViewColumn("CPU(s)", width: 10, alignment: .right), ViewColumn("Id", width: 7, alignment: .right), ViewColumn("SI", width: 3, alignment: .right),
        ViewColumn("ProcessName"),
      ]),
  ]
}

extension Cells {
  /// A number with leading zeros.
  package static func zeros(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
