/// Conversions to reference types and to value types without a fast path.
extension Conversion {
  /// Makes a value of a type that has no conversion of its own kind: by inheritance, `Parse`, a constructor, or its properties.
  static func reference(_ original: Value, _ type: TypeInfo) throws -> Value {
    let value = original.unwrapped
    if value.isNull {
      if type.isValueType { throw ConversionError.final(value, type) }
      return .null
    }
    if value.type.isSubtype(of: type) { return original }
    if type === TypeInfo.array {
      if let items = try listItems(value) { return .array(PSArray(items)) }
      return .array(PSArray([value]))
    }
    if let made = try special(value, type) { return made }
    if let made = try collection(value, type) { return made }
    if type.fullName == "System.Collections.IEnumerable" || type.fullName == "System.Collections.IList" || type.fullName == "System.Collections.ICollection" {
      return .array(PSArray(try listItems(value) ?? [value]))
    }
    if let made = try byText(value, type) { return made }
    if let made = try byConstructor(value, type) { return made }
    throw ConversionError.final(value, type)
  }

  /// The elements of a list (not of a hashtable).
  static func listItems(_ value: Value) throws -> ContiguousArray<Value>? {
    value.asObject is PSHashtable ? nil : try value.enumerated()
  }

  private static func special(_ value: Value, _ type: TypeInfo) throws -> Value? {
    switch type.fullName {
    case "System.DateTime":
      if case .dateTimeOffset(let moment)? = value.asScalar { return Value(moment.local) }
      if case .string(let text) = value { return Value(try parsed(value, type) { try DateParser.parseOrThrow(text.text, .invariant) }) }
      if let ticks = Numeric(value), ticks.isWhole, let number = ticks.int64, number >= 0, number <= DateTime.maxTicks { return Value(DateTime(ticks: number)) }
      return nil
    case "System.DateTimeOffset":
      if case .dateTime(let date)? = value.asScalar { return Value(DateTimeOffset(date)) }
      if case .string(let text) = value { return Value(try parsed(value, type) { try DateTimeOffset.parse(text.text, .invariant) }) }
      return nil
    case "System.TimeSpan":
      if case .string(let text) = value { return Value(try parsed(value, type) { try TimeSpanText.parseOrThrow(text.text) }) }
      if let number = Numeric(value) {
        if let ticks = number.int64 { return Value(TimeSpan(ticks: ticks)) }
        if let ticks = number.rounded?.exactly(Int64.self) { return Value(TimeSpan(ticks: ticks)) }
      }
      if case .dateTime? = value.asScalar {
        throw ConversionError.because(
          value, type, "Invalid cast from 'System.DateTime' to 'System.TimeSpan'.", id: "InvalidCastIConvertible", inner: "System.InvalidCastException")
      }
      return nil
    case "System.Guid":
      guard case .string(let text) = value else { return nil }
      guard let guid = Guid(text.text) else {
        throw ConversionError.because(value, type, "Unrecognized Guid format.", id: "InvalidCastParseTargetInvocation")
      }
      return Value(guid)
    case "System.Type", "System.RuntimeType":
      guard case .string(let text) = value else { return nil }
      guard let found = TypeCatalog.resolve(text.text) else { throw ConversionError.final(value, type) }
      return found.value
    case "System.Collections.Hashtable":
      if let table = value.asObject as? PSHashtable {
        let made = PSHashtable(kind: .hashtable, ignoresCase: table.ignoresCase)
        for (key, item) in table.entries { made.set(key, item) }
        return .object(made)
      }
      if value.asObject is CustomObject {
        throw ConversionError.because(value, type, ConversionError.final(value, type), id: "InvalidCastConstructorException")
      }
      return nil
    case "System.Collections.Specialized.OrderedDictionary":
      guard let table = value.asObject as? PSHashtable else { return nil }
      let made = PSHashtable(kind: .ordered)
      for (key, item) in table.entries { made.set(key, item) }
      return .object(made)
    default: return nil
    }
  }

  private static func parsed<T>(_ value: Value, _ type: TypeInfo, _ parse: () throws -> T) throws -> T {
    do {
      return try parse()
    } catch let error as PSError {
      throw ConversionError.because(value, type, error, id: "InvalidCastParseTargetInvocation")
    }
  }

  /// Lists and dictionaries, element by element.
  private static func collection(_ value: Value, _ type: TypeInfo) throws -> Value? {
    if value.asObject is PSHashtable, !type.fullName.hasPrefix("System.Collections.Generic.Dictionary`2[") { return nil }
    let arguments = type.genericArguments
    let open = type.fullName.prefix { $0 != "[" }
    func items() throws -> ContiguousArray<Value> {
      var items = try listItems(value) ?? [value]
      if let element = arguments.first, element !== TypeInfo.object {
        for index in items.indices { items[index] = try convert(items[index], to: element) }
      }
      return items
    }
    switch open {
    case "System.Collections.ArrayList": return .object(PSList(.arrayList, try items()))
    case "System.Collections.Generic.List`1": return .object(PSList(.list(of: arguments.first ?? .object), try items()))
    case "System.Collections.Generic.IEnumerable`1", "System.Collections.Generic.IList`1", "System.Collections.Generic.ICollection`1":
      return .array(PSArray(try items(), elementType: arguments.first === TypeInfo.object ? nil : arguments.first))
    case "System.Collections.ObjectModel.Collection`1": return .object(PSList(.collection(of: arguments.first ?? .object), try items()))
    case "System.Collections.Generic.HashSet`1":
      let element = arguments.first ?? .object
      return .object(SetObject(element: element, ignoresCase: false, try items()))
    case "System.Collections.Generic.Queue`1": return .object(PSList(.queue(of: arguments.first), try items()))
    case "System.Collections.Queue": return .object(PSList(.queue(of: nil), try items()))
    case "System.Collections.Generic.Stack`1": return .object(PSList(.stack(of: arguments.first), try items()))
    case "System.Collections.Stack": return .object(PSList(.stack(of: nil), try items()))
    case "System.Collections.Generic.Dictionary`2":
      guard let table = value.asObject as? PSHashtable, arguments.count == 2 else { return nil }
      let made = PSHashtable(kind: .dictionary(key: arguments[0], value: arguments[1]), ignoresCase: false)
      for (key, item) in table.entries { made.set(try convert(key, to: arguments[0]), try convert(item, to: arguments[1])) }
      return .object(made)
    default: return nil
    }
  }

  /// By the type's static `Parse` of one text.
  private static func byText(_ value: Value, _ type: TypeInfo) throws -> Value? {
    guard case .string = value, let parse = type.ownMembers.staticMethod("Parse") else { return nil }
    guard let overload = parse.overloads.first(where: { Signature.parsed($0.signature).parameters.count == 1 }) else { return nil }
    do {
      return try overload.body(.null, [value])
    } catch let error as PSError {
      throw ConversionError.because(value, type, error, id: "InvalidCastParseTargetInvocation")
    }
  }

  /// By a constructor of one parameter, or by a constructor without any and the properties of a hashtable or object.
  private static func byConstructor(_ value: Value, _ type: TypeInfo) throws -> Value? {
    let constructors = type.ownMembers.constructors
    let single = constructors.filter { Signature.parsed($0.signature).parameters.count == 1 }
    for overload in single {
      let parameter = Signature.parsed(overload.signature).parameters[0]
      let wanted = parameter.type
      if value.type.isSubtype(of: wanted) || (wanted === TypeInfo.object) {
        return try constructed(value, type, [value])
      }
    }
    if let table = value.asObject as? PSHashtable {
      return try byProperties(table.entries.map { (try $0.key.text(), $0.value) }, value, type)
    }
    if let custom = value.asObject as? CustomObject {
      let pairs = zip(custom.properties.shape.names, custom.properties.slots).map { ($0, $1) }
      if let made = try byProperties(pairs, value, type) { return made }
    }
    for overload in single {
      let wanted = Signature.parsed(overload.signature).parameters[0].type
      if case .string = value, wanted === TypeInfo.char || wanted.isArray { continue }
      if let converted = tryConvert(value, to: wanted) { return try constructed(value, type, [converted]) }
    }
    return nil
  }

  private static func constructed(_ value: Value, _ type: TypeInfo, _ arguments: [Value]) throws -> Value {
    do {
      return try Members.construct(type, arguments)
    } catch let error as PSError {
      let inner = error.record.exception.inner ?? error.record.exception
      throw ConversionError.make(
        "InvalidCastConstructorTargetInvocationException",
        "Cannot convert value \"\(ConversionError.shown(value))\" to type \"\(type.fullName)\". Error: \"\(inner.message)\"", inner: inner)
    }
  }

  private static func byProperties(_ pairs: [(String, Value)], _ value: Value, _ type: TypeInfo) throws -> Value? {
    guard !type.traits.contains(.abstract), !type.traits.contains(.interface) else { return nil }
    let constructors = type.ownMembers.constructors
    guard constructors.contains(where: { Signature.parsed($0.signature).parameters.isEmpty }) || (constructors.isEmpty && type.traits.contains(.dynamic)) else {
      return nil
    }
    let made = try Members.construct(type, [])
    for (name, item) in pairs {
      guard try Members.hasSettable(made, name) else {
        let known = Members.properties(made).map { "[\($0.name) <\($0.typeName)>]" }.joined(separator: ", ")
        throw ConversionError.make(
          "InvalidCastConstructorTargetInvocationException",
          "Cannot create object of type \"\(type.fullName)\". The \(name) property was not found for the \(type.fullName) object. The available property is: \(known)")
      }
      do {
        try Members.set(made, name, item)
      } catch let error as PSError {
        let inner = error.record.exception.inner ?? error.record.exception
        throw ConversionError.make("ObjectCreationError", "Cannot create object of type \"\(type.fullName)\". \(inner.message)", inner: inner)
      }
    }
    return made
  }

  /// `[pscustomobject]`: hashtables become objects, everything else stays.
  static func customObject(_ value: Value) throws -> Value {
    guard let table = value.unwrapped.asObject as? PSHashtable else { return value.isVoid ? .null : value }
    let made = CustomObject()
    var bag = PropertyBag()
    for (key, item) in table.entries {
      let name = try key.text()
      if FoldedName.equal(name, "PSTypeName") {
        made.customTypeNames = [try item.text()] + [TypeInfo.customObject.fullName, "System.Object"]
        continue
      }
      bag.set(name, item)
    }
    made.properties = bag
    return .object(made)
  }
}

extension DateTimeOffset {
  /// Reads a date with its offset; one without is local.
  static func parse(_ text: String, _ culture: Culture) throws -> DateTimeOffset {
    do {
      let (date, offset) = try DateParser.parseWithOffset(text, culture)
      if let offset { return DateTimeOffset(local: date, offset: TimeSpan(ticks: offset)) }
      return DateTimeOffset(date)
    } catch let failure as DateParser.Failure {
      throw DateParser.error(failure, text)
    }
  }
}
