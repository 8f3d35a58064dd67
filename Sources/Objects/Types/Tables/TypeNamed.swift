/// An object of which nothing but its type is known: a part of another that scripts print but do not use.
final class TypeNamed: PSObject {
  private let info: TypeInfo

  init(_ fullName: String) {
    info = TypeCatalog.type(fullName)
    super.init()
  }

  override var type: TypeInfo { info }
}
