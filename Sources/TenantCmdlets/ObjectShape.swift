import Objects
import Tenant

/// Makes of an object of the tenant the object that a command prints, as a row of a module's `Shapes.psd1` says.
///
/// The objects of one shape share their names; only the slots are made anew.
final class ObjectShape: PSObject {
  /// Where the value of a printed property comes from.
  indirect enum Source {
    case property(String)
    case constant(Value)
    /// Text with properties in braces.
    case template([(text: String, property: String)])
    /// A property of the object of a kind that a key means.
    case lookUp(kind: String, property: String, key: String)
    case setting(area: String, name: String)
    case nested(ObjectShape)
    case list([Source])
    /// The first that is not nothing.
    case first([Source])
    case when(ObjectCondition, Source)
  }

  enum Form { case asIs, guid, bool, text, list, lower, domain, digits }

  struct Member {
    let name: String
    let form: Form
    let source: Source
  }

  let typeNames: [String]
  private let members: [Member]
  /// A property whose own properties are shown, too.
  private let spread: String?
  private let shape: Shape

  init(typeNames: [String], members: [Member], spread: String?) {
    self.typeNames = typeNames
    self.members = members
    self.spread = spread
    shape = members.reduce(Shape.empty) { $0.adding($1.name) }
    super.init()
  }

  /// Makes printed objects; what it looks up is looked up once.
  final class Projection {
    private let shape: ObjectShape
    private let store: TenantStore
    private var found: [String: Value] = [:]

    init(_ shape: ObjectShape, _ store: TenantStore) {
      self.shape = shape
      self.store = store
    }

    func object(of bag: PropertyBag) throws -> CustomObject { try object(shape, bag) }

    private func object(_ shape: ObjectShape, _ bag: PropertyBag) throws -> CustomObject {
      var slots = ContiguousArray<Value>()
      slots.reserveCapacity(shape.members.count)
      for member in shape.members { slots.append(try formed(value(member.source, bag), member.form)) }
      var made = PropertyBag(shape: shape.shape, slots: slots)
      if let spread = shape.spread, let more = bag.value(spread).unwrapped.asObject as? CustomObject {
        for (name, value) in zip(more.properties.shape.names, more.properties.slots) { made.set(name, value) }
      }
      return CustomObject(made, typeNames: shape.typeNames.isEmpty ? nil : shape.typeNames)
    }

    private func value(_ source: Source, _ bag: PropertyBag) throws -> Value {
      switch source {
      case .property(let name): return bag.value(name)
      case .constant(let value): return value
      case .template(let parts): return Value(try parts.map { $0.text + ($0.property.isEmpty ? "" : try bag.value($0.property).text()) }.joined())
      case .lookUp(let kind, let property, let key): return try lookUp(kind, property, bag.value(key).text())
      case .setting(let area, let name): return try remembered("# \(area) \(name)") { try store.settings(area).properties.value(name) }
      case .nested(let shape): return .object(try object(shape, bag))
      case .list(let sources):
        let values = try sources.map { try value($0, bag) }.filter { !$0.isNull }
        return Value(values)
      case .first(let sources):
        for source in sources {
          let found = try value(source, bag)
          if !found.isNull { return found }
        }
        return .null
      case .when(let condition, let source): return try condition.holds(bag) ? try value(source, bag) : .null
      }
    }

    private func lookUp(_ kind: String, _ property: String, _ key: String) throws -> Value {
      guard !key.isEmpty else { return .null }
      return try remembered("\(kind) \(property) \(key)") { try store.find(kind, identity: key).first?.properties.properties.value(property) ?? .null }
    }

    private func remembered(_ name: String, _ find: () throws -> Value) rethrows -> Value {
      if let known = found[name] { return known }
      let value = try find()
      found[name] = value
      return value
    }

    private func formed(_ value: Value, _ form: Form) throws -> Value {
      switch form {
      case .asIs: return value
      case .bool: return .bool(value.isTrue)
      case .text: return value.isNull ? Value("") : Value(try value.text())
      case .lower: return Value(try value.text().lowercased())
      case .domain: return Value((try value.text().split(separator: "@").last).map(String.init) ?? "")
      case .digits: return Value(String(try value.text().drop { !$0.isNumber }))
      case .guid:
        let text = value.isNull ? "" : try value.text()
        return Guid(text).map { Value($0) } ?? .null
      case .list:
        if case .array = value { return value }
        return Value(value.isNull || value.asString?.isEmpty == true ? [] : [value])
      }
    }
  }
}
