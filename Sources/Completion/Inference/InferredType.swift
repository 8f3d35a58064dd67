import Objects
import Syntax

/// Is what inference knows of a value: its type, and the properties of a custom object or of a class of the text.
struct InferredType {
  struct Property {
    let name: String
    let typeName: String
    var type: InferredType? { TypeCatalog.resolve(typeName).map { InferredType($0) } }
  }

  let type: TypeInfo
  /// The properties of `[pscustomobject]@{ … }` or of what Select-Object makes; nil for other values.
  var properties: [Property]?
  /// The keys of a hashtable that is written out.
  var keys: [Property] = []
  /// A class that the text defines and that does not exist yet.
  var definition: TypeDefinitionSyntax?
  /// The type of `$_.Exception` in a `catch` that names it.
  var exception: TypeInfo?

  init(_ type: TypeInfo) { self.type = type }

  static func custom(_ properties: [Property]) -> InferredType {
    var made = InferredType(.psObject)
    made.properties = properties
    return made
  }

  var isString: Bool { type === TypeInfo.string }
}
