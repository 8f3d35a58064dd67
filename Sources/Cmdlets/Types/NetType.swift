import Objects

/// Puts types that need the session or the disk into the catalog.
enum NetType {
  static func register(
    _ fullName: String, base: String = "System.Object", traits: TypeInfo.Traits = [], fill: @escaping (inout TypeMembers) -> Void
  ) -> TypeInfo {
    let made = TypeInfo(fullName, base: TypeCatalog.type(base), traits: traits, members: fill)
    TypeCatalog.register(made)
    return made
  }

  /// Makes the types of this folder known.
  static func registerAll() {
    _ = (ConsoleType.info, HashAlgorithm.infos, KeyedHash.infos, WaitHandles.infos, ModuleSpecificationType.record.info, GetProcess.type, PackedStreamObject.infos, RandomNumbers.infos, WindowsPrincipals.infos, DnsType.info, ZipFileType.info, SerializerType.info, XmlAttributeList.info)
    _ = (ChoiceDescription.record.info, MutexType.record.info, PointerObject.info, FileStreamObject.info, HostShapes.infos)
    _ = (TimerObject.info, TimerObject.elapsed.info, FileSystemWatcherObject.info, FileSystemWatcherObject.arguments.info, FileSystemWatcherObject.renameArguments.info)
    _ = (FileSystemWatcherObject.changeTypes, FileSystemWatcherObject.notifyFilters)
    _ = (DataTableType.types, RunspaceType.types, RunspaceType.entries.map(\.info))
  }
}
