import Objects

/// PINs: made here, told once, kept as a keyed hash only.
extension TenantStore {
  /// Makes a new PIN for an object and gives it to the caller; there is no way to read it again.
  package func newPin(owner: String, name: String = "Pin", length: Int) throws -> String {
    try transaction {
      let hash = try secretHash()
      var pin = random.digits(length)
      while try isSecret(pin, owner: owner, name: name) { pin = random.digits(length) }
      secretMade?(pin)
      let salt = random.bytes(16)
      try database().query(
        """
        INSERT INTO secrets(owner, name, salt, hash, length, changed, key) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
        ON CONFLICT(owner, name) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, length = excluded.length, changed = excluded.changed, key = excluded.key
        """,
        [
          .text(owner.lowercased()), .text(name), .blob(salt), .blob(hash.hash(pin, owner: owner.lowercased(), salt: salt)), .int(Int64(length)),
          .text(timestamp()), .text(hash.name),
        ])
      try log("NewPin", owner, "{\"Name\":\(JsonText.quoted(name)),\"Length\":\(length)}")
      return pin
    }
  }

  /// Whether a text is the object's PIN.
  package func isSecret(_ text: String, owner: String, name: String = "Pin") throws -> Bool {
    let database = try database()
    return try reporting {
      let rows = try database.query("SELECT salt, hash, key FROM secrets WHERE owner = ?1 AND name = ?2", [.text(owner.lowercased()), .text(name)])
      guard let row = rows.first else { return false }
      let hash = try secretHash()
      guard let key = hash.key(named: row[2].text) else { return false }
      let isRight = SecretHash.equal(hash.hash(text, owner: owner.lowercased(), salt: row[0].blob, key: key), row[1].blob)
      if isRight, row[2].text != hash.name { try rehash(text, owner: owner, name: name, hash) }
      return isRight
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

  /// Hashes a secret that was just shown to be right with the newest key.
  private func rehash(_ secret: String, owner: String, name: String, _ hash: SecretHash) throws {
    try transaction {
      let salt = random.bytes(16)
      try database().query(
        "UPDATE secrets SET salt = ?1, hash = ?2, key = ?3 WHERE owner = ?4 AND name = ?5",
        [.blob(salt), .blob(hash.hash(secret, owner: owner.lowercased(), salt: salt)), .text(hash.name), .text(owner.lowercased()), .text(name)])
    }
  }

  /// Makes a new key: PINs made from now on are hashed with it, older ones when they are next used; keys that no PIN needs are dropped.
  package func renewKey() throws -> (kept: Int, name: String) {
    let old = try secretHash()
    let used = try reporting { Set(try database().query("SELECT DISTINCT key FROM secrets").map { $0[0].text }) }
    let kept = old.keys.filter { used.contains(SecretHash.name(of: $0)) || (used.contains("") && $0 == old.keys.last) }
    var source = options.isFresh ? random : RandomSource(seed: nil)
    let renewed = SecretHash(key: source.bytes(32) + kept.joined())
    if options.isFresh { random = source } else { try HostFiles.replace(renewed.bytes, at: options.keyPath) }
    use(renewed)
    try transaction { try log("NewKey", renewed.name, "{}") }
    return (kept.count, renewed.name)
  }
}
