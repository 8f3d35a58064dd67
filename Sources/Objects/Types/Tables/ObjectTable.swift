/// The members that every object has.
enum ObjectTable {
  static func fill(_ members: inout TypeMembers) {
    members.method("bool Equals(System.Object obj)") { target, arguments in .bool(KeyEquality.equal(target.unwrapped, arguments[0].unwrapped)) }
    members.method("int GetHashCode()") { target, _ in
      var hasher = Hasher()
      KeyEquality.hash(target.unwrapped, into: &hasher)
      return .int(Int32(truncatingIfNeeded: hasher.finalize()))
    }
    members.method("type GetType()") { target, _ in target.unwrapped.type.value }
    members.method("string ToString()") { target, _ in
      let value = target.unwrapped
      // A custom object's own ToString gives nothing; only strings show its properties.
      if value.asObject is CustomObject { return Value("") }
      if case .double(let number) = value { return Value(NumberText.roundTrip(number, .current)) }
      if case .single(let number)? = value.asScalar { return Value(NumberText.roundTrip(number, .current)) }
      return Value(try value.culturalText())
    }
    members.staticMethod("bool ReferenceEquals(System.Object objA, System.Object objB)") { arguments in
      switch (arguments[0], arguments[1]) {
      case (.object(let a), .object(let b)): .bool(a === b)
      case (.array(let a), .array(let b)): .bool(a === b)
      case (.string(let a), .string(let b)): .bool(a === b)
      default: .bool(arguments[0].isNull && arguments[1].isNull)
      }
    }
    members.staticMethod("bool Equals(System.Object objA, System.Object objB)") { .bool(KeyEquality.equal($0[0], $0[1])) }
    members.constructor("System.Object()") { _ in .object(PSObject()) }
  }
}
