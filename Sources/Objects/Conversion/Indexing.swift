/// `$x[…]` and `$x[…] = …`.
public enum Indexing {
  public static func get(_ target: Value, _ indices: [Value]) throws -> Value {
    let value = target.unwrapped
    if case .array(let array) = value {
      if indices.count == 1 {
        if case .int(let index) = indices[0] { return element(array.items, Int(index)) }
      }
      if let dimensions = array.dimensions { return try multidimensional(array, dimensions, indices) ?? .null }
    }
    if value.isNull { throw nullArray }
    let single = indices.count == 1 ? indices[0].unwrapped : Value(indices)
    if let object = value.asObject {
      if let table = object as? PSHashtable { return try entry(table, single) }
      if let view = object as? MemberCollection {
        if case .int(let index) = single { return element(try view.enumerated() ?? [], Int(index)) }
        return view.find(try single.text()).map { .object($0) } ?? .null
      }
      if let indexable = object as? IndexedObject { return try indexable.item(single) }
    }
    let items: ContiguousArray<Value>
    switch value {
    case .array(let array): items = array.items
    case .string(let text): return try slice(single) { characterAt(text.text, $0) }
    case .object(let object as PSList): items = object.items
    case .object(let object) where !(object is CustomObject):
      if let method = Members.findMethod(object.type, "get_Item") {
        return try indexer("getting", "GetValueInvocationException", "ExceptionWhenGetting") { try Members.call(method, value, indices) }
      }
      guard let listed = try object.enumerated() else { fallthrough }
      items = listed
    default:
      // A single value is a list of one to an integer index.
      return try slice(single) { $0 == 0 || $0 == -1 ? target : nil }
    }
    return try slice(single) { index in
      let place = index < 0 ? items.count + index : index
      return items.indices.contains(place) ? items[place] : nil
    }
  }

  private static var nullArray: PSError { PSError.runtime("NullArray", "Cannot index into a null array.", .InvalidOperation) }

  private static func element(_ items: ContiguousArray<Value>, _ index: Int) -> Value {
    let place = index < 0 ? items.count + index : index
    return items.indices.contains(place) ? items[place] : .null
  }

  /// One element, or an array of those that exist.
  private static func slice(_ index: Value, _ at: (Int) -> Value?) throws -> Value {
    if let list = try Conversion.listItems(index) {
      var result = ContiguousArray<Value>()
      for item in list { if let place = number(item), let value = at(place) { result.append(value) } }
      return .array(PSArray(result))
    }
    if index.isNull { throw PSError.runtime("NullArrayIndex", "Index operation failed; the array index evaluated to null.", .InvalidOperation) }
    guard let place = number(index) else { return .null }
    return at(place) ?? .null
  }

  private static func number(_ value: Value) -> Int? {
    if case .int(let index) = value { return Int(index) }
    guard case .int(let index)? = Conversion.tryConvert(value, to: .int32) else { return nil }
    return Int(index)
  }

  private static func characterAt(_ text: String, _ index: Int) -> Value? {
    if TextScan.isASCII(text) {
      let bytes = text.utf8, place = index < 0 ? bytes.count + index : index
      guard place >= 0, place < bytes.count else { return nil }
      return .char(UInt16(bytes[bytes.index(bytes.startIndex, offsetBy: place)]))
    }
    let units = text.utf16
    let place = index < 0 ? units.count + index : index
    guard place >= 0, place < units.count else { return nil }
    return .char(units[units.index(units.startIndex, offsetBy: place)])
  }

  private static func entry(_ table: PSHashtable, _ key: Value) throws -> Value {
    if table.isOrdered || table.isSortedByPosition {
      if case .int(let index) = key, table.isOrdered { return table.entry(at: Int(index) < 0 ? table.count + Int(index) : Int(index))?.value ?? .null }
    }
    if case .array(let keys) = key, !table.contains(key) {
      return .array(PSArray(ContiguousArray(try keys.items.map { try entry(table, $0) })))
    }
    if key.isNull { throw PSError.runtime("NullArrayIndex", "Index operation failed; the array index evaluated to null.", .InvalidOperation) }
    return table.get(try table.convertedKey(key)) ?? .null
  }

  private static func multidimensional(_ array: PSArray, _ dimensions: [Int], _ indices: [Value]) throws -> Value? {
    var places = indices
    if places.count == 1, let list = places[0].asArray { places = Array(list.items) }
    guard let position = try position(dimensions, places) else { return nil }
    return array.items[position]
  }

  private static func position(_ dimensions: [Int], _ indices: [Value]) throws -> Int? {
    guard indices.count == dimensions.count else {
      throw PSError.runtime("NeedMultidimensionalIndex", "The array must be indexed by \(dimensions.count) numbers.", .InvalidOperation)
    }
    var position = 0
    for (length, index) in zip(dimensions, indices) {
      guard let place = number(index) else { return nil }
      let real = place < 0 ? length + place : place
      guard real >= 0, real < length else { return nil }
      position = position * length + real
    }
    return position
  }

  static var outOfRange: PSError { PSError.dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.") }

  public static func set(_ target: Value, _ indices: [Value], _ value: Value) throws {
    let base = target.unwrapped
    if base.isNull { throw nullArray }
    let index = indices.count == 1 ? indices[0].unwrapped : Value(indices)
    switch base {
    case .array(let array):
      let item = try array.elementType.map { try Conversion.convert(value, to: $0) } ?? (value.isVoid ? .null : value)
      if let dimensions = array.dimensions {
        guard let position = try position(dimensions, indices.count == 1 ? Array(indices[0].asArray?.items ?? [indices[0]]) : indices) else { throw outOfRange }
        array.items[position] = item
        return
      }
      if index.isNull { throw PSError.runtime("NullArrayIndex", "Index operation failed; the array index evaluated to null.", .InvalidOperation) }
      guard case .int(let number) = try Conversion.convert(index, to: .int32) else { throw outOfRange }
      let place = number < 0 ? array.items.count + Int(number) : Int(number)
      guard array.items.indices.contains(place) else { throw outOfRange }
      array.items[place] = item
    case .object(let object): try set(object, target, index, indices, value)
    default:
      throw PSError.runtime("CannotIndex", "Unable to index into an object of type \"\(base.type.fullName)\".", .InvalidOperation)
    }
  }

  private static func set(_ object: PSObject, _ target: Value, _ index: Value, _ indices: [Value], _ value: Value) throws {
    let item = value.isVoid ? Value.null : value
    if let table = object as? PSHashtable {
      if index.isNull { throw PSError.runtime("NullArrayIndex", "Index operation failed; the array index evaluated to null.", .InvalidOperation) }
      if table.isOrdered, case .int(let place) = index {
        guard Int(place) >= 0, Int(place) < table.count else {
          throw PSError.dotNet("System.ArgumentOutOfRangeException", "Specified argument was out of the range of valid values. (Parameter 'index')")
        }
        table.setValue(at: Int(place), item)
        return
      }
      table.set(try table.convertedKey(index), try table.convertedValue(item))
      return
    }
    if let list = object as? PSList {
      guard case .int(let number) = try Conversion.convert(index, to: .int32) else { return }
      let place = number < 0 ? list.items.count + Int(number) : Int(number)
      guard list.items.indices.contains(place) else {
        throw PSError.dotNet(
          "System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")
      }
      list.items[place] = try ListTable.element(list, item)
      return
    }
    if let indexed = object as? IndexedObject { return try indexed.setItem(index, item) }
    if let method = Members.findMethod(object.type, "set_Item") {
      return try indexer("setting", "SetValueInvocationException", "ExceptionWhenSetting") { _ = try Members.call(method, target, indices + [item]) }
    }
    throw PSError.runtime("CannotIndex", "Unable to index into an object of type \"\(object.type.fullName)\".", .InvalidOperation)
  }

  /// An error inside an object's own indexer names the property that indexers are: `Item`.
  private static func indexer<Result>(_ doing: String, _ type: String, _ id: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as PSError where error.record.exception.type.name == "MethodInvocationException" {
      let cause = error.record.exception.inner ?? error.record.exception
      throw PSError(type, "Exception \(doing) \"Item\": \"\(cause.message)\"", id: id, inner: cause)
    }
  }
}

/// An object with an indexer of its own (`Match.Groups`, `StringBuilder`).
open class IndexedObject: PSObject {
  open func item(_ index: Value) throws -> Value { .null }
  open func setItem(_ index: Value, _ value: Value) throws {
    throw PSError.runtime("CannotIndex", "Unable to index into an object of type \"\(type.fullName)\".", .InvalidOperation)
  }
}

extension PSHashtable {
  var isSortedByPosition: Bool { false }

  /// A key in the type that a typed dictionary wants.
  func convertedKey(_ key: Value) throws -> Value {
    if case .dictionary(let type, _) = kind { return try Conversion.convert(key, to: type) }
    return key
  }

  func convertedValue(_ value: Value) throws -> Value {
    if case .dictionary(_, let type) = kind { return try Conversion.convert(value, to: type) }
    return value
  }
}

extension TextScan {
  static func isASCIIBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Eight bytes at a time: indexing into a long text must not be slow.
    guard let base = bytes.baseAddress else { return true }
    var index = 0
    while index + 8 <= bytes.count {
      if UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { return false }
      index += 8
    }
    while index < bytes.count {
      if base[index] >= 0x80 { return false }
      index += 1
    }
    return true
  }
}
