/// Reports one mistake found in a source text, under PowerShell's own error id.
package struct Diagnostic: Equatable, Sendable {
  package let id: String
  package let message: String
  package let extent: Extent
  /// More input could mend it: the prompt goes on with `>>` instead of complaining.
  package let isIncomplete: Bool

  package init(id: String, message: String, extent: Extent, isIncomplete: Bool = false) {
    self.id = id
    self.message = message
    self.extent = extent
    self.isIncomplete = isIncomplete
  }
}
