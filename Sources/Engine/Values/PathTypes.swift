import Objects

/// `$ExecutionContext.SessionState.Path`, `.InvokeProvider` and their kin: paths and items, through the cmdlets that know them.
enum PathTypes {
  private static let prefix = "System.Management.Automation."

  private static func facet(_ name: String, _ declare: @escaping (inout TypeMembers) -> Void) -> TypeInfo {
    TypeInfo(prefix + name, base: .object, members: declare)
  }

  private static func one(_ target: Value, _ script: String, _ arguments: [Value] = []) throws -> Value {
    try SessionStateTypes.run(target, script, arguments).first ?? .null
  }

  private static func list(_ target: Value, _ script: String, _ arguments: [Value], of element: TypeInfo = .object) throws -> Value {
    .object(PSList(.collection(of: element), try SessionStateTypes.run(target, script, arguments)))
  }

  static let paths = facet("PathIntrinsics") { members in
    members.property("CurrentLocation", prefix + "PathInfo", get: { try one($0, "Get-Location") })
    members.property("CurrentFileSystemLocation", prefix + "PathInfo", get: { try one($0, "Get-Location -PSProvider FileSystem") })
    members.method("\(prefix)PathInfo CurrentProviderLocation(string providerName)") { try one($0, "Get-Location -PSProvider $args[0]", $1) }
    members.method("System.Collections.ObjectModel.Collection[\(prefix)PathInfo] GetResolvedPSPathFromPSPath(string path)") {
      try list($0, "Resolve-Path -Path $args[0] -ErrorAction Stop", $1)
    }
    members.method("System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, [ref] provider)") { target, arguments in
      try (arguments[1].asObject as? ReferenceObject)?.set(try one(target, "(Resolve-Path -Path $args[0] -ErrorAction Stop).Provider", [arguments[0]]))
      return try list(target, "Convert-Path -Path $args[0] -ErrorAction Stop", [arguments[0]], of: .string)
    }
    members.method("string GetUnresolvedProviderPathFromPSPath(string path)") { Value(SessionStateTypes.context($0)?.engine.absolutePath(try $1[0].text()) ?? "") }
    members.method("string Combine(string parent, string child)") { try one($0, "Join-Path -Path $args[0] -ChildPath $args[1]", $1) }
    members.method("string ParseParent(string path, string root)") { try one($0, "Split-Path -Path $args[0] -Parent", $1) }
    members.method("string ParseChildName(string path)") { try one($0, "Split-Path -Path $args[0] -Leaf", $1) }
    members.method("bool IsValid(string path)") { try one($0, "Test-Path -Path $args[0] -IsValid", $1) }
    members.method("bool IsProviderQualified(string path)") { .bool(try $1[0].text().contains("::")) }
    members.method("bool IsPSAbsolute(string path, [ref] driveName)") { target, arguments in
      let drive = try one(target, "Split-Path -Path $args[0] -Qualifier -ErrorAction Ignore", [arguments[0]])
      if drive.isNull { return .bool(try arguments[0].text().hasPrefix("/")) }
      try (arguments[1].asObject as? ReferenceObject)?.set(Value(String(drive.text().dropLast())))
      return .bool(true)
    }
    members.method("\(prefix)PathInfo SetLocation(string path)") { try one($0, "Set-Location -Path $args[0] -PassThru -ErrorAction Stop", $1) }
    members.method("void PushCurrentLocation(string stackName)") { try one($0, "Push-Location -StackName $args[0]", $1) }
    members.method("\(prefix)PathInfo PopLocation(string stackName)") { try one($0, "Pop-Location -StackName $args[0] -PassThru", $1) }
  }

  static let providers = facet("ProviderIntrinsics") { members in
    members.property("Item", prefix + "ItemCmdletProviderIntrinsics", get: { view($0, .items) })
    members.property("ChildItem", prefix + "ChildItemCmdletProviderIntrinsics", get: { view($0, .childItems) })
  }

  static let items = facet("ItemCmdletProviderIntrinsics") { members in
    let many = "System.Collections.ObjectModel.Collection[psobject]"
    members.method("bool Exists(string path)") { try one($0, "Test-Path -Path $args[0]", $1) }
    members.method("bool IsContainer(string path)") { try one($0, "Test-Path -Path $args[0] -PathType Container", $1) }
    members.method("\(many) Get(string path)") { try list($0, "Get-Item -Path $args[0] -ErrorAction Stop", $1) }
    members.method("\(many) New(string path, string name, string itemTypeName, System.Object content)") {
      try list($0, "New-Item -Path $args[0] -Name $args[1] -ItemType $args[2] -Value $args[3] -ErrorAction Stop", $1)
    }
    members.method("\(many) Set(string path, System.Object value)") { try list($0, "Set-Item -Path $args[0] -Value $args[1] -PassThru -ErrorAction Stop", $1) }
    members.method("void Remove(string path, bool recurse)") { try one($0, "Remove-Item -Path $args[0] -Recurse:$args[1] -ErrorAction Stop", $1) }
    members.method("\(many) Rename(string path, string newName)") { try list($0, "Rename-Item -Path $args[0] -NewName $args[1] -PassThru -ErrorAction Stop", $1) }
  }

  static let childItems = facet("ChildItemCmdletProviderIntrinsics") { members in
    members.method("System.Collections.ObjectModel.Collection[psobject] Get(string path, bool recurse)") {
      try list($0, "Get-ChildItem -Path $args[0] -Recurse:$args[1] -ErrorAction Stop", $1)
    }
    members.method("System.Collections.ObjectModel.Collection[string] GetNames(string path, System.Object returnContainers, bool recurse)") {
      try list($0, "Get-ChildItem -Path $args[0] -Recurse:$args[2] -Name -ErrorAction Stop", $1, of: .string)
    }
    members.method("bool HasChild(string path)") { try one($0, "$null -ne (Get-ChildItem -Path $args[0] -Force -ErrorAction Stop | Select-Object -First 1)", $1) }
  }

  static let drives = facet("DriveManagementIntrinsics") { members in
    members.property("Current", prefix + "PSDriveInfo", get: { try one($0, "(Get-Location).Drive") })
    members.method("\(prefix)PSDriveInfo Get(string driveName)") { try one($0, "Get-PSDrive -Name $args[0] -ErrorAction Stop", $1) }
    members.method("System.Collections.ObjectModel.Collection[\(prefix)PSDriveInfo] GetAll()") { target, _ in try list(target, "Get-PSDrive", []) }
  }

  static let providerList = facet("CmdletProviderManagementIntrinsics") { members in
    members.method("System.Collections.ObjectModel.Collection[\(prefix)ProviderInfo] Get(string name)") { try list($0, "Get-PSProvider -PSProvider $args[0] -ErrorAction Stop", $1) }
    members.method("System.Collections.Generic.IEnumerable[\(prefix)ProviderInfo] GetAll()") { target, _ in try list(target, "Get-PSProvider", []) }
  }

  private static func view(_ value: Value, _ facet: ExecutionContext.Facet) -> Value {
    SessionStateTypes.context(value).map { .object(ExecutionContext($0.engine, $0.scope, facet)) } ?? .null
  }
}
