/// A .NET exception as scripts see it: a type, a message, an inner exception.
package final class ExceptionObject: PSObject {
  /// `System.InvalidOperationException`, `System.Management.Automation.ItemNotFoundException` …
  package let exceptionType: TypeInfo
  package var message: String
  package var inner: ExceptionObject?
  /// The error record behind a PowerShell exception (`$_.Exception.ErrorRecord`).
  package weak var errorRecord: ErrorRecord?
  /// Further properties of the particular exception: `ActualValue`, `ParamName`, `CommandName` …
  package var details: [(name: String, value: Value)] = []

  package init(_ type: TypeInfo, _ message: String, inner: ExceptionObject? = nil) {
    exceptionType = type
    self.message = message
    self.inner = inner
    super.init()
  }

  package override var type: TypeInfo { exceptionType }
  package override func describe() throws -> String { "\(exceptionType.fullName): \(message)" }
}
