import Objects

/// Prints the objects that reach the end of a pipeline: default views for plain objects, what `Format-*` made as it is.
package final class OutputFormatter {
  private let layout: LayoutWriter
  private var shapes: ShapeFormatter
  private let environment: FormatEnvironment

  /// `width` counts usable columns: 79 on a screen of 80, 80 in a file.
  package init(
    width: Int, environment: FormatEnvironment, isForTerminal: Bool = false, speaks: Bool = false, style: OutputStyle = .plain, emit: @escaping (String) -> Void
  ) {
    self.environment = environment
    let layout = LayoutWriter(width: width, isForTerminal: isForTerminal, speaks: speaks, style: style, emit: emit)
    self.layout = layout
    shapes = ShapeFormatter(FormatOptions(.automatic), environment: environment) { layout.write($0) }
  }

  package func write(_ value: Value) throws {
    if case .object(let object) = value, let data = object as? FormatData {
      // Data from Format-* ends whatever table the plain objects before it had opened.
      if shapes.isOpen, data is FormatStartData { try shapes.finish() }
      layout.write(data)
      return
    }
    if !shapes.isOpen, layout.isOpen { layout.finish() }
    try shapes.write(value)
  }

  /// Ends the output: draws tables that wait for their widths and the blank line after them.
  package func finish() throws {
    try shapes.finish()
    layout.finish()
  }

  /// Tells of what tables could not show; nobody is told without it.
  package var warn: ((String) -> Void)? {
    get { layout.warn }
    set {
      layout.warn = newValue
      shapes.notesUnshown = newValue != nil
    }
  }

  package var width: Int {
    get { layout.width }
    set { layout.width = newValue }
  }
}
