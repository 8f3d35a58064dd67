/// Shows the line on the terminal.
protocol LinePainter: AnyObject {
  /// A new line begins; nothing of it stands on the screen.
  func begin()
  func paint(_ view: LineView)
  /// The line is finished: it stays on the screen, and the cursor goes below it.
  func finish(_ view: LineView)
  /// The size of the terminal has changed.
  func resized(from columns: Int)
  /// The line is drawn anew on an empty screen.
  func clearScreen()
  /// Tells something aside.
  func note(_ text: String)
}
