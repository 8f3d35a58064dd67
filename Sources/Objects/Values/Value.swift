/// Holds any PowerShell value in 16 bytes.
///
/// The frequent scalars stand in the enum itself; everything else is a reference to a final-class payload, because a
/// `String` payload would make every slot and array element 24 bytes wide (measured: arrays slow down by a fifth).
/// Rarer scalars (decimal, byte, date-times …) are `ScalarObject`s.
public enum Value {
  /// `$null`.
  case null
  /// What a command without output yields (`AutomationNull`): `$null` as an operand, nothing at all in a pipeline.
  case void
  /// A variable slot that was never assigned; never seen outside scopes.
  case unset
  /// A slot whose variable needs more than a value (attributes, options, a `[ref]` to it); never seen outside scopes.
  case variable(Variable)
  case bool(Bool)
  /// One UTF-16 unit, as .NET's `Char`.
  case char(UInt16)
  case int(Int32)
  case long(Int64)
  case double(Double)
  case string(PSString)
  case array(PSArray)
  case object(PSObject)
}

extension Value {
  @inlinable public init(_ text: String) { self = .string(PSString.holding(text)) }
  @inlinable public init(_ items: [Value]) { self = .array(PSArray(ContiguousArray(items))) }

  /// Tells whether the value is `$null` in any of its forms.
  @inlinable public var isNull: Bool {
    switch self {
    case .null, .void, .unset: true
    default: false
    }
  }

  @inlinable public var isVoid: Bool { if case .void = self { true } else { false } }
  @inlinable public var isUnset: Bool { if case .unset = self { true } else { false } }
  @inlinable public var asObject: PSObject? { if case .object(let object) = self { object } else { nil } }

  /// The value without the wrapper that carries added members (`Add-Member` on a string, a `PSPath` on a line).
  @inlinable public var unwrapped: Value {
    if case .object(let object) = self, object.isWrapper { (object as? WrappedValue)?.base ?? self } else { self }
  }

  /// The text if the value is a string (also a wrapped one); no conversion.
  @inlinable public var asString: String? {
    switch self {
    case .string(let string): string.text
    case .object(let object) where object.isWrapper: unwrapped.asString
    default: nil
    }
  }

  /// The array if the value is one (also a wrapped one).
  @inlinable public var asArray: PSArray? {
    switch self {
    case .array(let array): array
    case .object(let object) where object.isWrapper: unwrapped.asArray
    default: nil
    }
  }
}
