/// The members of one type: a table of properties, methods, static members and constructors.
///
/// Methods are declared by their .NET signature, the very text that `$x.Method` prints as its overload definition:
/// `members.method("string Substring(int startIndex, int length)") { text, arguments in … }`. Arguments arrive converted.
public struct TypeMembers {
  public typealias Getter = (_ target: Value) throws -> Value
  public typealias Setter = (_ target: Value, _ value: Value) throws -> Void
  public typealias Body = (_ target: Value, _ arguments: [Value]) throws -> Value

  public struct Property {
    /// The type that it declares.
    let declared = DeclaredType()
    public let name: String
    /// The type's name as `Get-Member` prints it: `int`, `string`, `System.DayOfWeek`.
    public let typeName: String
    public let get: Getter
    public let set: Setter?
    public let isStatic: Bool
    public let isHidden: Bool
    /// A field or an enum value rather than a property (matters to `Get-Member` only).
    public let isField: Bool
    /// Set if PowerShell's own type data adds the property to the .NET type (matters to `Get-Member` only).
    public var addition: Addition?
  }

  /// How PowerShell's type data makes a property, as `Get-Member` describes it.
  public enum Addition {
    case alias(of: String)
    case script(String)
    case code(String)
  }

  public struct Overload {
    /// The signature as declared.
    public let signature: String
    public let body: Body
    /// The signature taken apart, on first use.
    let form: SignatureForm

    init(signature: String, body: @escaping Body) {
      self.signature = signature
      self.body = body
      form = SignatureForm(signature)
    }
  }

  /// A signature that is parsed when somebody asks.
  final class SignatureForm {
    private let text: String
    private(set) lazy var parsed = Signature.parsed(text)
    init(_ text: String) { self.text = text }
  }

  public struct Method {
    public let name: String
    public var overloads: [Overload]
    public let isStatic: Bool
    public var isHidden = false
    /// A property that takes arguments, like `$text.Chars(0)`.
    public var isParameterizedProperty = false
    /// What interfaces call the method: shown behind its own signatures (`void IDictionary.Add(…)`).
    public var interfaceSignatures: [String] = []

    /// All signatures, as they are shown.
    public var shownSignatures: [String] { overloads.map(\.signature) + interfaceSignatures }
  }

  public private(set) var properties: [Property] = []
  public private(set) var methods: [Method] = []
  public private(set) var constructors: [Overload] = []

  private var propertyIndex: [FoldedName: Int] = [:]
  private var methodIndex: [FoldedName: Int] = [:]
  private var staticPropertyIndex: [FoldedName: Int] = [:]
  private var staticMethodIndex: [FoldedName: Int] = [:]

  public init() {}

  public func property(_ name: String) -> Property? { propertyIndex[FoldedName(name)].map { properties[$0] } }
  public func staticProperty(_ name: String) -> Property? { staticPropertyIndex[FoldedName(name)].map { properties[$0] } }
  public func method(_ name: String) -> Method? { methodIndex[FoldedName(name)].map { methods[$0] } }
  public func staticMethod(_ name: String) -> Method? { staticMethodIndex[FoldedName(name)].map { methods[$0] } }

  public mutating func property(
    _ name: String, _ typeName: String, hidden: Bool = false, addition: Addition? = nil, get: @escaping Getter, set: Setter? = nil
  ) {
    propertyIndex[FoldedName(name)] = properties.count
    properties.append(
      Property(name: name, typeName: typeName, get: get, set: set, isStatic: false, isHidden: hidden, isField: false, addition: addition))
  }

  public mutating func staticProperty(
    _ name: String, _ typeName: String, isField: Bool = false, hidden: Bool = false, get: @escaping () throws -> Value, set: ((Value) throws -> Void)? = nil
  ) {
    staticPropertyIndex[FoldedName(name)] = properties.count
    let setter: Setter? = set.map { set in { _, value in try set(value) } }
    properties.append(
      Property(name: name, typeName: typeName, get: { _ in try get() }, set: setter, isStatic: true, isHidden: hidden, isField: isField))
  }

  /// Declares an overload; a second one of the same name joins the first.
  public mutating func method(_ signature: String, hidden: Bool = false, _ body: @escaping Body) {
    add(signature, isStatic: false, hidden: hidden, body)
  }

  /// Declares a property that takes arguments: `"char Chars(int index)"`.
  public mutating func parameterizedProperty(_ signature: String, isSettable: Bool = false, _ body: @escaping Body) {
    add(signature + (isSettable ? " {get;set;}" : " {get;}"), isStatic: false, hidden: false, body)
    methods[methods.count - 1].isParameterizedProperty = true
  }

  /// Names a method as an interface does; it is shown, and not called.
  public mutating func interfaceMethod(_ signature: String) {
    let name = Signature.methodName(signature).split(separator: ".").last.map(String.init) ?? ""
    if let known = methodIndex[FoldedName(name)] { methods[known].interfaceSignatures.append(signature) }
  }

  public mutating func staticMethod(_ signature: String, hidden: Bool = false, _ body: @escaping (_ arguments: [Value]) throws -> Value) {
    add(signature, isStatic: true, hidden: hidden) { _, arguments in try body(arguments) }
  }

  /// Declares a constructor: `"string(char c, int count)"`.
  public mutating func constructor(_ signature: String, _ body: @escaping (_ arguments: [Value]) throws -> Value) {
    constructors.append(Overload(signature: signature) { _, arguments in try body(arguments) })
  }

  private mutating func add(_ signature: String, isStatic: Bool, hidden: Bool, _ body: @escaping Body) {
    let name = Signature.methodName(signature)
    let overload = Overload(signature: signature, body: body)
    let known = isStatic ? staticMethodIndex[FoldedName(name)] : methodIndex[FoldedName(name)]
    if let known {
      methods[known].overloads.append(overload)
      return
    }
    if isStatic { staticMethodIndex[FoldedName(name)] = methods.count } else { methodIndex[FoldedName(name)] = methods.count }
    methods.append(Method(name: name, overloads: [overload], isStatic: isStatic, isHidden: hidden))
  }
}

/// The type that a property names, looked up when first asked for; the types of scripts may come anew, and are looked up each time.
final class DeclaredType {
  private var known: TypeInfo?

  func resolve(_ name: String) -> TypeInfo? {
    if let known { return known }
    let found = TypeCatalog.resolve(name)
    if let found, !found.traits.contains(.dynamic) { known = found }
    return found
  }
}
