import Objects

/// Is a type as completion knows it: its names, and the words of its tool tip.
struct KnownType {
  let fullName: String

  var namespace: String {
    let head = fullName.prefix { $0 != "+" }
    return head.lastIndex(of: ".").map { String(head[..<$0]) } ?? ""
  }

  var isNested: Bool { fullName.contains("+") }
  var dots: Int { fullName.filter { $0 == "." }.count }
  /// The last part of the name, without a number of parameters.
  var name: String { KnownTypes.shortName(fullName).withoutArity }
  /// The name within its namespace.
  var openName: String { String(fullName.dropFirst(namespace.isEmpty ? 0 : namespace.count + 1)) }
  var listItem: String { fullName.contains("`") ? name + "<>" : name }
  var tip: String { KnownTypes.tip(fullName, isLoaded: fullName.hasPrefix("System.Management.Automation.") || fullName.hasPrefix("Microsoft.PowerShell.")) }
}

/// Knows the types that completion offers: those that exist here, and the frequent ones of .NET.
enum KnownTypes {
  static let all: [KnownType] = {
    var seen: Set<String> = []
    return (DotNetNames.types + TypeCatalog.allNames.filter { $0.contains(".") && !$0.contains("+") }).filter { seen.insert($0.lowercased()).inserted && !$0.contains("[") }.map { KnownType(fullName: $0) }
  }()

  static let namespaces: [String] = {
    var names: Set<String> = []
    for space in DotNetNames.namespaces + all.map(\.namespace) {
      var name = space
      while !name.isEmpty, names.insert(name).inserted { name = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? "" }
    }
    return names.sorted()
  }()

  static func shortName(_ fullName: String) -> String {
    let last = fullName.split(separator: ".").last.map(String.init) ?? fullName
    return last.split(separator: "+").last.map(String.init) ?? last
  }

  /// `Class Name` for types of PowerShell's own assemblies, the bare name for the others.
  static func tip(_ fullName: String, isLoaded: Bool) -> String {
    var shown = fullName
    if let tick = fullName.firstIndex(of: "`"), let count = Int(fullName[fullName.index(after: tick)...]) {
      shown = fullName[..<tick] + "[" + (count == 1 ? "T" : (1...max(count, 1)).map { "T\($0)" }.joined(separator: ", ")) + "]"
    }
    guard isLoaded else { return shown }
    let type = TypeCatalog.resolve(fullName)
    let isEnum = type?.isEnum ?? DotNetNames.enumerations.contains(fullName)
    let sort = isEnum ? "Enum" : type?.traits.contains(.interface) ?? false ? "Interface" : type?.isValueType ?? false ? "Struct" : "Class"
    return "\(sort) \(shown)"
  }
}
