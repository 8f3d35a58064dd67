import Objects

/// Where an item is: in the host's files, or on one of the drives that PowerShell makes of its own tables.
package enum ItemPlace {
  /// An absolute path of the host; `display` is what scripts see of it (`Dat:/in` on a drive of their own).
  case file(String, display: String)
  case environment(String)
  case variable(String)
  case function(String)
  case alias(String)

  package var isFile: Bool { if case .file = self { true } else { false } }

  /// The path as errors and `PathInfo` show it.
  package var display: String {
    switch self {
    case .file(_, let display): display
    case .environment(let name): "Env:/\(name)"
    case .variable(let name): "Variable:/\(name)"
    case .function(let name): "Function:/\(name)"
    case .alias(let name): "Alias:/\(name)"
    }
  }

  package var hostPath: String? { if case .file(let path, _) = self { path } else { nil } }

  /// The name on a drive of tables; empty for the drive itself.
  package var name: String {
    switch self {
    case .file(let path, _): HostPath.name(path)
    case .environment(let name), .variable(let name), .function(let name), .alias(let name): name
    }
  }

  package var providerName: String {
    switch self {
    case .file: "FileSystem"
    case .environment: "Environment"
    case .variable: "Variable"
    case .function: "Function"
    case .alias: "Alias"
    }
  }

  /// The same drive with another name.
  func renamed(_ name: String) -> ItemPlace {
    switch self {
    case .file(let path, let display): .file(HostPath.join(path, name), display: HostPath.join(display, name))
    case .environment: .environment(name)
    case .variable: .variable(name)
    case .function: .function(name)
    case .alias: .alias(name)
    }
  }
}
