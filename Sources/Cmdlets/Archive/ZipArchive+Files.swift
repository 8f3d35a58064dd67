import Objects

/// Archives and the files of the computer.
extension ZipArchive {
  /// Adds a file, or a folder with all that is in it; entries of the same name are replaced.
  mutating func add(_ path: String, as name: String) throws {
    let date: DateTime? = try Members.get(.object(FileItem(path)), "LastWriteTime")?.asDateTime
    let stamp = ZipArchive.stamp(date ?? DateTime.now())
    guard HostFiles.isFolder(path) else { return put(Entry(name: name, bytes: try FileReader(path).readAllBytes(), modified: stamp)) }
    let names = try HostFiles.names(in: path)
    if names.isEmpty { put(Entry(name: name + "/", bytes: [], modified: stamp)) }
    for child in names { try add(HostPath.join(path, child), as: "\(name)/\(child)") }
  }

  private mutating func put(_ entry: Entry) {
    entries.removeAll { $0.name == entry.name }
    entries.append(entry)
  }
}

extension ZipArchive.Entry {
  /// Where the entry belongs below a folder; nil if its name leads out of it.
  func target(in folder: String) -> String? {
    let plain = String(name.map { $0 == "\\" ? "/" : $0 })
    let target = HostPath.normalized(plain, in: folder)
    let isInside = target == folder || target.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    return !plain.hasPrefix("/") && isInside ? target : nil
  }

  func write(to target: String) throws {
    if isFolder { return try HostFiles.makeFolder(target) }
    try HostFiles.makeFolder(HostPath.parent(target))
    let writer = try FileWriter(target, mode: .replace)
    try writer.write(bytes)
    try writer.close()
    if let date = ZipArchive.date(modified) { try Members.set(.object(FileItem(target)), "LastWriteTime", Value(date)) }
  }
}
