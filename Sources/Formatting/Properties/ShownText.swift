import Objects

extension Value {
  /// The text that output shows: in the culture's form, custom objects with their properties.
  package func shownText() throws -> String {
    unwrapped.asObject is CustomObject ? try text() : try culturalText()
  }
}
