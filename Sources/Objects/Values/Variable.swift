/// A variable that needs more than its value: options, attributes, or an identity (`Get-Variable`, `[ref]`).
///
/// A plain variable is only a slot of its scope; the first use that needs one of these turns the slot into a `Variable`.
public final class Variable: PSObject {
  public struct Options: OptionSet {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let readOnly = Options(rawValue: 1)
    public static let constant = Options(rawValue: 2)
    public static let isPrivate = Options(rawValue: 4)
    public static let allScope = Options(rawValue: 8)
    public static let unspecified = Options(rawValue: 16)
  }

  public let name: String
  /// The value as stored; write through `assign` of the engine so that constraints are applied.
  public var value: Value
  public var options: Options
  public var description = ""
  /// Converts and checks a new value (`[int]$x`, `[ValidateRange(1, 5)]$x`); nil without attributes.
  public var constraint: ((Value) throws -> Value)?
  /// The value computed on each read, for automatic variables such as `$PWD`; nil for stored ones.
  public var computed: (() -> Value)?
  /// Attribute objects, as `(Get-Variable x).Attributes` lists them.
  public var attributes: [Value] = []

  public init(_ name: String, _ value: Value, options: Options = []) {
    self.name = name
    self.value = value
    self.options = options
    super.init()
  }

  public var current: Value { computed?() ?? value }
  public override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSVariable") }
}
