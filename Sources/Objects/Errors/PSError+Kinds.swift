extension PSError {
  /// A .NET exception as a method body throws it; `Members.invoke` wraps it into a `MethodInvocationException`, an operator shows it bare.
  public static func dotNet(_ exceptionType: String, _ message: String, details: [(name: String, value: Value)] = []) -> PSError {
    let exception = ExceptionObject(TypeCatalog.exceptionType(exceptionType), message)
    exception.details = details
    return PSError(ErrorRecord(exception, id: exceptionType, category: .OperationStopped))
  }

  static func argument(_ message: String, _ parameter: String? = nil) -> PSError {
    dotNet("System.ArgumentException", parameter.map { "\(message) (Parameter '\($0)')" } ?? message)
  }

  static func argumentNull(_ parameter: String) -> PSError {
    dotNet("System.ArgumentNullException", "Value cannot be null. (Parameter '\(parameter)')")
  }

  static func outOfRange(_ message: String, _ parameter: String) -> PSError {
    dotNet("System.ArgumentOutOfRangeException", "\(message) (Parameter '\(parameter)')")
  }

  static func format(_ message: String) -> PSError { dotNet("System.FormatException", message) }

  static func inputFormat(_ text: String) -> PSError { format("The input string '\(text)' was not in a correct format.") }

  public static func invalidOperation(_ message: String) -> PSError { dotNet("System.InvalidOperationException", message) }

  static func overflow(_ message: String) -> PSError { dotNet("System.OverflowException", message) }

  static var outOfMemory: PSError { dotNet("System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.") }

  static var fixedSize: PSError { dotNet("System.NotSupportedException", "Collection was of a fixed size.") }

  /// What the program knows of but does not do yet: said honestly instead of failing in an odd way.
  public static func notSupportedYet(_ what: String) -> PSError {
    PSError("System.NotSupportedException", "not supported yet: \(what)", id: "NotSupportedYet", category: .NotImplemented)
  }

  /// `RuntimeException` with an id, as the engine's own errors are.
  public static func runtime(_ id: String, _ message: String, _ category: ErrorCategory = .InvalidOperation, target: Value = .null, inner: ExceptionObject? = nil) -> PSError {
    PSError("RuntimeException", message, id: id, category: category, target: target, inner: inner)
  }

  public var message: String { record.exception.message }
}
