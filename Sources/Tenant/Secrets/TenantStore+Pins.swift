import Objects

/// PINs: made here, told once, kept as a keyed hash only.
extension TenantStore {
  /// Makes a new PIN for an object and gives it to the caller; there is no way to read it again.
  package func newPin(owner: String, name: String = "Pin", length: Int) throws -> String {
    try transaction {
      let hash = try secretHash()
      var pin = random.digits(length)
      while try isSecret(pin, owner: owner, name: name) { pin = random.digits(length) }
      let salt = random.bytes(16)
      try database().query(
        """
        INSERT INTO secrets(owner, name, salt, hash, length, changed) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT(owner, name) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, length = excluded.length, changed = excluded.changed
        """,
        [
          .text(owner.lowercased()), .text(name), .blob(salt), .blob(hash.hash(pin, owner: owner.lowercased(), salt: salt)), .int(Int64(length)),
          .text(timestamp()),
        ])
      try log("NewPin", owner, "{\"Name\":\(JsonText.quoted(name)),\"Length\":\(length)}")
      return pin
    }
  }

  /// Whether a text is the object's PIN.
  package func isSecret(_ text: String, owner: String, name: String = "Pin") throws -> Bool {
    let database = try database()
    return try reporting {
      let rows = try database.query("SELECT salt, hash FROM secrets WHERE owner = ?1 AND name = ?2", [.text(owner.lowercased()), .text(name)])
      guard let row = rows.first else { return false }
      return SecretHash.equal(try secretHash().hash(text, owner: owner.lowercased(), salt: row[0].blob), row[1].blob)
    }
  }

  /// The length of an object's PIN and when it was made; nil if it has none.
  package func secret(owner: String, name: String = "Pin") throws -> (length: Int, changed: String)? {
    let database = try database()
    return try reporting {
      try database.query("SELECT length, changed FROM secrets WHERE owner = ?1 AND name = ?2", [.text(owner.lowercased()), .text(name)]).first.map {
        (Int($0[0].int), $0[1].text)
      }
    }
  }
}
