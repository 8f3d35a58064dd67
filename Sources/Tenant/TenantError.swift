import Objects

/// Makes the errors of the store; the ids are what scripts may test.
package enum TenantError {
  package static func badName(_ name: String) -> PSError {
    PSError(
      "System.ArgumentException", "The tenant name '\(name)' is not valid. Use letters, digits, '-' and '_' only.", id: "TenantNameInvalid",
      category: .InvalidArgument, target: Value(name))
  }

  static func inUse(_ name: String) -> PSError {
    PSError(
      "System.IO.IOException", "The tenant '\(name)' is in use by another process. Nothing was changed.", id: "TenantInUse", category: .ResourceBusy,
      target: Value(name))
  }

  static func damaged(_ name: String, _ path: String, _ reason: String) -> PSError {
    PSError(
      "System.IO.InvalidDataException", "The tenant '\(name)' cannot be opened: the file '\(path)' \(reason). Nothing was changed.", id: "TenantDamaged",
      category: .InvalidData, target: Value(path))
  }

  static func newer(_ name: String, _ version: Int64) -> PSError {
    PSError(
      "System.NotSupportedException",
      "The tenant '\(name)' was made by a newer version of Simlet (format \(version), this one reads up to \(Schema.version)). Nothing was changed.",
      id: "TenantTooNew", category: .InvalidData, target: Value(name))
  }

  package static func exists(_ name: String) -> PSError {
    PSError("System.IO.IOException", "The tenant '\(name)' exists already. Nothing was changed.", id: "TenantExists", category: .ResourceExists, target: Value(name))
  }

  package static func badReplay(_ line: Int, _ reason: String) -> PSError {
    PSError(
      "System.InvalidOperationException", "The journal cannot be replayed: line \(line) \(reason). Nothing was changed.", id: "JournalNotReplayed",
      category: .InvalidData, target: .int(Int32(clamping: line)))
  }

  static func full(_ name: String) -> PSError {
    PSError(
      "System.IO.IOException", "The tenant '\(name)' cannot be saved: there is not enough space on the disk. Nothing was changed.", id: "TenantDiskFull",
      category: .WriteError, target: Value(name))
  }

  static func notWritable(_ path: String, _ reason: String) -> PSError {
    PSError(
      "System.UnauthorizedAccessException", "The tenant cannot be saved below '\(path)': \(reason). Nothing was changed.", id: "TenantNotWritable",
      category: .PermissionDenied, target: Value(path))
  }

  static func failed(_ name: String, _ message: String) -> PSError {
    PSError("System.IO.IOException", "The tenant '\(name)' cannot be used: \(message).", id: "TenantFailed", category: .ReadError, target: Value(name))
  }

  package static func ambiguous(_ identity: String, _ matches: [String]) -> PSError {
    PSError(
      "System.InvalidOperationException",
      "The identity \"\(identity)\" is ambiguous: it matches \(matches.count) objects (\(matches.prefix(5).joined(separator: ", "))). Use the user principal name, the SIP address or the object id.",
      id: "AmbiguousIdentity", category: .InvalidArgument, target: Value(identity))
  }

  package static func notFound(_ identity: String) -> PSError {
    PSError(
      "System.InvalidOperationException", "Management object not found for identity \"\(identity)\".", id: "ManagementObjectNotFound",
      category: .ObjectNotFound, target: Value(identity))
  }

  static func badSample(_ path: String, _ reason: String) -> PSError {
    PSError("System.IO.InvalidDataException", "The sample tenant '\(path)' cannot be read: \(reason).", id: "TenantSampleInvalid", category: .InvalidData)
  }

  package static func noSnapshot(_ name: String) -> PSError {
    PSError("ItemNotFoundException", "There is no snapshot named '\(name)'.", id: "SnapshotNotFound", category: .ObjectNotFound, target: Value(name))
  }
}
