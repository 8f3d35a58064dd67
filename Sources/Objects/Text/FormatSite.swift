/// A place in code that formats text, with the pattern met there last: mostly it is a literal, the same object every time.
public final class FormatSite {
  private var text: PSString?
  private var format: CompositeFormat?

  public init() {}

  /// `-f` with its arguments in a row.
  public func format(_ pattern: Value, _ arguments: UnsafeBufferPointer<Value>) throws -> Value {
    guard case .string(let string) = pattern else { return try Operators.format(pattern, arguments) }
    if let format, text === string { return try Operators.format(pattern, format, arguments) }
    let made = CompositeFormat.cached(string)
    (text, format) = (string, made)
    return try Operators.format(pattern, made, arguments)
  }
}
