/// PowerShell's `ErrorCategory`, in its own order and spelling.
public enum ErrorCategory: Int, CaseIterable {
  case NotSpecified, OpenError, CloseError, DeviceError, DeadlockDetected, InvalidArgument, InvalidData, InvalidOperation, InvalidResult, InvalidType,
    MetadataError, NotImplemented, NotInstalled, ObjectNotFound, OperationStopped, OperationTimeout, SyntaxError, ParserError, PermissionDenied,
    ResourceBusy, ResourceExists, ResourceUnavailable, ReadError, WriteError, FromStdErr, SecurityError, ProtocolError, ConnectionError,
    AuthenticationError, LimitsExceeded, QuotaExceeded, NotEnabled
}

/// An error as PowerShell records it: the exception, the id, the category, the object it is about and where it happened.
public final class ErrorRecord: PSObject {
  public var exception: ExceptionObject
  /// The id without the command that reported it.
  public var errorId: String
  public var category: ErrorCategory
  public var targetObject: Value
  /// Overrides of `CategoryInfo`, empty when derived.
  public var activity = "", reason = "", targetName = "", targetType = ""
  /// Replaces the exception's message in the view (`ErrorDetails.Message`).
  public var details: String?
  public var recommendedAction: String?
  /// Where and by which command the error was raised; the engine fills it in once. `InvocationInfo` of the engine.
  public var invocation: PSObject?
  /// The name that follows the comma in `FullyQualifiedErrorId`.
  public var reporter = ""
  public var scriptStackTrace = ""
  /// The position shown by the error view; set together with `invocation`.
  public var position: ErrorPosition?
  /// Set once the engine has completed the record, so that rethrowing does not move it.
  public var isComplete = false

  public init(_ exception: ExceptionObject, id: String, category: ErrorCategory, target: Value = .null) {
    self.exception = exception
    errorId = id
    self.category = category
    targetObject = target
    super.init()
    if exception.errorRecord == nil { exception.errorRecord = self }
  }

  public var message: String { details ?? exception.message }
  public var fullyQualifiedErrorId: String { reporter.isEmpty ? errorId : "\(errorId),\(reporter)" }
  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.ErrorRecord") }
  public override func describe() throws -> String { message }
}

/// Where an error stands in its script, resolved to text so that the view needs no source.
public struct ErrorPosition {
  /// The script's path; empty for a command line.
  public var file: String
  /// Line and column from 1, columns in UTF-16 units.
  public var line, column: Int
  /// The whole line, and the part of it that is underlined (offset and length in UTF-16 units).
  public var lineText: String
  public var underlineStart, underlineLength: Int
  /// The text of the extent, as `InvocationInfo.PositionMessage` needs it.
  public var extentText: String
  /// End of the extent.
  public var endLine, endColumn: Int

  public init(file: String, line: Int, column: Int, lineText: String, underlineStart: Int, underlineLength: Int, extentText: String, endLine: Int, endColumn: Int) {
    self.file = file
    self.line = line
    self.column = column
    self.lineText = lineText
    self.underlineStart = underlineStart
    self.underlineLength = underlineLength
    self.extentText = extentText
    self.endLine = endLine
    self.endColumn = endColumn
  }
}
