import Objects

/// A check of an argument, one case per `Validate…` attribute.
package enum Validation {
  case notNull
  case notNullOrEmpty
  case notNullOrWhiteSpace
  case range(minimum: Value, maximum: Value)
  /// `Positive`, `Negative`, `NonPositive`, `NonNegative`.
  case rangeKind(String)
  case length(minimum: Int, maximum: Int)
  case count(minimum: Int, maximum: Int)
  case pattern(String, ignoresCase: Bool, message: String?)
  case set([String], ignoresCase: Bool, message: String?)
  case script(ScriptBlock, message: String?)
  case drive([String])
  /// A native command's own check.
  case custom((Value) throws -> Void)
  /// Words that a class lists: `[ValidateSet([Regions])]`.
  case generated(TypeInfo, ignoresCase: Bool, message: String?)
}
