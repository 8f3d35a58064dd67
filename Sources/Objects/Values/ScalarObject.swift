/// A value of one of the rarer .NET value types: decimals, bytes, dates, time spans, guids, enumeration values.
public final class ScalarObject: PSObject {
  public enum Scalar {
    case byte(UInt8)
    case sbyte(Int8)
    case int16(Int16)
    case uint16(UInt16)
    case uint32(UInt32)
    case uint64(UInt64)
    case single(Float)
    case decimal(DecimalNumber)
    case bigInteger(BigInteger)
    case dateTime(DateTime)
    case dateTimeOffset(DateTimeOffset)
    case timeSpan(TimeSpan)
    case guid(Guid)
    case enumeration(TypeInfo, Int64)
    /// `[switch]`: `SwitchParameter`.
    case switchParameter(Bool)
    /// `[DBNull]::Value`.
    case dbNull
  }

  public let scalar: Scalar

  public init(_ scalar: Scalar) {
    self.scalar = scalar
    super.init()
  }

  public override var type: TypeInfo {
    switch scalar {
    case .byte: .byte
    case .sbyte: .sbyte
    case .int16: .int16
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .single: .single
    case .decimal: .decimal
    case .bigInteger: .bigInteger
    case .dateTime: .dateTime
    case .dateTimeOffset: .dateTimeOffset
    case .timeSpan: .timeSpan
    case .guid: .guid
    case .enumeration(let type, _): type
    case .switchParameter: .switchParameter
    case .dbNull: .dbNull
    }
  }

  public override func describe() throws -> String { text(culture: .invariant) }

  /// The text in a culture.
  func text(culture: Culture) -> String {
    switch scalar {
    case .byte(let value): String(value)
    case .sbyte(let value): String(value)
    case .int16(let value): String(value)
    case .uint16(let value): String(value)
    case .uint32(let value): String(value)
    case .uint64(let value): String(value)
    case .single(let value): NumberText.plain(value, culture)
    case .decimal(let value): NumberText.plain(value, culture)
    case .bigInteger(let value): value.decimalText
    case .dateTime(let value): value.text(culture: culture)
    case .dateTimeOffset(let value): value.text(culture: culture)
    case .timeSpan(let value): value.text
    case .guid(let value): value.text
    case .enumeration(let type, let value): type.enumeration?.text(value) ?? String(value)
    case .switchParameter(let value): value ? "True" : "False"
    case .dbNull: ""
    }
  }
}

extension Value {
  @inlinable public var asScalar: ScalarObject.Scalar? {
    if case .object(let object) = self {
      if let scalar = object as? ScalarObject { return scalar.scalar }
      if object.isWrapper, let wrapped = object as? WrappedValue { return wrapped.base.asScalar }
    }
    return nil
  }

  public init(_ value: DateTime) { self = .object(ScalarObject(.dateTime(value))) }
  public init(_ value: DateTimeOffset) { self = .object(ScalarObject(.dateTimeOffset(value))) }
  public init(_ value: TimeSpan) { self = .object(ScalarObject(.timeSpan(value))) }
  public init(_ value: DecimalNumber) { self = .object(ScalarObject(.decimal(value))) }
  public init(_ value: BigInteger) { self = .object(ScalarObject(.bigInteger(value))) }
  public init(_ value: Guid) { self = .object(ScalarObject(.guid(value))) }
  public init(byte value: UInt8) { self = .object(ScalarObject.bytes[Int(value)]) }
  /// A value of an enumeration type.
  public init(enumeration type: TypeInfo, _ value: Int64) { self = .object(ScalarObject(.enumeration(type, value))) }
  /// A value of an enumeration that the program knows, by its names: `Value(enumeration: "System.DayOfWeek", 5)`.
  public init(enumeration fullName: String, _ value: Int) { self = .object(ScalarObject(.enumeration(TypeCatalog.type(fullName), Int64(value)))) }
  public init(switch value: Bool) { self = .object(ScalarObject(.switchParameter(value))) }

  public var asDateTime: DateTime? { if case .dateTime(let value)? = asScalar { value } else { nil } }
  public var asTimeSpan: TimeSpan? { if case .timeSpan(let value)? = asScalar { value } else { nil } }
  public var asDecimal: DecimalNumber? { if case .decimal(let value)? = asScalar { value } else { nil } }
  public var asGuid: Guid? { if case .guid(let value)? = asScalar { value } else { nil } }
  /// The type if the value is one (`[int]`).
  public var asType: TypeInfo? { (unwrapped.asObject as? TypeObject)?.info }
  /// The bytes of a byte array.
  public var asBytes: [UInt8]? {
    guard let array = asArray, array.elementType === TypeInfo.byte else { return nil }
    return array.items.map { if case .byte(let value)? = $0.asScalar { value } else { 0 } }
  }
  public init(bytes: some Sequence<UInt8>) {
    self = .array(PSArray(ContiguousArray(bytes.map { Value(byte: $0) }), elementType: .byte))
  }
  public init(strings: some Sequence<String>) {
    self = .array(PSArray(ContiguousArray(strings.map { Value($0) }), elementType: .string))
  }
}

extension ScalarObject {
  /// The 256 bytes, shared: a byte array would otherwise allocate one object per element.
  nonisolated(unsafe) static let bytes: [ScalarObject] = (0...255).map { ScalarObject(.byte(UInt8($0))) }
}

/// A type as a value: what `[int]` evaluates to.
public final class TypeObject: PSObject {
  public let info: TypeInfo

  public init(_ info: TypeInfo) {
    self.info = info
    super.init()
  }

  public override var type: TypeInfo { TypeCatalog.type("System.RuntimeType") }
  /// Inside a string a type reads as its name: by its accelerator where it has one.
  public override func describe() throws -> String { TypeNames.display(info) }
}

/// `[ref]`: a place that a method can write to.
public final class ReferenceObject: PSObject {
  private let read: () throws -> Value
  private let write: (Value) throws -> Void

  public init(get read: @escaping () throws -> Value, set write: @escaping (Value) throws -> Void) {
    self.read = read
    self.write = write
    super.init()
  }

  public convenience init(_ variable: Variable) {
    self.init(
      get: { variable.current },
      set: { value in variable.value = try variable.constraint?(value) ?? value })
  }

  /// A reference to a bare value.
  public convenience init(_ value: Value) {
    var held = value
    self.init(get: { held }, set: { held = $0 })
  }

  public func get() throws -> Value { try read() }
  public func set(_ value: Value) throws { try write(value) }
  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSReference") }
}
