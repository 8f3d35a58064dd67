#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// Making another tenant of this one.
extension TenantStore {
  /// Makes another tenant with the same objects, mails, PINs and snapshots.
  package func copy(to name: String) throws {
    var target = options
    target.name = name
    guard target.hasValidName else { throw TenantError.badName(name) }
    if HostFiles.exists(target.tenantPath) { throw TenantError.exists(name) }
    let database = try database()
    try reporting {
      try HostFiles.makeFolder(options.home)
      let temporary = "\(target.tenantPath).\(getpid()).new"
      unlink(temporary)
      do {
        let mask = umask(0o077)
        defer { umask(mask) }
        try database.copy(to: Database(path: temporary, create: true))
      } catch {
        unlink(temporary)
        throw error
      }
      if !HostFiles.exists(target.keyPath) { try HostFiles.write(try secretHash().bytes, to: target.keyPath) }
      try HostFiles.publish(temporary, as: target.tenantPath)
    }
  }
}
