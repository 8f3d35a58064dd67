import Objects

/// The versions of a module that an importer or a manifest accepts.
package struct VersionRange {
  package var minimum, maximum, exact: String?
  package var guid: String?

  package init(minimum: String? = nil, maximum: String? = nil, exact: String? = nil) {
    self.minimum = minimum
    self.maximum = maximum
    self.exact = exact
  }

  /// The entries of a module specification: `@{ ModuleName = 'x'; ModuleVersion = '1.0' }`.
  init(_ specification: PSHashtable) {
    func text(_ key: String) -> String? { specification.get(key).flatMap { $0.isNull ? nil : try? $0.text() } }
    self.init(minimum: text("ModuleVersion"), maximum: text("MaximumVersion"), exact: text("RequiredVersion"))
    guid = text("GUID")
  }

  package var isOpen: Bool { minimum == nil && maximum == nil && exact == nil && guid == nil }

  package func accepts(_ version: String) -> Bool {
    if let exact, VersionRange.compare(version, exact) != 0 { return false }
    if let minimum, VersionRange.compare(version, minimum) < 0 { return false }
    if let maximum, VersionRange.compare(version, maximum) > 0 { return false }
    return true
  }

  /// How an error names the range.
  var words: String {
    if let exact { return " with version '\(exact)'" }
    switch (minimum, maximum) {
    case (let minimum?, let maximum?): return " with MinimumVersion '\(minimum)' and MaximumVersion '\(maximum)'"
    case (let minimum?, nil): return " with version '\(minimum)'"
    case (nil, let maximum?): return " with MaximumVersion '\(maximum)'"
    default: return ""
    }
  }

  /// Orders versions part by part; a part that is not there comes before 0.
  package static func compare(_ left: String, _ right: String) -> Int {
    let a = numbers(left), b = numbers(right)
    for index in 0..<4 {
      let x = index < a.count ? a[index] : -1, y = index < b.count ? b[index] : -1
      if x != y { return x < y ? -1 : 1 }
    }
    return 0
  }

  private static func numbers(_ text: String) -> [Int] {
    text.hasSuffix(".*") ? numbers(String(text.dropLast(2))) + Array(repeating: Int(Int32.max), count: 3) : text.split(separator: ".").map { Int($0) ?? 0 }
  }
}
