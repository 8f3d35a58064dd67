// Stand-ins until ScalarObject.swift and the type tables arrive; remove this file with them.
public final class ScalarObject: PSObject {
  public enum Scalar { case byte(UInt8), sbyte(Int8), int16(Int16), uint16(UInt16), uint32(UInt32), uint64(UInt64), switchParameter(Bool) }
  public init(_ s: Scalar) { super.init() }
}
public final class TypeObject: PSObject { public let info: TypeInfo; public init(_ info: TypeInfo) { self.info = info; super.init() } }
extension TypeInfo { public var value: Value { .object(TypeObject(self)) } }
public final class ReferenceObject: PSObject { public init(_ v: Variable) { super.init() } }
public final class MethodObject: PSObject {}
