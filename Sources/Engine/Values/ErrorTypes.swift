import Objects

/// The type tables of error records and their category.
enum ErrorTypes {
  private static let prefix = "System.Management.Automation."

  static let record = TypeInfo(prefix + "ErrorRecord", base: .object) { members in
    func add(_ name: String, _ typeName: String, set: ((ErrorRecord, Value) throws -> Void)? = nil, _ get: @escaping (ErrorRecord) -> Value) {
      members.property(
        name, typeName, get: { target in (target.unwrapped.asObject as? ErrorRecord).map(get) ?? .null },
        set: set.map { set in { target, value in if let record = target.unwrapped.asObject as? ErrorRecord { try set(record, value) } } })
    }
    members.property("PSMessageDetails", "System.Object", get: { _ in .null })
    add("Exception", "System.Exception") { .object($0.exception) }
    add("TargetObject", "System.Object") { $0.targetObject }
    add("CategoryInfo", "System.Management.Automation.ErrorCategoryInfo") { .object(ErrorCategoryInfo($0)) }
    add("FullyQualifiedErrorId", "string") { Value($0.fullyQualifiedErrorId) }
    add("ErrorDetails", "System.Management.Automation.ErrorDetails", set: { record, value in
      record.details = value.isNull ? nil : try (value.asObject as? ErrorDetails)?.message ?? value.text()
    }) { record in record.details.map { .object(ErrorDetails($0, record.recommendedAction ?? "")) } ?? .null }
    add("InvocationInfo", "System.Management.Automation.InvocationInfo") { $0.invocation.map { .object($0) } ?? .null }
    add("ScriptStackTrace", "string") { Value($0.scriptStackTrace) }
    add("PipelineIterationInfo", "System.Collections.ObjectModel.ReadOnlyCollection[int]") { _ in Value([]) }
    for signature in [
      "ErrorRecord(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, System.Object targetObject)"
    ] {
      members.constructor(signature) { arguments in
        guard let exception = ErrorTypes.exception(arguments[0]) else { return .null }
        let record = ErrorRecord(exception, id: try arguments[1].text(), category: category(try arguments[2].text()), target: arguments[3])
        return .object(record)
      }
    }
  }

  /// The exception of a value: one itself, or an instance of a script's class derived from one.
  static func exception(_ value: Value) -> ExceptionObject? {
    if let exception = value.unwrapped.asObject as? ExceptionObject { return exception }
    guard let instance = value.unwrapped.asObject as? ClassInstance else { return nil }
    return instance.asException
  }

  static func category(_ name: String) -> ErrorCategory { ErrorCategory.allCases.first { FoldedName.equal("\($0)", name) } ?? .NotSpecified }

  static let categoryInfo = TypeInfo(prefix + "ErrorCategoryInfo", base: .object) { members in
    func add(_ name: String, _ get: @escaping (ErrorRecord) -> String, set: ((ErrorRecord, String) -> Void)? = nil) {
      members.property(
        name, "string", get: { target in (target.asObject as? ErrorCategoryInfo).map { Value(get($0.record)) } ?? .null },
        set: set.map { set in { target, value in if let info = target.asObject as? ErrorCategoryInfo { set(info.record, try value.text()) } } })
    }
    members.property("Category", "System.Management.Automation.ErrorCategory", get: { target in
      guard let info = target.asObject as? ErrorCategoryInfo else { return .null }
      let name = "\(info.record.category)"
      return Conversion.tryConvert(Value(name), to: TypeCatalog.type(prefix + "ErrorCategory")) ?? Value(name)
    })
    add("Activity", { $0.activity }, set: { $0.activity = $1 })
    add("Reason", { $0.categoryReason }, set: { $0.reason = $1 })
    add("TargetName", { $0.categoryTargetName }, set: { $0.targetName = $1 })
    add("TargetType", { $0.categoryTargetType }, set: { $0.targetType = $1 })
    members.method("string GetMessage()") { target, _ in Value((target.asObject as? ErrorCategoryInfo)?.record.categoryMessage ?? "") }
  }

  static let details = TypeInfo(prefix + "ErrorDetails", base: .object) { members in
    members.property("Message", "string", get: { Value(($0.asObject as? ErrorDetails)?.message ?? "") })
    members.property("RecommendedAction", "string", get: { Value(($0.asObject as? ErrorDetails)?.action ?? "") })
    members.constructor("ErrorDetails(string message)") { .object(ErrorDetails(try $0[0].text(), "")) }
  }
}

/// `$_.CategoryInfo`.
final class ErrorCategoryInfo: PSObject {
  let record: ErrorRecord

  init(_ record: ErrorRecord) {
    self.record = record
    super.init()
  }

  override var type: TypeInfo { ErrorTypes.categoryInfo }
  override func describe() throws -> String { record.categoryMessage }
}

/// `$_.ErrorDetails`.
final class ErrorDetails: PSObject {
  let message, action: String

  init(_ message: String, _ action: String) {
    self.message = message
    self.action = action
    super.init()
  }

  override var type: TypeInfo { ErrorTypes.details }
  override func describe() throws -> String { message }
}
