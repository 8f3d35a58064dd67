/// What `ConcurrentDictionary<K,V>` can do beyond a dictionary.
enum ConcurrentDictionaryTable {
  static func fill(_ members: inout TypeMembers, key: TypeInfo, value: TypeInfo) {
    let keyName = TypeNames.display(key), valueName = TypeNames.display(value), own = DictionaryTable.own
    members.property("IsEmpty", "bool", get: { .bool(own($0).count == 0) })
    members.method("bool TryRemove(\(keyName) key, [ref] \(valueName) value)") { target, arguments in
      guard let found = own(target).get(arguments[0]) else {
        try (arguments[1].asObject as? ReferenceObject)?.set(value.defaultValue())
        return .bool(false)
      }
      own(target).remove(arguments[0])
      try (arguments[1].asObject as? ReferenceObject)?.set(found)
      return .bool(true)
    }
    members.method("bool TryUpdate(\(keyName) key, \(valueName) newValue, \(valueName) comparisonValue)") { target, arguments in
      guard let found = own(target).get(arguments[0]), KeyEquality.equal(found.unwrapped, arguments[2].unwrapped) else { return .bool(false) }
      own(target).set(arguments[0], arguments[1])
      return .bool(true)
    }
    /// A value that is given, or made by a function of the key.
    func made(_ given: Value, _ arguments: [Value]) throws -> Value {
      let isFunction = given.unwrapped.asObject is DelegateObject || given.unwrapped.asObject?.type === TypeInfo.scriptBlock && value !== TypeInfo.scriptBlock
      return isFunction ? try Conversion.convert(try DelegateTable.call(given, arguments), to: value) : try Conversion.convert(given, to: value)
    }
    members.method("\(valueName) GetOrAdd(\(keyName) key, System.Object value)") { target, arguments in
      if let found = own(target).get(arguments[0]) { return found }
      let value = try made(arguments[1], [arguments[0]])
      own(target).set(arguments[0], value)
      return value
    }
    members.method("\(valueName) AddOrUpdate(\(keyName) key, System.Object addValue, System.Object updateValueFactory)") { target, arguments in
      let value = if let found = own(target).get(arguments[0]) { try made(arguments[2], [arguments[0], found]) } else { try made(arguments[1], [arguments[0]]) }
      own(target).set(arguments[0], value)
      return value
    }
    members.method("System.Object ToArray()") { target, _ in .array(PSArray(DictionaryTable.entries(own(target)))) }
  }
}
