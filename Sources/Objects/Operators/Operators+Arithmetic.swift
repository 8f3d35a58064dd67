/// The operators on values, with PowerShell's conversions and its error ids; the left operand decides.
public enum Operators {
  public static func add(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? .double(Double(a) + Double(b)) : .int(sum)
    case (.string(let a), .string(let b)): return Value(a.text + b.text)
    case (.double(let a), .double(let b)): return .double(a + b)
    default: return try slowAdd(left, right)
    }
  }

  @inline(never) private static func slowAdd(_ originalLeft: Value, _ originalRight: Value) throws -> Value {
    let left = originalLeft.unwrapped, right = originalRight.unwrapped
    switch left {
    case .null, .void, .unset: return right.isVoid ? .null : originalRight
    case .string(let text): return Value(text.text + (try right.text()))
    case .char(let unit): return Value(Value.text(unit: unit) + (try right.text()))
    case .array(let array): return .array(PSArray(try appended(array.items, right)))
    case .object(let object):
      if let list = object as? PSList, object.customTypeNames == nil {
        if case .queue = list.kind {} else if case .stack = list.kind {} else { return .array(PSArray(try appended(list.items, right))) }
      }
      if let table = object as? PSHashtable { return try merged(table, right) }
      // Keys of a table, matches of a pattern: what can be enumerated grows into an array.
      if !(object is PSList), let items = try left.enumerated() { return .array(PSArray(try appended(items, right))) }
    default: break
    }
    return try arithmetic(left, right, .add)
  }

  private static func appended(_ items: ContiguousArray<Value>, _ right: Value) throws -> ContiguousArray<Value> {
    var result = items
    if let more = right.asObject is PSHashtable ? nil : try right.enumerated() { result += more } else { result.append(right.isVoid ? .null : right) }
    return result
  }

  private static func merged(_ table: PSHashtable, _ right: Value) throws -> Value {
    if right.isNull { return .object(table) }
    guard let other = right.asObject as? PSHashtable else {
      throw PSError.runtime("AddHashTableToNonHashTable", "A hash table can only be added to another hash table.", .InvalidOperation)
    }
    let result = table.copy()
    for (key, value) in other.entries {
      if result.contains(key) { throw DictionaryTable.duplicate(result.storedKey(key) ?? key, key) }
      result.set(key, value)
    }
    return .object(result)
  }

  public static func subtract(_ left: Value, _ right: Value) throws -> Value {
    if case .int(let a) = left, case .int(let b) = right {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? .double(Double(a) - Double(b)) : .int(difference)
    }
    if case .double(let a) = left, case .double(let b) = right { return .double(a - b) }
    return try arithmetic(left.unwrapped, right.unwrapped, .subtract)
  }

  public static func multiply(_ left: Value, _ right: Value) throws -> Value {
    if case .int(let a) = left, case .int(let b) = right {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? .double(Double(a) * Double(b)) : .int(product)
    }
    if case .double(let a) = left, case .double(let b) = right { return .double(a * b) }
    return try slowMultiply(left.unwrapped, right.unwrapped)
  }

  @inline(never) private static func slowMultiply(_ left: Value, _ right: Value) throws -> Value {
    switch left {
    case .null, .void, .unset: return .null
    case .string(let text):
      let times = try repetitions(right, of: text.text.utf8.count, atMost: 1 << 30)
      return Value(String(repeating: text.text, count: times))
    case .array(let array):
      let times = try repetitions(right, of: array.items.count)
      var items = ContiguousArray<Value>()
      items.reserveCapacity(array.items.count * times)
      for _ in 0..<times { items += array.items }
      return .array(PSArray(items, elementType: array.elementType))
    case .bool, .char:
      throw undefined(left, right, "*")
    case .object(let object):
      if let list = object as? PSList {
        let times = try repetitions(right, of: list.items.count)
        var items = ContiguousArray<Value>()
        for _ in 0..<times { items += list.items }
        return .array(PSArray(items))
      }
    default: break
    }
    return try arithmetic(left, right, .multiply)
  }

  /// Items that an array made by an operator may hold: two gigabytes.
  static let largestArray = 1 << 27

  /// How often to repeat something of a size; what the result may hold has a limit, as memory has.
  private static func repetitions(_ right: Value, of size: Int, atMost limit: Int = largestArray) throws -> Int {
    guard case .int(let times) = try Conversion.convert(right, to: .int32) else { return 0 }
    if times < 0 {
      throw PSError.dotNet(
        "System.ArgumentOutOfRangeException", "times ('\(times)') must be a non-negative value. (Parameter 'times')\nActual value was \(times).")
    }
    guard Int(times) * size <= limit else { throw PSError.outOfMemory }
    return Int(times)
  }

  public static func divide(_ left: Value, _ right: Value) throws -> Value {
    if case .double(let a) = left, case .double(let b) = right { return .double(a / b) }
    if case .int(let a) = left, case .int(let b) = right, b != 0, b != -1 {
      return a % b == 0 ? .int(a / b) : .double(Double(a) / Double(b))
    }
    return try arithmetic(left.unwrapped, right.unwrapped, .divide)
  }

  public static func remainder(_ left: Value, _ right: Value) throws -> Value {
    if case .int(let a) = left, case .int(let b) = right, b != 0, b != -1 { return .int(a % b) }
    return try arithmetic(left.unwrapped, right.unwrapped, .remainder)
  }

  public static func negate(_ value: Value) throws -> Value {
    switch value {
    case .int(let number) where number != .min: return .int(-number)
    case .double(let number): return .double(-number)
    default: break
    }
    if case .timeSpan(let span)? = value.asScalar { return Value(TimeSpan(ticks: -span.ticks)) }
    if let object = value.unwrapped.asObject, !(object is ScalarObject) { return try subtract(.int(0), value) }
    if case .enumeration? = value.asScalar {} else if value.asObject is ScalarObject, Numeric(value) == nil { return try subtract(.int(0), value) }
    guard let number = Numeric(try plus(value)) else { return try subtract(.int(0), value) }
    switch number {
    case .decimal(let exact): return Value(exact.negated)
    case .big(let big): return Value(-big)
    case .single(let single): return .object(ScalarObject(.single(-single)))
    case .double(let double): return .double(-double)
    default: return try subtract(.int(0), number.value)
    }
  }

  public static func plus(_ value: Value) throws -> Value {
    switch value.unwrapped {
    case .int, .double, .long: return value.unwrapped
    case .null, .void, .unset: return .int(0)
    case .string: return try Conversion.number(value, .int32, "InvalidCastFromStringToInteger").value
    case .object(let object) where object is ScalarObject:
      if case .timeSpan? = value.asScalar { return value }
      return Numeric(value)?.value ?? value
    default: return try add(.int(0), value)
    }
  }

  /// `++` and `--`: numbers and null only.
  public static func increment(_ value: Value, by step: Int) throws -> Value {
    switch value.unwrapped {
    case .int(let number):
      let (sum, overflow) = number.addingReportingOverflow(Int32(step))
      return overflow ? .double(Double(number) + Double(step)) : .int(sum)
    case .null, .void, .unset: return .int(Int32(step))
    case .double(let number): return .double(number + Double(step))
    default:
      if Numeric(value) != nil, !(value.isBoolOrChar) {
        let result = try step >= 0 ? add(value.unwrapped, .int(Int32(step))) : subtract(value.unwrapped, .int(Int32(-step)))
        return (try? Conversion.convert(result, to: value.type)) ?? result
      }
      let symbol = step >= 0 ? "++" : "--"
      throw PSError.runtime(
        "OperatorRequiresNumber", "The '\(symbol)' operator works only on numbers. The operand is a '\(value.type.fullName)'.", .InvalidOperation)
    }
  }

  enum Operation: String {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"

    var methodName: String {
      switch self {
      case .add: "op_Addition"
      case .subtract: "op_Subtraction"
      case .multiply: "op_Multiply"
      case .divide: "op_Division"
      case .remainder: "op_Modulus"
      }
    }
  }

  static func undefined(_ left: Value, _ right: Value, _ symbol: String) -> PSError {
    PSError.runtime(
      "BadOperatorArgument", "The operation '[\(left.type.fullName)] \(symbol) [\(right.type.fullName)]' is not defined.", .InvalidOperation)
  }

  @inline(never) static func arithmetic(_ left: Value, _ right: Value, _ operation: Operation) throws -> Value {
    let number: Numeric?
    switch left {
    case .null, .void, .unset: number = .int(0)
    case .string: number = try Conversion.number(left, .int32, "InvalidCastFromStringToInteger")
    default: number = Numeric(left)
    }
    guard let number else { return try objectArithmetic(left, right, operation) }
    let other: Numeric
    switch right {
    case .null, .void, .unset: other = .int(0)
    case .string: other = try Conversion.number(right, numberType(number), "InvalidCastFromStringToInteger")
    default:
      guard let numeric = Numeric(right) else { return try objectArithmetic(left, right, operation) }
      other = numeric
    }
    return try compute(number, other, operation)
  }

  /// The type that text is said to be converted to: always `Int32`, since the scanner decides.
  private static func numberType(_ number: Numeric) -> TypeInfo { .int32 }

  static var dividedByZero: PSError {
    PSError(
      "RuntimeException", "Attempted to divide by zero.", id: "RuntimeException", category: .NotSpecified,
      inner: ExceptionObject(TypeCatalog.exceptionType("System.DivideByZeroException"), "Attempted to divide by zero."))
  }

  static func compute(_ left: Numeric, _ right: Numeric, _ operation: Operation) throws -> Value {
    switch (left, right) {
    case (.big, _), (_, .big):
      guard left.isWhole || { if case .decimal = left { true } else { true } }(), let a = left.rounded, let b = right.rounded else { break }
      return try big(a, b, operation)
    case (.decimal, _), (_, .decimal):
      if let a = left.decimal, let b = right.decimal { return try exact(a, b, operation) }
      throw PSError.runtime("RuntimeException", "Value was either too large or too small for a Decimal.", .NotSpecified)
    case (.double, _), (_, .double), (.single, _), (_, .single): return .double(floating(left.double, right.double, operation))
    default: return try whole(left, right, operation)
    }
    return .double(floating(left.double, right.double, operation))
  }

  private static func floating(_ a: Double, _ b: Double, _ operation: Operation) -> Double {
    switch operation {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .remainder: a.truncatingRemainder(dividingBy: b)
    }
  }

  private static func exact(_ a: DecimalNumber, _ b: DecimalNumber, _ operation: Operation) throws -> Value {
    let result: DecimalNumber?
    switch operation {
    case .add: result = a.adding(b)
    case .subtract: result = a.subtracting(b)
    case .multiply: result = a.multiplied(by: b)
    case .divide:
      if b.isZero { throw dividedByZero }
      result = a.divided(by: b)
    case .remainder:
      if b.isZero { throw dividedByZero }
      result = a.remainder(dividingBy: b)
    }
    guard let result else {
      throw PSError("RuntimeException", "Value was either too large or too small for a Decimal.", id: "RuntimeException", category: .NotSpecified)
    }
    return Value(result)
  }

  private static func big(_ a: BigInteger, _ b: BigInteger, _ operation: Operation) throws -> Value {
    switch operation {
    case .add: return Value(a + b)
    case .subtract: return Value(a - b)
    case .multiply: return Value(a * b)
    case .divide:
      if b.isZero { throw dividedByZero }
      return Value(a.quotientAndRemainder(dividingBy: b).quotient)
    case .remainder:
      if b.isZero { throw dividedByZero }
      return Value(a.quotientAndRemainder(dividingBy: b).remainder)
    }
  }

  /// Whole numbers in the wider of both types; what does not fit becomes a double.
  private static func whole(_ left: Numeric, _ right: Numeric, _ operation: Operation) throws -> Value {
    guard let a = left.rounded?.exactly(Int128.self), let b = right.rounded?.exactly(Int128.self) else { return .null }
    let result: Int128
    switch operation {
    case .add: result = a + b
    case .subtract: result = a - b
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if overflow { return .double(Double(a) * Double(b)) }
      result = product
    case .divide:
      if b == 0 { throw dividedByZero }
      if a % b != 0 { return .double(Double(a) / Double(b)) }
      result = a / b
    case .remainder:
      if b == 0 { throw dividedByZero }
      result = a % b
    }
    if let fitted = fit(result, left, right, a, b) { return fitted }
    return .double(Double(result))
  }

  private static func fit(_ result: Int128, _ left: Numeric, _ right: Numeric, _ a: Int128, _ b: Int128) -> Value? {
    switch (left, right) {
    case (.int, .int): return Int32(exactly: result).map { .int($0) }
    case (.ulong, _), (_, .ulong):
      if a < 0 || b < 0 { return DecimalNumber(big: BigInteger(result), isNegative: result < 0, scale: 0).map { Value($0) } }
      return UInt64(exactly: result).map { .object(ScalarObject(.uint64($0))) }
    case (.long, _), (_, .long): return Int64(exactly: result).map { .long($0) }
    default:
      if a < 0 || b < 0 { return Int64(exactly: result).map { .long($0) } }
      return UInt32(exactly: result).map { .object(ScalarObject(.uint32($0))) }
    }
  }
}

extension Value {
  fileprivate var isBoolOrChar: Bool {
    switch unwrapped {
    case .bool, .char: true
    default: false
    }
  }
}
