import Objects

/// An `IntPtr`: a number, or the place of a text that `[Marshal]` reads back.
final class PointerObject: PSObject {
  let number: Int64
  /// What the pointer leads to.
  let text: String?

  init(_ number: Int64, text: String? = nil) {
    self.number = number
    self.text = text
    super.init()
  }

  override var type: TypeInfo { PointerObject.info }
  override func describe() throws -> String { String(number) }

  static let info = NetType.register("System.IntPtr", base: "System.ValueType", traits: [.valueType, .sealed]) { members in
    func own(_ value: Value) -> Int64 { (value.unwrapped.asObject as? PointerObject)?.number ?? 0 }
    members.staticProperty("Zero", "System.IntPtr", isField: true, get: { .object(PointerObject(0)) })
    members.staticProperty("Size", "int", get: { .int(8) })
    members.method("long ToInt64()") { target, _ in .long(own(target)) }
    members.method("int ToInt32()") { target, _ in .int(Int32(truncatingIfNeeded: own(target))) }
    members.method("string ToString()") { target, _ in Value(String(own(target))) }
    members.method("bool Equals(System.Object obj)") { target, arguments in
      .bool((arguments[0].unwrapped.asObject as? PointerObject).map { $0.number == own(target) } ?? false)
    }
    members.constructor("System.IntPtr(long value)") { arguments in
      guard case .long(let number) = arguments[0] else { return .null }
      return .object(PointerObject(number))
    }
  }
}
