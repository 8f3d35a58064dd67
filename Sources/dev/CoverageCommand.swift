import Foundation
import Shell

/// `dev coverage`: writes docs/Coverage.md from the declarations of the cmdlets.
enum CoverageCommand {
  static func run() throws -> Int32 {
    try CoveragePage.text().write(to: DevPaths.root.appendingPathComponent("docs/Coverage.md"), atomically: true, encoding: .utf8)
    return 0
  }
}
