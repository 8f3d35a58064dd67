/// Takes a variable's path apart: `$global:x`, `$env:PATH`, `${C:\file}`, `$x`.
package struct VariablePath: Equatable, Sendable {
  package enum Scope: UInt8, Sendable {
    case unqualified, global, local, script, `private`
    /// `$variable:x`
    case variable
    /// `$using:x`: only inside a `UsingExpressionSyntax` does the parser drop it.
    case using
    /// `$env:x`, `$function:x`, `${C:\x}`: `drive` names it.
    case drive
  }

  /// The path as written, without `$`, `@` and braces, escapes resolved: `global:x`.
  package let userPath: String
  package let scope: Scope
  /// How many bytes of the path are scope or drive; the name begins behind the colon after them.
  private let prefixLength: Int32

  package init(_ userPath: String) {
    self.userPath = userPath
    var length = 0
    for byte in userPath.utf8 {
      if byte == UInt8(ascii: ":") { break }
      length += 1
    }
    guard length > 0, length < userPath.utf8.count else {
      scope = .unqualified
      prefixLength = -1
      return
    }
    prefixLength = Int32(length)
    switch String(decoding: userPath.utf8.prefix(length), as: UTF8.self).lowercased() {
    case "global": scope = .global
    case "local": scope = .local
    case "script": scope = .script
    case "private": scope = .private
    case "variable": scope = .variable
    case "using": scope = .using
    default: scope = .drive
    }
  }

  /// The name behind scope or drive: `x`.
  package var name: String {
    prefixLength < 0 ? userPath : String(decoding: userPath.utf8.dropFirst(Int(prefixLength) + 1), as: UTF8.self)
  }

  /// The drive of `.drive`.
  package var drive: String? {
    scope == .drive ? String(decoding: userPath.utf8.prefix(Int(prefixLength)), as: UTF8.self) : nil
  }

  /// Whether the path names a variable and not an item of some other drive.
  package var isVariable: Bool { scope != .drive }
}
