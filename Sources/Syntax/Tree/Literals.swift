import Diagnostics

/// Says how a string was written.
package enum StringConstantKind: UInt8, Sendable {
  case bareWord, singleQuoted, doubleQuoted, singleQuotedHereString, doubleQuotedHereString
}

/// Is a string without anything to expand; `value` has its escapes and doubled quotes resolved.
package final class StringConstantExpressionSyntax: ExpressionSyntax {
  package let value: String
  package let stringKind: StringConstantKind

  init(_ extent: Extent, value: String, stringKind: StringConstantKind) {
    self.value = value
    self.stringKind = stringKind
    super.init(.stringConstantExpression, extent)
  }
}

/// Is a string with variables or `$( )` in it, also as a bare word (`a$b.txt`).
package final class ExpandableStringExpressionSyntax: ExpressionSyntax {
  /// Alternate: text with its escapes resolved, and expressions to be put in between.
  package enum Part {
    case text(String)
    case expression(ExpressionSyntax)
  }

  /// The text with escapes resolved, expressions still as written.
  package let value: String
  package let stringKind: StringConstantKind
  package let parts: [Part]

  init(_ extent: Extent, value: String, stringKind: StringConstantKind, parts: [Part]) {
    self.value = value
    self.stringKind = stringKind
    self.parts = parts
    super.init(.expandableStringExpression, extent)
  }

  package var nestedExpressions: [ExpressionSyntax] {
    parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }
}

/// Is a number.
package final class ConstantExpressionSyntax: ExpressionSyntax {
  package let value: NumericConstant
  /// The number does not fit its type: an error has been reported and `value` means nothing.
  package let isInvalid: Bool

  init(_ extent: Extent, value: NumericConstant, isInvalid: Bool = false) {
    self.value = value
    self.isInvalid = isInvalid
    super.init(.constantExpression, extent)
  }
}

/// Holds the value of a numeric literal with the type that PowerShell gives it.
package enum NumericConstant: Equatable, Sendable {
  case int32(Int32)
  case int64(Int64)
  case int8(Int8)
  case uint8(UInt8)
  case int16(Int16)
  case uint16(UInt16)
  case uint32(UInt32)
  case uint64(UInt64)
  case double(Double)
  case decimal(DecimalLiteral)
  /// Decimal digits with an optional minus sign.
  case bigint(String)
}

/// Holds a decimal number as .NET's: at most 96 bits of digits, and how many of them stand behind the point.
package struct DecimalLiteral: Equatable, Sendable {
  package let isNegative: Bool
  /// The digits as an integer: 1.50 has 150.
  package let magnitude: UInt128
  /// 1.50 has 2; at most 28.
  package let scale: Int

  package init(isNegative: Bool, magnitude: UInt128, scale: Int) {
    self.isNegative = isNegative
    self.magnitude = magnitude
    self.scale = scale
  }

  /// Writes the number with all its digits: `-1.50`.
  package var text: String {
    var digits = String(magnitude)
    if digits.utf8.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits }
    let point = digits.index(digits.endIndex, offsetBy: -scale)
    let unsigned = scale == 0 ? digits : digits[..<point] + "." + digits[point...]
    return (isNegative ? "-" : "") + unsigned
  }
}
