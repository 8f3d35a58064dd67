import Formatting
import Objects

/// `Select-Object Name, Id` on custom objects: places in the old shape to places in a new one, found once per shape.
final class QuickSelection {
  private let names: [String]
  private var shape: Shape?
  private var made = Shape.empty
  private var places: [Int] = []
  private static let typeNames = ["Selected.System.Management.Automation.PSCustomObject", "System.Management.Automation.PSCustomObject", "System.Object"]

  /// Nil unless all parameters are different plain names.
  init?(_ parameters: [PropertyParameter]) {
    names = parameters.compactMap { parameter in
      guard parameter.label == nil, case .property(let name) = parameter.expression, !name.contains(where: { $0 == "*" || $0 == "?" || $0 == "[" }) else { return nil }
      return name
    }
    guard !names.isEmpty, names.count == parameters.count, Set(names.map { FoldedName($0) }).count == names.count else { return nil }
  }

  /// The new object; nil if the item needs more thought.
  func select(_ item: Value) -> CustomObject? {
    guard case .object(let object) = item, let custom = object as? CustomObject, custom.customTypeNames == nil, custom.added == nil else { return nil }
    if custom.properties.shape !== shape, !learn(custom.properties.shape) { return nil }
    var slots = ContiguousArray<Value>()
    slots.reserveCapacity(places.count)
    for place in places {
      let value = custom.properties.slots[place]
      if case .object(let member) = value, member.isMemberDefinition { return nil }
      slots.append(value.isNull ? .null : value)
    }
    return CustomObject(PropertyBag(shape: made, slots: slots), typeNames: QuickSelection.typeNames)
  }

  private func learn(_ known: Shape) -> Bool {
    let found = names.compactMap { known.find($0) }
    guard found.count == names.count else { return false }
    places = found
    made = found.reduce(Shape.empty) { $0.adding(known.names[$1]) }
    shape = known
    return true
  }
}
