/// Names the properties of a bag, in order; bags filled in the same order share one shape.
///
/// Property nodes of the evaluator remember shape and index, so a repeated `$_.Name` costs a pointer comparison.
public final class Shape {
  public private(set) var names: [String]
  private var index: [FoldedName: Int]?
  private var successors: [FoldedName: Shape] = [:]
  /// The successor that was used last: bags are mostly filled alike.
  private unowned(unsafe) var lastSuccessor: Shape?
  /// Longer shapes are not shared: a chain of n shapes would hold n² names.
  fileprivate static let longestShared = 64

  public static let empty = Shape([])

  public init(_ names: [String]) { self.names = names }

  /// Finds a property ignoring case; nil if there is none.
  public func find(_ name: String) -> Int? {
    if names.count <= 6 { return names.firstIndex { FoldedName.equal($0, name) } }
    if index == nil {
      var made: [FoldedName: Int] = [:]
      for (position, name) in names.enumerated() { made[FoldedName(name)] = position }
      index = made
    }
    return index?[FoldedName(name)]
  }

  /// Adds a property in place, to a long shape that one bag alone has.
  fileprivate func grow(_ name: String) {
    index?[FoldedName(name)] = names.count
    names.append(name)
  }

  /// Gives the shape with one more property; shared between all bags that grow the same way.
  public func adding(_ name: String) -> Shape {
    if let lastSuccessor, lastSuccessor.names.last == name { return lastSuccessor }
    if names.count >= Shape.longestShared { return Shape(names + [name]) }
    let key = FoldedName(name)
    if let known = successors[key], known.names.last == name {
      lastSuccessor = known
      return known
    }
    let made = Shape(names + [name])
    successors[key] = made
    lastSuccessor = made
    return made
  }

  /// The shape with one more property if some bag grew that way before: then the name is known to be new.
  public func known(adding name: String) -> Shape? {
    if let lastSuccessor, lastSuccessor.names.last == name { return lastSuccessor }
    guard let known = successors[FoldedName(name)], known.names.last == name else { return nil }
    lastSuccessor = known
    return known
  }
}

/// An ordered, case-insensitive list of properties: a shared shape and one slot per name.
///
/// A slot holds the value of a note property, or a `SpecialMember` for any other kind of member.
public struct PropertyBag {
  public var shape: Shape
  public var slots: ContiguousArray<Value>

  public init(shape: Shape = .empty, slots: ContiguousArray<Value> = []) {
    self.shape = shape
    self.slots = slots
  }

  public var count: Int { slots.count }

  public func find(_ name: String) -> Int? { shape.find(name) }

  /// Sets a property, adding it at the end if it is new.
  public mutating func set(_ name: String, _ value: Value) {
    if let index = shape.find(name) { slots[index] = value } else { append(name, value) }
  }

  /// Adds a property that is known to be new.
  public mutating func append(_ name: String, _ value: Value) {
    if shape.names.count > Shape.longestShared, isKnownUniquelyReferenced(&shape) { shape.grow(name) } else { shape = shape.adding(name) }
    slots.append(value)
  }

  public mutating func remove(_ name: String) {
    guard let index = shape.find(name) else { return }
    var names = shape.names
    names.remove(at: index)
    slots.remove(at: index)
    shape = names.reduce(Shape.empty) { $0.adding($1) }
  }
}
