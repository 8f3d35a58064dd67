/// A variable that needs more than its value: options, attributes, or an identity (`Get-Variable`, `[ref]`).
///
/// A plain variable is only a slot of its scope; the first use that needs one of these turns the slot into a `Variable`.
package final class Variable: PSObject {
  package struct Options: OptionSet {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let readOnly = Options(rawValue: 1)
    package static let constant = Options(rawValue: 2)
    package static let isPrivate = Options(rawValue: 4)
    package static let allScope = Options(rawValue: 8)
    package static let unspecified = Options(rawValue: 16)
  }

  package let name: String
  /// The value as stored; write through `assign` of the engine so that constraints are applied.
  package var value: Value
  package var options: Options
  package var description = ""
  /// Converts and checks a new value (`[int]$x`, `[ValidateRange(1, 5)]$x`); nil without attributes.
  package var constraint: ((Value) throws -> Value)?
  /// The value computed on each read, for automatic variables such as `$PWD`; nil for stored ones.
  package var computed: (() -> Value)?
  /// Attribute objects, as `(Get-Variable x).Attributes` lists them.
  package var attributes: [Value] = []

  package init(_ name: String, _ value: Value, options: Options = []) {
    self.name = name
    self.value = value
    self.options = options
    super.init()
  }

  package var current: Value { computed?() ?? value }
  package override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSVariable") }
}
