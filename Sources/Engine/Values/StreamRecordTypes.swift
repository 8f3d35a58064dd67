import Objects

/// The type tables of warning, verbose, debug and information records.
enum StreamRecordTypes {
  private static let prefix = "System.Management.Automation."

  static let informational = TypeInfo(prefix + "InformationalRecord", base: .object) { members in
    members.property("Message", "string", get: { record($0).map { Value($0.message) } ?? .null }, set: nil)
    members.property("InvocationInfo", "System.Management.Automation.InvocationInfo", get: { record($0)?.invocation.map { .object($0) } ?? .null })
    members.property("PipelineIterationInfo", "System.Collections.ObjectModel.ReadOnlyCollection[int]", get: { _ in Value([]) })
  }

  static let warning = TypeInfo(prefix + "WarningRecord", base: informational) { members in
    members.property("FullyQualifiedWarningId", "string", get: { _ in Value("") })
    members.constructor("WarningRecord(string message)") { .object(StreamRecord(.warning, try $0[0].text())) }
  }
  static let verbose = TypeInfo(prefix + "VerboseRecord", base: informational) { members in
    members.constructor("VerboseRecord(string message)") { .object(StreamRecord(.verbose, try $0[0].text())) }
  }
  static let debug = TypeInfo(prefix + "DebugRecord", base: informational) { members in
    members.constructor("DebugRecord(string message)") { .object(StreamRecord(.debug, try $0[0].text())) }
  }

  static let information = TypeInfo(prefix + "InformationRecord", base: .object) { members in
    members.constructor("InformationRecord(System.Object messageData, string source)") { .object(StreamRecord(.information, try $0[0].text(), data: $0[0])) }
    members.property("MessageData", "System.Object", get: { target in
      guard let record = record(target) else { return .null }
      return record.isHostOutput ? .object(HostMessage(record.message)) : record.data
    })
    members.property("Source", "string", get: { target in Value((record(target)?.invocation as? InvocationInfo)?.callerPath ?? "") })
    members.property("TimeGenerated", "datetime", get: { target in
      record(target).map { .object(ScalarObject(.dateTime(DateTime(ticks: $0.ticks, kind: .utc)))) } ?? .null
    })
    members.property("Tags", "System.Collections.Generic.List[string]", get: { target in
      .object(PSList(.list(of: .string), ContiguousArray((record(target)?.tags ?? []).map { Value($0) })))
    })
    members.property("User", "string", get: { _ in Value("") })
    members.property("Computer", "string", get: { _ in Value("localhost") })
    members.property("ProcessId", "uint", get: { _ in .int(0) })
    members.property("NativeThreadId", "uint", get: { _ in .int(0) })
    members.property("ManagedThreadId", "uint", get: { _ in .int(1) })
  }

  static let hostMessage = TypeInfo(prefix + "HostInformationMessage", base: .object) { members in
    members.property("Message", "string", get: { Value(($0.asObject as? HostMessage)?.text ?? "") })
    members.property("NoNewLine", "bool", get: { _ in .bool(false) })
    members.property("ForegroundColor", "System.ConsoleColor", get: { _ in .null })
    members.property("BackgroundColor", "System.ConsoleColor", get: { _ in .null })
  }

  static var all: [TypeInfo] { [informational, warning, verbose, debug, information, hostMessage] }

  private static func record(_ target: Value) -> StreamRecord? { target.unwrapped.asObject as? StreamRecord }
}

/// What `Write-Host` puts into an information record.
final class HostMessage: PSObject {
  let text: String

  init(_ text: String) {
    self.text = text
    super.init()
  }

  override var type: TypeInfo { StreamRecordTypes.hostMessage }
  override func describe() throws -> String { text }
}
