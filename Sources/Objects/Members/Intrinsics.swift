/// What every object has in PowerShell: `.PSObject`, `.PSTypeNames`, `.Where()`, `.ForEach()`.
enum Intrinsics {
  static let names = ["PSObject", "PSTypeNames", "PSBase", "PSAdapted", "PSExtended"]

  static func get(_ target: Value, _ name: String) throws -> Value? {
    guard name.utf8.count >= 6, name.utf8.first.map({ $0 | 0x20 == 0x70 }) == true else { return nil }
    switch name.lowercased() {
    case "psobject": return .object(ObjectView(target))
    case "pstypenames": return .object(TypeNameList(target))
    case "psbase", "psadapted": return .object(BaseView(target.unwrapped))
    case "psextended": return target
    default: return nil
    }
  }

  static func set(_ target: Value, _ name: String, _ value: Value) throws -> Bool { false }

  static func invoke(_ target: Value, _ name: String, _ arguments: [Value]) throws -> Value? {
    if FoldedName.equal(name, "Where") { return try filter(target, arguments) }
    if FoldedName.equal(name, "ForEach") { return try forEach(target, arguments) }
    return nil
  }

  private static func items(_ target: Value) throws -> ContiguousArray<Value> { try Conversion.listItems(target.unwrapped) ?? [target] }

  private static func collection(_ items: ContiguousArray<Value>) -> Value {
    .object(PSList(.collection(of: TypeInfo.psObject), items))
  }

  private static func filter(_ target: Value, _ arguments: [Value]) throws -> Value {
    guard let block = arguments.first?.asObject, arguments.count <= 3 else {
      throw PSError("MethodException", "Cannot find an overload for \"Where\" and the argument count: \"\(arguments.count)\".", id: "MethodCountCouldNotFindBest")
    }
    let modes = ["default", "first", "last", "skipuntil", "until", "split"]
    var mode = "default"
    if arguments.count > 1 {
      let wanted = try arguments[1].text().lowercased()
      guard let found = modes.first(where: { $0 == wanted }) ?? Int(wanted).flatMap({ modes.indices.contains($0) ? modes[$0] : nil }) ?? modes.first(where: { $0.hasPrefix(wanted) }) else {
        _ = try Conversion.convert(arguments[1], to: TypeCatalog.type("System.Management.Automation.WhereOperatorSelectionMode"))
        return .null
      }
      mode = found
    }
    var count = 0
    if arguments.count > 2, case .int(let number) = try Conversion.convert(arguments[2], to: .int32) { count = Int(number) }
    if count < 0 {
      throw PSError.runtime("NumberToReturnMustBeGreaterThanZero", "The 'numberToReturn' value provided to the third argument of the Where() operator must be greater than zero.", .InvalidOperation)
    }
    func test(_ item: Value) throws -> Bool { try ObjectRuntime.current.invoke(block, underscore: item).isTrue }
    var result = ContiguousArray<Value>(), rest = ContiguousArray<Value>(), isOpen = false
    for item in try items(target) {
      switch mode {
      case "first":
        if result.count >= max(count, 1) { return collection(result) }
        if try test(item) { result.append(item) }
      case "skipuntil":
        if !isOpen { isOpen = try test(item) }
        if isOpen, count == 0 || result.count < count { result.append(item) }
      case "until":
        if try test(item) { return collection(result) }
        if count > 0, result.count >= count { return collection(result) }
        result.append(item)
      case "split":
        if count == 0 || result.count < count, try test(item) { result.append(item) } else { rest.append(item) }
      default:
        if try test(item) {
          result.append(item)
          if mode == "default", count > 0, result.count >= count { return collection(result) }
        }
      }
    }
    if mode == "last" { result = ContiguousArray(result.suffix(max(count, 1))) }
    if mode == "split" { return .array(PSArray([collection(result), collection(rest)])) }
    return collection(result)
  }

  private static func forEach(_ target: Value, _ arguments: [Value]) throws -> Value {
    guard let first = arguments.first else {
      throw PSError("MethodException", "Cannot find an overload for \"ForEach\" and the argument count: \"0\".", id: "MethodCountCouldNotFindBest")
    }
    var result = ContiguousArray<Value>()
    func add(_ value: Value) throws {
      if value.isVoid { return }
      if let list = try Conversion.listItems(value) { result += list } else { result.append(value) }
    }
    for item in try items(target) {
      if let block = first.asObject, block.type === TypeInfo.scriptBlock {
        try add(try ObjectRuntime.current.invoke(block, underscore: item, arguments: Array(arguments.dropFirst())))
      } else if let type = first.asType {
        result.append(try Conversion.convert(item, to: type))
      } else {
        let name = try first.text()
        if Members.findProperty(item.unwrapped.type, name) != nil || (Members.findMethod(item.unwrapped.type, name) == nil && Members.hasMember(item, name)) {
          if arguments.count > 1 {
            try Members.set(item, name, arguments[1])
          } else {
            try add(try Members.get(item, name) ?? .null)
          }
        } else {
          try add(try Members.invoke(item, name, Array(arguments.dropFirst())))
        }
      }
    }
    return collection(result)
  }
}

/// `$x.PSTypeNames`: a list whose changes rename the object's types.
final class TypeNameList: IndexedObject {
  let target: Value
  init(_ target: Value) {
    self.target = target
    super.init()
  }

  override var type: TypeInfo { TypeCatalog.type("System.Management.Automation.PSObject+TypeNameCollection") }
  override func item(_ index: Value) throws -> Value { try Indexing.get(Value(strings: names), [index]) }
  override func enumerated() throws -> ContiguousArray<Value>? { ContiguousArray(names.map { Value($0) }) }

  var names: [String] {
    get { target.typeNames }
    set { target.asObject?.customTypeNames = newValue }
  }

  static let definition = TypeDefinition("System.Management.Automation.PSObject+TypeNameCollection", interfaces: ["System.Collections.IList"]) { members, _ in
    func own(_ value: Value) -> TypeNameList { value.asObject as? TypeNameList ?? TypeNameList(.null) }
    func edit(_ target: Value, _ change: (inout [String]) throws -> Void) rethrows -> Value {
      try change(&own(target).names)
      return .void
    }
    members.property("Count", "int", get: { .int(Int32(own($0).names.count)) })
    members.method("void Add(string item)") { target, arguments in edit(target) { $0.append((try? arguments[0].text()) ?? "") } }
    members.method("void Insert(int index, string item)") { target, arguments in
      edit(target) { $0.insert((try? arguments[1].text()) ?? "", at: min(max(0, StringTable.int(arguments[0])), $0.count)) }
    }
    members.method("void Clear()") { target, _ in edit(target) { $0.removeAll() } }
    members.method("bool Remove(string item)") { target, arguments in
      guard let place = own(target).names.firstIndex(of: try arguments[0].text()) else { return .bool(false) }
      own(target).names.remove(at: place)
      return .bool(true)
    }
    members.method("void RemoveAt(int index)") { target, arguments in
      edit(target) { if $0.indices.contains(StringTable.int(arguments[0])) { $0.remove(at: StringTable.int(arguments[0])) } }
    }
    members.method("bool Contains(string item)") { target, arguments in .bool(own(target).names.contains(try arguments[0].text())) }
    members.method("int IndexOf(string item)") { target, arguments in .int(Int32(own(target).names.firstIndex(of: try arguments[0].text()) ?? -1)) }
  }
}

/// `$x.PSBase`: the object without its added members and keys.
final class BaseView: PSObject {
  let target: Value

  init(_ target: Value) {
    self.target = target
    super.init()
  }

  override var type: TypeInfo { target.type }
  override var answersCalls: Bool { true }
  override func describe() throws -> String { try target.text() }
  override func enumerated() throws -> ContiguousArray<Value>? { try target.enumerated() }
}
