#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `System.Numerics.Complex`.
final class ComplexObject: EquatableObject {
  let real, imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    (self.real, self.imaginary) = (real, imaginary)
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Numerics.Complex") }
  override var hashText: String { "\(real) \(imaginary)" }
  override func describe() throws -> String { "<\(try Value.double(real).text()); \(try Value.double(imaginary).text())>" }

  private static func own(_ value: Value) -> ComplexObject {
    value.unwrapped.asObject as? ComplexObject ?? ComplexObject(Numeric(value)?.double ?? 0, 0)
  }
  private static func made(_ real: Double, _ imaginary: Double) -> Value { .object(ComplexObject(real, imaginary)) }
  private static func polar(_ size: Double, _ angle: Double) -> Value { made(size * cos(angle), size * sin(angle)) }
  private var magnitude: Double { hypot(real, imaginary) }
  private var phase: Double { atan2(imaginary, real) }

  private static func divide(_ a: ComplexObject, _ b: ComplexObject) -> Value {
    let size = b.real * b.real + b.imaginary * b.imaginary
    return made((a.real * b.real + a.imaginary * b.imaginary) / size, (a.imaginary * b.real - a.real * b.imaginary) / size)
  }

  static let definition = TypeDefinition("System.Numerics.Complex", base: "System.ValueType", traits: [.valueType, .sealed]) { members, _ in
    members.property("Real", "double", get: { .double(own($0).real) })
    members.property("Imaginary", "double", get: { .double(own($0).imaginary) })
    members.property("Magnitude", "double", get: { .double(own($0).magnitude) })
    members.property("Phase", "double", get: { .double(own($0).phase) })
    members.method("string ToString()") { target, _ in Value(try target.text()) }
    let operations: [(String, String, (ComplexObject, ComplexObject) -> Value)] = [
      ("op_Addition", "Add", { made($0.real + $1.real, $0.imaginary + $1.imaginary) }),
      ("op_Subtraction", "Subtract", { made($0.real - $1.real, $0.imaginary - $1.imaginary) }),
      ("op_Multiply", "Multiply", { made($0.real * $1.real - $0.imaginary * $1.imaginary, $0.real * $1.imaginary + $0.imaginary * $1.real) }),
      ("op_Division", "Divide", divide),
    ]
    for (symbol, name, operation) in operations {
      for method in [symbol, name] {
        members.staticMethod("System.Numerics.Complex \(method)(System.Object left, System.Object right)") { operation(own($0[0]), own($0[1])) }
      }
    }
    members.staticMethod("double Abs(System.Object value)") { .double(own($0[0]).magnitude) }
    members.staticMethod("System.Numerics.Complex Conjugate(System.Object value)") { made(own($0[0]).real, -own($0[0]).imaginary) }
    members.staticMethod("System.Numerics.Complex Negate(System.Object value)") { made(-own($0[0]).real, -own($0[0]).imaginary) }
    members.staticMethod("System.Numerics.Complex Sqrt(System.Object value)") { arguments in
      let value = own(arguments[0])
      if value.imaginary == 0 { return value.real < 0 ? made(0, (-value.real).squareRoot()) : made(value.real.squareRoot(), 0) }
      return polar(value.magnitude.squareRoot(), value.phase / 2)
    }
    members.staticMethod("System.Numerics.Complex Pow(System.Object value, double power)") { arguments in
      polar(pow(own(arguments[0]).magnitude, Numeric(arguments[1])?.double ?? 0), own(arguments[0]).phase * (Numeric(arguments[1])?.double ?? 0))
    }
    members.staticMethod("System.Numerics.Complex Exp(System.Object value)") { polar(exp(own($0[0]).real), own($0[0]).imaginary) }
    members.staticMethod("System.Numerics.Complex FromPolarCoordinates(double magnitude, double phase)") { polar(Numeric($0[0])?.double ?? 0, Numeric($0[1])?.double ?? 0) }
    for (name, real, imaginary) in [("Zero", 0.0, 0.0), ("One", 1, 0), ("ImaginaryOne", 0, 1)] {
      members.staticProperty(name, "System.Numerics.Complex", isField: true, get: { made(real, imaginary) })
    }
    members.constructor("Complex(double real, double imaginary)") { made(Numeric($0[0])?.double ?? 0, Numeric($0[1])?.double ?? 0) }
  }.defaulting { .object(ComplexObject(0, 0)) }
}
