import Engine
import Formatting
import Objects

/// Compares two lists of objects.
struct CompareObject: Cmdlet {
  static let name = "Compare-Object"
  static let aliases = ["compare", "diff"]

  var referenceObject: [Value] = []
  var differenceObject: [Value] = []
  var syncWindow = Int(Int32.max)
  var property: [Value] = []
  var excludeDifferent = false, includeEqual = false, passThru = false, caseSensitive = false
  var culture: String?

  private struct Entry {
    let value: Value
    let keys: [Value]
    /// The keys folded, if all are whole numbers or printable ASCII: such are the same when their bytes are.
    let plain: Plain?
  }

  private struct Plain {
    /// A letter for the type of each key: numbers and texts are compared by other rules.
    var kinds = ""
    var texts: [String] = []
  }

  private var references: [Entry] = []
  private var next = 0
  private var referenceBacklog: [Entry] = [], differenceBacklog: [Entry] = []
  private var parameters: [PropertyParameter] = []
  private var showsEqual = false

  static let parameters: [Parameter<Self>] = [
    Parameter("ReferenceObject", \.referenceObject, .mandatory, .position(0), .allowEmptyCollection),
    Parameter("DifferenceObject", \.differenceObject, .mandatory, .position(1), .fromPipeline, .allowEmptyCollection),
    Parameter("SyncWindow", \.syncWindow, .range(0...Int(Int32.max))),
    Parameter("Property", \.property),
    Parameter("ExcludeDifferent", \.excludeDifferent),
    Parameter("IncludeEqual", \.includeEqual),
    Parameter("PassThru", \.passThru),
    Parameter("Culture", \.culture, .ignored),
    Parameter("CaseSensitive", \.caseSensitive),
  ]

  mutating func begin(_ run: CommandRuntime) throws {
    parameters = try property.map { try PropertyParameter($0, keys: [.name, .label, .expression]) }
    showsEqual = run.isBound("IncludeEqual") ? includeEqual : excludeDifferent
    references = referenceObject.map(entry)
  }

  private func entry(_ value: Value) -> Entry {
    let keys = parameters.isEmpty ? [value] : parameters.map { (try? $0.expression.evaluate(value)) ?? .null }
    return Entry(value: value, keys: keys, plain: plain(keys))
  }

  private func plain(_ keys: [Value]) -> Plain? {
    var plain = Plain()
    for key in keys {
      switch key {
      case .string(let text) where Cells.isPlain(text.text):
        plain.kinds += "s"
        plain.texts.append(caseSensitive ? text.text : FoldedName.folded(text.text))
      case .int(let number):
        plain.kinds += "i"
        plain.texts.append(String(number))
      default: return nil
      }
    }
    return plain
  }

  mutating func process(_ run: CommandRuntime) throws {
    if references.isEmpty, next == 0 { references = referenceObject.map(entry) }
    for item in differenceObject { try match(entry(item), run) }
  }

  mutating func end(_ run: CommandRuntime) throws {
    while next < references.count { try match(nil, run) }
    for left in differenceBacklog { try emit(left, "=>", run) }
    for left in referenceBacklog { try emit(left, "<=", run) }
  }

  private func isSame(_ left: Entry, _ right: Entry) -> Bool {
    if let a = left.plain, let b = right.plain, a.kinds == b.kinds { return a.texts == b.texts }
    return zip(left.keys, right.keys).allSatisfy { Comparison.order($0, $1, ignoreCase: !caseSensitive) == 0 }
  }

  /// Takes one object of each side; what finds no partner waits for one within the window.
  private mutating func match(_ incoming: Entry?, _ run: CommandRuntime) throws {
    var difference = incoming
    var reference: Entry?
    if next < references.count {
      reference = references[next]
      next += 1
    }
    if let a = reference, let b = difference, isSame(a, b) {
      try emitEqual(a, run)
      return
    }
    if let waiting = difference, let index = referenceBacklog.firstIndex(where: { isSame($0, waiting) }) {
      try emitEqual(referenceBacklog.remove(at: index), run)
      difference = nil
    }
    if let waiting = reference, let index = differenceBacklog.firstIndex(where: { isSame($0, waiting) }) {
      differenceBacklog.remove(at: index)
      try emitEqual(waiting, run)
      reference = nil
    }
    if let difference {
      if syncWindow > 0 {
        while differenceBacklog.count >= syncWindow { try emit(differenceBacklog.removeFirst(), "=>", run) }
        differenceBacklog.append(difference)
      } else {
        try emit(difference, "=>", run)
      }
    }
    if let reference {
      if syncWindow > 0 {
        while referenceBacklog.count >= syncWindow { try emit(referenceBacklog.removeFirst(), "<=", run) }
        referenceBacklog.append(reference)
      } else {
        try emit(reference, "<=", run)
      }
    }
  }

  private func emitEqual(_ entry: Entry, _ run: CommandRuntime) throws {
    if showsEqual { try write(entry, "==", run) }
  }

  private func emit(_ entry: Entry, _ side: String, _ run: CommandRuntime) throws {
    if !excludeDifferent { try write(entry, side, run) }
  }

  private func write(_ entry: Entry, _ side: String, _ run: CommandRuntime) throws {
    if passThru {
      try run.write(Members.add(entry.value, "SideIndicator", Value(side)))
      return
    }
    var bag = PropertyBag()
    if parameters.isEmpty {
      bag.append("InputObject", entry.value)
    } else {
      for (parameter, key) in zip(parameters, entry.keys) { bag.set(try parameter.title(), key) }
    }
    bag.append("SideIndicator", Value(side))
    try run.write(.object(CustomObject(bag)))
  }
}

/// Drops items that equal the one before them.
struct GetUnique: Cmdlet {
  static let name = "Get-Unique"
  static let aliases = ["gu"]
  static let traits = CommandTraits(defaultSet: "AsString")

  var inputObject = Value.null
  var asString = false, onType = false, caseInsensitive = false
  private var last: Value?

  static let parameters: [Parameter<Self>] = [
    Parameter("InputObject", \.inputObject, .fromPipeline, .allowNull),
    Parameter("AsString", \.asString, .sets(["AsString"])),
    Parameter("OnType", \.onType, .sets(["UniqueByType"])),
    Parameter("CaseInsensitive", \.caseInsensitive),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    defer { last = inputObject }
    if let last, try isSame(last, inputObject) { return }
    try run.write(inputObject)
  }

  private func isSame(_ left: Value, _ right: Value) throws -> Bool {
    if onType { return left.typeNames.first == right.typeNames.first }
    if asString {
      return try Operators.equals(Value(left.text()), Value(right.text()), ignoreCase: caseInsensitive)
    }
    return Comparison.order(left, right, ignoreCase: caseInsensitive) == 0
  }
}
