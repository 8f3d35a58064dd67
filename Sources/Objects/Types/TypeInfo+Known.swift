/// The types that the program itself names often.
extension TypeInfo {
  public static let string = TypeCatalog.type("System.String")
  public static let int32 = TypeCatalog.type("System.Int32")
  public static let int64 = TypeCatalog.type("System.Int64")
  public static let double = TypeCatalog.type("System.Double")
  public static let boolean = TypeCatalog.type("System.Boolean")
  public static let switchParameter = TypeCatalog.type("System.Management.Automation.SwitchParameter")
  public static let scriptBlock = TypeCatalog.type("System.Management.Automation.ScriptBlock")
  public static let hashtable = TypeCatalog.type("System.Collections.Hashtable")
  public static let objectArray = TypeCatalog.array(of: .object)
  public static let stringArray = TypeCatalog.array(of: .string)
}

extension TypeInfo {
  public static let object = TypeInfo("System.Object", base: nil, members: ObjectTable.fill)
  public static let customObject = TypeInfo("System.Management.Automation.PSCustomObject", base: object)
  /// `[pscustomobject]`: a name for `PSObject` whose cast makes objects of hashtables.
  public static let customObjectAccelerator = TypeInfo("System.Management.Automation.PSObject", base: object)
  public static let psObject = TypeCatalog.type("System.Management.Automation.PSObject")
  public static let byte = TypeCatalog.type("System.Byte")
  public static let sbyte = TypeCatalog.type("System.SByte")
  public static let int16 = TypeCatalog.type("System.Int16")
  public static let uint16 = TypeCatalog.type("System.UInt16")
  public static let uint32 = TypeCatalog.type("System.UInt32")
  public static let uint64 = TypeCatalog.type("System.UInt64")
  public static let single = TypeCatalog.type("System.Single")
  public static let decimal = TypeCatalog.type("System.Decimal")
  public static let bigInteger = TypeCatalog.type("System.Numerics.BigInteger")
  public static let char = TypeCatalog.type("System.Char")
  public static let dateTime = TypeCatalog.type("System.DateTime")
  public static let dateTimeOffset = TypeCatalog.type("System.DateTimeOffset")
  public static let timeSpan = TypeCatalog.type("System.TimeSpan")
  public static let guid = TypeCatalog.type("System.Guid")
  public static let dbNull = TypeCatalog.type("System.DBNull")
  public static let void = TypeCatalog.type("System.Void")
  public static let type = TypeCatalog.type("System.Type")
  public static let orderedDictionary = TypeCatalog.type("System.Collections.Specialized.OrderedDictionary")
  public static let orderedHashtable = TypeCatalog.type("System.Management.Automation.OrderedHashtable")
  public static let arrayList = TypeCatalog.type("System.Collections.ArrayList")
  public static let array = TypeCatalog.type("System.Array")
  public static let exception = TypeCatalog.type("System.Exception")
  public static let runtimeException = TypeCatalog.type("System.Management.Automation.RuntimeException")

  /// The type of a dictionary of a kind.
  public static func of(dictionary kind: PSHashtable.Kind) -> TypeInfo {
    switch kind {
    case .hashtable: hashtable
    case .ordered: orderedDictionary
    case .orderedHashtable: orderedHashtable
    case .dictionary(let key, let value):
      TypeCatalog.generic(TypeCatalog.type("System.Collections.Generic.Dictionary`2"), [key, value]) ?? hashtable
    case .sorted: TypeCatalog.type("System.Collections.SortedList")
    }
  }
}
