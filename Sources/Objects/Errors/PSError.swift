/// What every room throws: a PowerShell error, still without position when it comes from Objects or a cmdlet.
///
/// The engine completes the record (position, invocation, stack) at the statement that failed.
public struct PSError: Error {
  public let record: ErrorRecord
  /// A `throw` or an error made terminating by `-ErrorAction Stop`: ends the script where a plain runtime error only ends its statement.
  public var isThrow = false

  public init(_ record: ErrorRecord, isThrow: Bool = false) {
    self.record = record
    self.isThrow = isThrow
  }

  /// Makes an error from the name of its exception type, as .NET spells it; `RuntimeException` and other bare names stand for
  /// types of `System.Management.Automation`.
  public init(
    _ exceptionType: String, _ message: String, id: String, category: ErrorCategory = .NotSpecified, target: Value = .null, inner: ExceptionObject? = nil
  ) {
    let name = exceptionType.contains(".") ? exceptionType : "System.Management.Automation.\(exceptionType)"
    record = ErrorRecord(ExceptionObject(TypeCatalog.exceptionType(name), message, inner: inner), id: id, category: category, target: target)
  }
}
