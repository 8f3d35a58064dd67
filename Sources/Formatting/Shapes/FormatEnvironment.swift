import Objects

/// What formatting asks of the session: its preferences and its views.
package final class FormatEnvironment {
  package let catalog: ViewCatalog
  /// `$FormatEnumerationLimit` at this moment.
  package var enumerationLimit: () -> Int = { 4 }
  /// The text of an error record in the view that `$ErrorView` names.
  package var errorText: (ErrorRecord) -> String = { ErrorView.text(of: $0, view: .concise, width: 80) }

  package init(catalog: ViewCatalog = ViewCatalog()) { self.catalog = catalog }
}

/// What a `Format-*` command was asked for.
package struct FormatOptions {
  package enum Shape { case automatic, table, list, wide, custom }

  package var shape: Shape
  package var properties: [PropertyParameter] = []
  package var excluded: [String] = []
  package var groupBy: PropertyParameter?
  package var view: String?
  package var fitsValues = false
  package var hidesHeader = false
  package var repeatsHeader = false
  package var wraps = false
  package var columns: Int?
  package var depth: Int?
  package var force = false
  package var displaysErrors = false
  package var showsErrors = false
  package var command = ""

  package init(_ shape: Shape) { self.shape = shape }
}
