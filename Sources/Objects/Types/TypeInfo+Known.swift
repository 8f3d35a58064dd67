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
