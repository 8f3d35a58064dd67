import Objects

/// Says which tenant a session works with, and how its ids, numbers and times are made.
package struct TenantOptions {
  package var name = "contoso"
  /// Works on a throw-away copy in memory; nothing is read from or written to the disk.
  package var isFresh = false
  /// Makes every id and PIN the same in each run.
  package var seed: UInt64?
  /// Stops the clock at this moment.
  package var clock: DateTime?
  /// The folder that holds the tenants.
  package var home: String
  /// The file with the objects that a new tenant starts with.
  package var samplePath: String?
  /// The language of messages and mails, as `sv-SE`.
  package var language = "en-US"
  /// Takes nothing that PowerShell itself would refuse.
  package var isStrict = false

  /// Which shape the cmdlets answer in, `SfBO` or `Teams`; empty: as the script connects.
  package var era = ""
  /// Works on a copy in memory of the tenant as it is; the script's changes are told, not kept.
  package var isPlan = false
  /// A plan whose copy begins as the sample, whatever the tenant is.
  package var startsFromSample = false

  package init(home: String) { self.home = home }

  package var tenantPath: String { "\(home)/\(name).tenant" }
  package var keyPath: String { "\(home)/\(name).key" }
  package var mailFolder: String { "\(home)/\(name).mail" }
  package var snapshotFolder: String { "\(home)/\(name).snapshots" }

  /// Whether the name can be a file name; anything else could leave the folder of the tenants.
  package var hasValidName: Bool {
    !name.isEmpty && name.utf8.count <= 64 && name.unicodeScalars.allSatisfy { "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".unicodeScalars.contains($0) }
  }
}
