import Engine
import Formatting
import Objects

/// Selects objects by position, or properties of objects.
struct SelectObject: Cmdlet {
  static let name = "Select-Object"
  static let aliases = ["select"]
  static let traits = CommandTraits(defaultSet: "DefaultParameter")

  var inputObject = Value.null
  var property: [Value] = []
  var excludeProperty: [String] = []
  var expandProperty: String?
  var unique = false, caseInsensitive = false, wait = false
  var first: Int?, last: Int?, skip: Int?, skipLast: Int?
  var index: [Int] = [], skipIndex: [Int] = []

  private var selection: PropertySelection?
  private var waiting = ContiguousArray<Value>()
  private var seen = 0, written = 0
  private var uniques: [Value] = []

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline),
    Parameter("Property", \.property, .sets(["DefaultParameter", "SkipLastParameter"]), .position(0)),
    Parameter("ExcludeProperty", \.excludeProperty, .sets(["DefaultParameter", "SkipLastParameter"])),
    Parameter("ExpandProperty", \.expandProperty, .sets(["DefaultParameter", "SkipLastParameter"])),
    Parameter("Unique", \.unique),
    Parameter("CaseInsensitive", \.caseInsensitive),
    Parameter("Last", \.last, .sets(["DefaultParameter"]), .range(0...Int(Int32.max))),
    Parameter("First", \.first, .sets(["DefaultParameter"]), .range(0...Int(Int32.max))),
    Parameter("Skip", \.skip, .sets(["DefaultParameter", "SkipLastParameter"]), .range(0...Int(Int32.max))),
    Parameter("SkipLast", \.skipLast, .sets(["SkipLastParameter"]), .range(0...Int(Int32.max))),
    Parameter("Wait", \.wait, .sets(["DefaultParameter", "IndexParameter"])),
    Parameter("Index", \.index, .sets(["IndexParameter"]), .range(0...Int(Int32.max))),
    Parameter("SkipIndex", \.skipIndex, .sets(["SkipIndexParameter"]), .range(0...Int(Int32.max))),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    let selects = !property.isEmpty || expandProperty != nil || !excludeProperty.isEmpty
    if selects { selection = try PropertySelection(property, excluding: excludeProperty, expanding: expandProperty) }
  }

  mutating func process(_ run: CommandRuntime) throws {
    if inputObject.isVoid { return }
    defer { seen += 1 }
    if !index.isEmpty {
      if index.contains(seen) { try emit(inputObject, run) }
      if !wait, seen >= index.max() ?? 0 { try run.stopUpstream() }
      return
    }
    if !skipIndex.isEmpty {
      if !skipIndex.contains(seen) { try emit(inputObject, run) }
      return
    }
    if let skipLast, skipLast > 0 {
      if seen < skip ?? 0 { return }
      waiting.append(inputObject)
      if waiting.count > skipLast { try emit(waiting.removeFirst(), run) }
      return
    }
    try take(run)
  }

  /// `-First`, `-Last` and `-Skip`.
  private mutating func take(_ run: CommandRuntime) throws {
    guard first != nil || last != nil else {
      if seen >= skip ?? 0 { try emit(inputObject, run) }
      return
    }
    if let last, last > 0, first ?? 0 == 0 {
      waiting.append(inputObject)
      if waiting.count > last + (skip ?? 0) { waiting.removeFirst() }
      return
    }
    if first == 0, last ?? 0 == 0 {
      if !wait { try run.stopUpstream() }
      return
    }
    guard let first else { return }
    if seen < skip ?? 0 { return }
    if written < first {
      written += 1
      try emit(inputObject, run)
      if written == first, last ?? 0 == 0, !wait { try run.stopUpstream() }
    } else if let last, last > 0 {
      waiting.append(inputObject)
      if waiting.count > last { waiting.removeFirst() }
    }
  }

  mutating func end(_ run: CommandRuntime) throws {
    guard let last, last > 0 else { return }
    let kept = first ?? 0 == 0 ? waiting.dropLast(min(skip ?? 0, waiting.count)).suffix(last) : waiting.suffix(last)
    for item in kept { try emit(item, run) }
  }

  private mutating func emit(_ item: Value, _ run: CommandRuntime) throws {
    guard let selection else {
      try emitUnique(item, run)
      return
    }
    for made in try selection.select(item, run) { try emitUnique(made, run) }
  }

  private mutating func emitUnique(_ item: Value, _ run: CommandRuntime) throws {
    if unique {
      if try uniques.contains(where: { try isSame($0, item) }) { return }
      uniques.append(item)
    }
    try run.write(item)
  }

  private func isSame(_ left: Value, _ right: Value) throws -> Bool {
    guard let a = left.asObject as? CustomObject, let b = right.asObject as? CustomObject else {
      if left.isNull || right.isNull { return left.isNull && right.isNull }
      return try Operators.equals(left, right, ignoreCase: caseInsensitive)
    }
    guard a.properties.count == b.properties.count else { return false }
    for index in a.properties.slots.indices {
      guard let position = b.properties.find(a.properties.shape.names[index]) else { return false }
      let x = a.properties.slots[index], y = b.properties.slots[position]
      if x.isNull != y.isNull { return false }
      if !x.isNull, try !Operators.equals(x, y, ignoreCase: caseInsensitive) { return false }
    }
    return true
  }
}
