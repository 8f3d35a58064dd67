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
  /// The name behind scope or drive: `x`.
  package let name: String
  /// The drive of `.drive`.
  package let drive: String?

  package init(_ userPath: String) {
    self.userPath = userPath
    guard let colon = userPath.utf8.firstIndex(of: UInt8(ascii: ":")), colon > userPath.startIndex else {
      scope = .unqualified
      name = userPath
      drive = nil
      return
    }
    let prefix = userPath[..<colon]
    name = String(userPath[userPath.index(after: colon)...])
    switch prefix.lowercased() {
    case "global": (scope, drive) = (.global, nil)
    case "local": (scope, drive) = (.local, nil)
    case "script": (scope, drive) = (.script, nil)
    case "private": (scope, drive) = (.private, nil)
    case "variable": (scope, drive) = (.variable, nil)
    case "using": (scope, drive) = (.using, nil)
    default: (scope, drive) = (.drive, String(prefix))
    }
  }

  /// Whether the path names a variable and not an item of some other drive.
  package var isVariable: Bool { scope != .drive }
}
