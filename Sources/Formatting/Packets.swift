import Objects

/// How the text stands in its column.
package enum TextAlignment { case left, center, right }

/// The columns of a table and how they are drawn.
package struct TableHeader {
  package struct Column {
    package var label: String
    /// 0 asks for a share of the free width.
    package var width: Int
    package var alignment: TextAlignment
    /// A script worked the values out: it may have coloured them.
    package var isComputed = false
  }

  package var columns: [Column]
  package var hidesHeader = false
  /// Widths follow the widest value, known when the group is complete.
  package var fitsValues = false
  package var repeatsHeader = false
}

/// What `Format-*` emits instead of the objects: data for whichever output command comes last.
open class FormatData: PSObject {
  fileprivate var shortName: String { "FormatData" }
  public override var type: TypeInfo { TypeCatalog.type("Microsoft.PowerShell.Commands.Internal.Format.\(shortName)") }
}

/// Opens a run of formatted objects and says which shape they have.
package final class FormatStartData: FormatData {
  package enum Shape {
    case table(TableHeader)
    case list
    case wide(columns: Int, fitsValues: Bool)
    case complex
  }

  package let shape: Shape
  package init(_ shape: Shape) {
    self.shape = shape
    super.init()
  }
  override var shortName: String { "FormatStartData" }
}

/// Opens a group; the heading is there if objects are grouped by a value.
package final class GroupStartData: FormatData {
  package let heading: [String]?
  package init(heading: [String]?) {
    self.heading = heading
    super.init()
  }
  override var shortName: String { "GroupStartData" }
}

/// One property of an object in a list.
package struct ListLine {
  package var label: String
  package var text: String
  /// A script worked the value out: it may have coloured it.
  package var isComputed = false
}

/// One object, formatted.
package final class FormatEntryData: FormatData {
  package enum Entry {
    case tableRow([String], alignments: [TextAlignment], wraps: Bool)
    case list([ListLine])
    case wide(String)
    /// Lines with their indentation, wrapped when they are written.
    case complex([(indent: Int, text: String)])
    /// Text that belongs to no shape: strings, numbers, error records.
    case text(String)
    /// An object that does not fit the current view.
    case strayList([ListLine])
  }

  package let entry: Entry
  /// Properties of the object that its table has no columns for, where somebody wants to know.
  var unshown: [String] = []
  package init(_ entry: Entry) {
    self.entry = entry
    super.init()
  }

  package var isOutOfBand: Bool {
    switch entry {
    case .text, .strayList: true
    default: false
    }
  }
  override var shortName: String { "FormatEntryData" }
}

package final class GroupEndData: FormatData {
  package init() { super.init() }
  override var shortName: String { "GroupEndData" }
}

package final class FormatEndData: FormatData {
  package init() { super.init() }
  override var shortName: String { "FormatEndData" }
}
