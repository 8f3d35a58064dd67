/// `$_.CategoryInfo`.
public final class ErrorCategoryInfo: PSObject {
  fileprivate let record: ErrorRecord

  public init(_ record: ErrorRecord) {
    self.record = record
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.ErrorCategoryInfo") }

  /// The command that reported the error, unless the record says otherwise.
  public var activity: String {
    if !record.activity.isEmpty { return record.activity }
    guard let invocation = record.invocation, let command = try? Members.get(.object(invocation), "MyCommand"), !command.isNull else { return "" }
    return (try? Members.get(command, "Name")?.text()) ?? ""
  }

  public var reason: String { record.reason.isEmpty ? record.exception.exceptionType.name : record.reason }
  public var targetName: String {
    if !record.targetName.isEmpty { return record.targetName }
    return record.targetObject.isNull ? "" : (try? record.targetObject.text()) ?? ""
  }
  public var targetType: String {
    if !record.targetType.isEmpty { return record.targetType }
    return record.targetObject.isNull ? "" : record.targetObject.unwrapped.type.name
  }

  /// `ObjectNotFound: (x:String) [Get-Item], ItemNotFoundException`.
  public var text: String { "\(record.category): (\(shortened(targetName)):\(targetType)) [\(activity)], \(reason)" }

  /// Long names lose their middle.
  private func shortened(_ text: String) -> String {
    text.utf16.count <= 40 ? text : "\(text.prefix(18))...\(text.suffix(19))"
  }

  public override func describe() throws -> String { text }
}

/// `$_.ErrorDetails`.
final class ErrorDetailsObject: PSObject {
  let message: String
  let recommendedAction: String

  init(_ message: String, recommendedAction: String = "") {
    self.message = message
    self.recommendedAction = recommendedAction
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.ErrorDetails") }
  override func describe() throws -> String { message }
}

/// `ErrorRecord` and its parts.
enum ErrorRecordTable {
  private static func own(_ value: Value) -> ErrorRecord? { value.unwrapped.asObject as? ErrorRecord }
  private static func info(_ value: Value) -> ErrorCategoryInfo? { value.asObject as? ErrorCategoryInfo }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Management.Automation.ErrorRecord") { members, _ in
      members.property("Exception", "System.Exception", get: { own($0).map { .object($0.exception) } ?? .null })
      members.property("TargetObject", "System.Object", get: { own($0)?.targetObject ?? .null })
      members.property("CategoryInfo", "System.Management.Automation.ErrorCategoryInfo", get: { own($0).map { .object(ErrorCategoryInfo($0)) } ?? .null })
      members.property("FullyQualifiedErrorId", "string", get: { Value(own($0)?.fullyQualifiedErrorId ?? "") })
      members.property("ErrorDetails", "System.Management.Automation.ErrorDetails", get: { value in
        guard let record = own(value), let details = record.details else { return .null }
        return .object(ErrorDetailsObject(details, recommendedAction: record.recommendedAction ?? ""))
      }, set: { target, value in
        own(target)?.details = try value.isNull ? nil : (value.asObject as? ErrorDetailsObject)?.message ?? value.text()
      })
      members.property("InvocationInfo", "System.Management.Automation.InvocationInfo", get: { own($0)?.invocation.map { .object($0) } ?? .null })
      members.property("ScriptStackTrace", "string", get: { Value(own($0)?.scriptStackTrace ?? "") })
      members.property("PipelineIterationInfo", "System.Collections.ObjectModel.ReadOnlyCollection[int]", get: { _ in .array(PSArray([], elementType: .int32)) })
      // PowerShell's own addition to the type.
      members.property("PSMessageDetails", "System.Object", hidden: true, get: { _ in .null })
      members.method("string ToString()") { target, _ in Value(own(target)?.message ?? "") }
      members.constructor("ErrorRecord(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)") { arguments in
        guard let exception = arguments[0].asObject as? ExceptionObject else { throw PSError.argumentNull("exception") }
        var category = ErrorCategory.NotSpecified
        if case .enumeration(_, let number)? = arguments[2].asScalar { category = ErrorCategory(rawValue: Int(number)) ?? .NotSpecified }
        return .object(ErrorRecord(exception, id: try arguments[1].text(), category: category, target: arguments[3]))
      }
      members.constructor("ErrorRecord(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)") { arguments in
        guard let record = own(arguments[0]) else { throw PSError.argumentNull("errorRecord") }
        return .object(ErrorRecord(arguments[1].asObject as? ExceptionObject ?? record.exception, id: record.errorId, category: record.category, target: record.targetObject))
      }
    },
    TypeDefinition("System.Management.Automation.ErrorCategoryInfo") { members, _ in
      members.property("Category", "System.Management.Automation.ErrorCategory", get: { value in
        Value(enumeration: "System.Management.Automation.ErrorCategory", info(value)?.record.category.rawValue ?? 0)
      })
      members.property("Activity", "string", get: { Value(info($0)?.activity ?? "") }, set: { info($0)?.record.activity = try $1.text() })
      members.property("Reason", "string", get: { Value(info($0)?.reason ?? "") }, set: { info($0)?.record.reason = try $1.text() })
      members.property("TargetName", "string", get: { Value(info($0)?.targetName ?? "") }, set: { info($0)?.record.targetName = try $1.text() })
      members.property("TargetType", "string", get: { Value(info($0)?.targetType ?? "") }, set: { info($0)?.record.targetType = try $1.text() })
      members.method("string GetMessage()") { target, _ in Value(info(target)?.text ?? "") }
      members.method("string ToString()") { target, _ in Value(info(target)?.text ?? "") }
    },
    TypeDefinition("System.Management.Automation.ErrorDetails") { members, _ in
      members.property("Message", "string", get: { Value(($0.asObject as? ErrorDetailsObject)?.message ?? "") })
      members.property("RecommendedAction", "string", get: { Value(($0.asObject as? ErrorDetailsObject)?.recommendedAction ?? "") })
      members.constructor("ErrorDetails(string message)") { .object(ErrorDetailsObject(try $0[0].text())) }
    },
  ]
}
