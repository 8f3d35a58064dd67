/// A .NET exception as scripts see it: a type, a message, an inner exception.
public final class ExceptionObject: PSObject {
  /// `System.InvalidOperationException`, `System.Management.Automation.ItemNotFoundException` …
  public let exceptionType: TypeInfo
  public var message: String
  public var inner: ExceptionObject?
  /// The error record behind a PowerShell exception (`$_.Exception.ErrorRecord`).
  public weak var errorRecord: ErrorRecord?
  /// Further properties of the particular exception: `ActualValue`, `ParamName`, `CommandName` …
  public var details: [(name: String, value: Value)] = []

  public init(_ type: TypeInfo, _ message: String, inner: ExceptionObject? = nil) {
    exceptionType = type
    self.message = message
    self.inner = inner
    super.init()
  }

  public override var type: TypeInfo { exceptionType }
  public override func describe() throws -> String { "\(exceptionType.fullName): \(message)" }
}
