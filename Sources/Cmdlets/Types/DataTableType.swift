import Engine
import Objects

/// `[System.Data.DataTable]`: rows of named columns, built by hand; a pipeline sees its rows.
final class DataTableObject: PSObject {
  var name: String
  let columns = PSList(.collection(of: TypeInfo.object))
  let rows = PSList(.collection(of: TypeInfo.object))

  init(_ name: String = "") {
    self.name = name
    super.init()
  }

  override var type: TypeInfo { DataTableType.table }
  override func describe() throws -> String { name }
  override func enumerated() throws -> ContiguousArray<Value>? { rows.items }

  var columnObjects: [DataColumnObject] { columns.items.compactMap { $0.asObject as? DataColumnObject } }

  func index(of column: Value) throws -> Int {
    if case .int(let index) = column.unwrapped {
      guard columns.items.indices.contains(Int(index)) else { throw PSError.dotNet("System.IndexOutOfRangeException", "Cannot find column \(index).") }
      return Int(index)
    }
    let name = try column.text()
    guard let found = columnObjects.firstIndex(where: { FoldedName.equal($0.name, name) }) else {
      throw PSError.dotNet("System.ArgumentException", "Column '\(name)' does not belong to table \(self.name).")
    }
    return found
  }

  @discardableResult
  func add(_ column: DataColumnObject) throws -> Value {
    if columnObjects.contains(where: { FoldedName.equal($0.name, column.name) }) {
      throw PSError.dotNet("System.Data.DuplicateNameException", "A column named '\(column.name)' already belongs to this DataTable.")
    }
    if column.name.isEmpty { column.name = "Column\(columns.items.count + 1)" }
    columns.items.append(.object(column))
    for row in rows.items { (row.asObject as? DataRowObject)?.values.append(DataRowObject.nothing) }
    return .object(column)
  }

  func row(_ values: [Value] = []) throws -> DataRowObject {
    guard values.count <= columns.items.count else {
      throw PSError.dotNet("System.ArgumentException", "Input array is longer than the number of columns in this table.")
    }
    let row = DataRowObject(self)
    for (index, value) in values.enumerated() { try row.set(index, value) }
    return row
  }
}

/// A column: its name and the type that its values are converted to.
final class DataColumnObject: PSObject {
  var name: String
  let dataType: TypeInfo

  init(_ name: String, _ dataType: TypeInfo) {
    (self.name, self.dataType) = (name, dataType)
    super.init()
  }

  override var type: TypeInfo { DataTableType.column }
  override func describe() throws -> String { name }
}

/// A row: its columns are its members.
final class DataRowObject: DynamicMembersObject {
  /// What a cell holds that nobody filled.
  static let nothing = Value.object(ScalarObject(.dbNull))

  let table: DataTableObject
  var values: [Value]

  init(_ table: DataTableObject) {
    self.table = table
    values = Array(repeating: DataRowObject.nothing, count: table.columns.items.count)
    super.init()
  }

  override var type: TypeInfo { DataTableType.row }

  override var memberNames: [(name: String, typeName: String)] {
    table.columnObjects.map { ($0.name, TypeNames.display($0.dataType)) }
  }

  override func member(_ name: String) throws -> Value? {
    table.columnObjects.firstIndex { FoldedName.equal($0.name, name) }.map { values[$0] }
  }

  override func setMember(_ name: String, _ value: Value) throws -> Bool {
    guard let index = table.columnObjects.firstIndex(where: { FoldedName.equal($0.name, name) }) else { return false }
    try set(index, value)
    return true
  }

  func set(_ index: Int, _ value: Value) throws {
    let column = table.columnObjects[index]
    if value.isNull {
      values[index] = DataRowObject.nothing
    } else if let converted = Conversion.tryConvert(value, to: column.dataType) {
      values[index] = converted
    } else {
      throw PSError.dotNet(
        "System.ArgumentException",
        "The input string '\(try value.text())' was not in a correct format.Couldn't store <\(try value.text())> in \(column.name) Column.  Expected type is \(column.dataType.name).")
    }
  }
}

/// The members of tables, columns and rows of data.
enum DataTableType {
  private static let space = "System.Data."
  private static func own(_ value: Value) -> DataTableObject? { value.unwrapped.asObject as? DataTableObject }
  private static func ownRow(_ value: Value) -> DataRowObject? { value.unwrapped.asObject as? DataRowObject }

  static let types = [table, column, row, columnList, rowList]

  static let table = NetType.register(space + "DataTable") { members in
    members.constructor("System.Data.DataTable()") { _ in .object(DataTableObject()) }
    members.constructor("System.Data.DataTable(string tableName)") { .object(DataTableObject(try $0[0].text())) }
    members.property("TableName", "string", get: { Value(own($0)?.name ?? "") }, set: { own($0)?.name = try $1.text() })
    members.property("Columns", space + "DataColumnCollection", get: { own($0).map { .object(DataPartList($0, isRows: false)) } ?? .null })
    members.property("Rows", space + "DataRowCollection", get: { own($0).map { .object(DataPartList($0, isRows: true)) } ?? .null })
    members.method("System.Data.DataRow NewRow()") { target, _ in try own(target).map { .object(try $0.row()) } ?? .null }
    members.method("void Clear()") { target, _ in
      own(target)?.rows.items = []
      return .void
    }
    members.method("System.Data.DataRow[] Select()") { target, _ in .array(PSArray(own(target)?.rows.items ?? [])) }
    for name in ["AcceptChanges", "BeginLoadData", "EndLoadData", "Dispose"] { members.method("void \(name)()") { _, _ in .void } }
  }

  static let column = NetType.register(space + "DataColumn") { members in
    func own(_ value: Value) -> DataColumnObject? { value.unwrapped.asObject as? DataColumnObject }
    members.constructor("System.Data.DataColumn(string columnName)") { .object(DataColumnObject(try $0[0].text(), .string)) }
    members.constructor("System.Data.DataColumn(string columnName, type dataType)") { .object(DataColumnObject(try $0[0].text(), $0[1].asType ?? .string)) }
    members.property("ColumnName", "string", get: { Value(own($0)?.name ?? "") }, set: { own($0)?.name = try $1.text() })
    members.property("DataType", "type", get: { own($0)?.dataType.value ?? .null })
  }

  static let row = NetType.register(space + "DataRow") { members in
    members.method("System.Object get_Item(System.Object column)", hidden: true) { target, arguments in
      guard let row = ownRow(target) else { return .null }
      return row.values[try row.table.index(of: arguments[0])]
    }
    members.method("void set_Item(System.Object column, System.Object value)", hidden: true) { target, arguments in
      guard let row = ownRow(target) else { return .void }
      try row.set(try row.table.index(of: arguments[0]), arguments[1])
      return .void
    }
    members.parameterizedProperty("System.Object Item(System.Object column)", isSettable: true) { target, arguments in
      guard let row = ownRow(target) else { return .null }
      return row.values[try row.table.index(of: arguments[0])]
    }
    members.property("Table", space + "DataTable", hidden: true, get: { ownRow($0).map { .object($0.table) } ?? .null })
    members.property("ItemArray", "System.Object[]", hidden: true, get: { Value(ownRow($0)?.values ?? []) }, set: { target, value in
      for (index, item) in (value.asArray?.items ?? []).enumerated() { try ownRow(target)?.set(index, item) }
    })
    members.method("void Delete()") { target, _ in
      ownRow(target)?.table.rows.items.removeAll { $0.asObject === target.unwrapped.asObject }
      return .void
    }
    members.method("bool IsNull(string columnName)") { target, arguments in
      guard let row = ownRow(target) else { return .bool(true) }
      guard case .dbNull? = row.values[try row.table.index(of: arguments[0])].asScalar else { return .bool(false) }
      return .bool(true)
    }
  }

  fileprivate static let columnList = NetType.register(space + "DataColumnCollection") { members in
    shared(&members)
    members.method("void Add(System.Data.DataColumn column)") { target, arguments in
      if let column = arguments[0].unwrapped.asObject as? DataColumnObject { try part(target)?.table.add(column) }
      return .void
    }
    members.method("System.Data.DataColumn Add(string columnName)") { try part($0)?.table.add(DataColumnObject(try $1[0].text(), .string)) ?? .null }
    members.method("System.Data.DataColumn Add(string columnName, type type)") { target, arguments in
      try part(target)?.table.add(DataColumnObject(try arguments[0].text(), arguments[1].asType ?? .string)) ?? .null
    }
    members.method("void AddRange(System.Data.DataColumn[] columns)") { target, arguments in
      for item in arguments[0].asArray?.items ?? [] { if let column = item.unwrapped.asObject as? DataColumnObject { try part(target)?.table.add(column) } }
      return .void
    }
    members.method("bool Contains(string name)") { .bool((try? part($0)?.table.index(of: $1[0])) ?? nil != nil) }
  }

  fileprivate static let rowList = NetType.register(space + "DataRowCollection") { members in
    shared(&members)
    members.method("void Add(System.Data.DataRow row)") { target, arguments in
      guard let row = ownRow(arguments[0]) else { return .void }
      part(target)?.table.rows.items.append(.object(row))
      return .void
    }
    members.method("System.Data.DataRow Add(Params System.Object[] values)") { target, arguments in
      guard let table = part(target)?.table else { return .null }
      let row = try table.row(Array(arguments[0].asArray?.items ?? []))
      table.rows.items.append(.object(row))
      return .object(row)
    }
    members.method("void Remove(System.Data.DataRow row)") { target, arguments in
      part(target)?.table.rows.items.removeAll { $0.asObject === arguments[0].unwrapped.asObject }
      return .void
    }
    members.method("void Clear()") { target, _ in
      part(target)?.table.rows.items = []
      return .void
    }
  }

  private static func part(_ value: Value) -> DataPartList? { value.unwrapped.asObject as? DataPartList }

  private static func shared(_ members: inout TypeMembers) {
    members.property("Count", "int", get: { .int(Int32(part($0)?.items.count ?? 0)) })
    members.method("System.Object get_Item(System.Object index)", hidden: true) { target, arguments in
      guard let list = part(target) else { return .null }
      let index: Int
      if case .int(let number) = arguments[0].unwrapped { index = Int(number) } else { index = try list.table.index(of: arguments[0]) }
      guard list.items.indices.contains(index) else { throw PSError.dotNet("System.IndexOutOfRangeException", "There is no row at position \(index).") }
      return list.items[index]
    }
  }
}

/// `$table.Rows` or `$table.Columns`.
final class DataPartList: PSObject {
  let table: DataTableObject
  private let isRows: Bool

  init(_ table: DataTableObject, isRows: Bool) {
    self.table = table
    self.isRows = isRows
    super.init()
  }

  var items: ContiguousArray<Value> { isRows ? table.rows.items : table.columns.items }
  override var type: TypeInfo { isRows ? DataTableType.rowList : DataTableType.columnList }
  override func enumerated() throws -> ContiguousArray<Value>? { items }
}
