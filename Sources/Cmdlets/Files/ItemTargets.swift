import Engine
import Objects

/// The `-Path`, `-LiteralPath`, `-Include`, `-Exclude`, `-Filter` and `-Force` that the item cmdlets share.
struct ItemTargets {
  var path: [String] = []
  var literalPath: [String] = []
  var include: [String] = []
  var exclude: [String] = []
  var filter: String?
  var force = false

  var all: [(text: String, isLiteral: Bool)] { path.map { ($0, false) } + literalPath.map { ($0, true) } }

  static func exists(_ place: ItemPlace, _ run: CommandRuntime) -> Bool {
    switch place {
    case .file(let path, _): HostFiles.exists(path)
    default: place.name.isEmpty || Tables.item(place, run) != nil
    }
  }

  static func isContainer(_ place: ItemPlace) -> Bool {
    if case .file(let path, _) = place { HostFiles.isFolder(path) } else { place.name.isEmpty }
  }

  /// The item object of a place.
  static func item(_ place: ItemPlace, _ run: CommandRuntime) -> Value? {
    switch place {
    case .file(let path, let display): HostFiles.exists(path) ? .object(FileItem(path, display: display)) : nil
    default: Tables.item(place, run)
    }
  }

  func accepts(_ name: String) throws -> Bool {
    if let filter, try !Wildcard(filter).matches(name) { return false }
    if !include.isEmpty, try !include.contains(where: { try Wildcard($0).matches(name) }) { return false }
    return try !exclude.contains { try Wildcard($0).matches(name) }
  }

  /// The existing places that the paths name; missing ones are reported.
  func resolve(_ run: CommandRuntime, reportsEmptyPattern: Bool = false) throws -> [ItemPlace] {
    var result: [ItemPlace] = []
    for (text, isLiteral) in all { result += try resolve(text, isLiteral, run, reportsEmptyPattern: reportsEmptyPattern) }
    return result
  }

  func resolve(_ text: String, _ isLiteral: Bool, _ run: CommandRuntime, reportsEmptyPattern: Bool = false) throws -> [ItemPlace] {
    do {
      let isPattern = !isLiteral && Wildcard.isPattern(text)
      let found = try PathResolver.matches(text, run, literal: isLiteral, force: force)
      let existing = try found.filter { try ItemTargets.exists($0, run) && accepts($0.name) }
      if isPattern {
        if existing.isEmpty, reportsEmptyPattern {
          try run.writeError(
            run.error(
              "System.Exception",
              "An object at the specified path \(text) does not exist, or has been filtered by the -Include or -Exclude parameter.", id: "ItemNotFound",
              .ObjectNotFound, target: Value(text)))
        }
        return existing
      }
      if let place = found.first, !ItemTargets.exists(place, run) { try run.writeError(PathResolver.notFound(place.display)) }
      return existing
    } catch let error as PSError {
      try run.writeError(error)
      return []
    }
  }
}
