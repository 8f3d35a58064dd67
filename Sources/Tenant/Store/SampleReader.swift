import Objects

/// Reads the file with which a new tenant starts: kinds with their identity properties, settings, objects.
struct SampleReader {
  private let path: String
  private let tenantName: String

  init(_ path: String, _ tenantName: String) {
    self.path = path
    self.tenantName = tenantName
  }

  func fill(_ database: Database, at time: String) throws { try fill(database, with: read(), at: time) }

  func fill(_ database: Database, with root: CustomObject, at time: String) throws {
    for (name, value) in pairs(root, "Kinds") { try StoreWriter.setKind(database, name, ManyTexts.of(value)) }
    for (area, bag) in settings(of: root) {
      for (name, value) in zip(bag.shape.names, bag.slots) { try StoreWriter.setSetting(database, area, name, value) }
    }
    for (kind, value) in pairs(root, "Objects") {
      for item in value.asArray?.items ?? [] {
        guard let object = item.asObject as? CustomObject else { throw TenantError.badSample(path, "an object of kind '\(kind)' is none") }
        try StoreWriter.add(database, kind, object, at: time)
      }
    }
  }

  /// The sample is Contoso's; another tenant gets the same people under its own name.
  private func read() throws -> CustomObject {
    guard let bytes = HostFiles.read(path) else { throw TenantError.badSample(path, "the file is missing") }
    var text = String(decoding: bytes, as: UTF8.self)
    if tenantName.lowercased() != "contoso" {
      let title = tenantName.prefix(1).uppercased() + tenantName.dropFirst()
      text = text.replacingText("contoso", tenantName.lowercased()).replacingText("Contoso", title)
    }
    do {
      guard let root = try JsonParser.parse(text).asObject as? CustomObject else { throw TenantError.badSample(path, "it is not an object") }
      return root
    } catch let failure as JsonParser.Failure { throw TenantError.badSample(path, failure.reason) }
  }

  func settings() throws -> [(area: String, bag: PropertyBag)] { settings(of: try read()) }

  private func settings(of root: CustomObject) -> [(area: String, bag: PropertyBag)] {
    pairs(root, "Settings").compactMap { area, value in (value.asObject as? CustomObject).map { (area, $0.properties) } }
  }

  private func pairs(_ root: CustomObject, _ name: String) -> [(String, Value)] {
    guard let index = root.properties.find(name), let object = root.properties.slots[index].asObject as? CustomObject else { return [] }
    return Array(zip(object.properties.shape.names, object.properties.slots))
  }
}

/// Reads a list of texts, or a single one.
enum ManyTexts {
  static func of(_ value: Value) -> [String] {
    if let array = value.asArray { return array.items.compactMap { try? $0.text() } }
    return value.isNull ? [] : [(try? value.text()) ?? ""]
  }
}

extension String {
  /// The text with each occurrence replaced.
  func replacingText(_ old: String, _ new: String) -> String {
    let source = Array(utf8), wanted = Array(old.utf8), substitute = Array(new.utf8)
    var result: [UInt8] = [], index = 0
    result.reserveCapacity(source.count)
    while index < source.count {
      if !wanted.isEmpty, source[index...].starts(with: wanted) {
        result += substitute
        index += wanted.count
      } else {
        result.append(source[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
