import Objects

/// Reads many JSON texts that are alike, such as the properties of the objects of a kind.
///
/// Names that come in the same order as in the text before are compared as bytes and share its shape.
final class JsonReader {
  /// The names of one object, as they stand in the text, and the shape that they gave.
  final class Pattern {
    let names: [[UInt8]]
    let shape: Shape

    init(_ names: [[UInt8]], _ shape: Shape) {
      self.names = names
      self.shape = shape
    }
  }

  /// The patterns met last, by how deep the object lies.
  var patterns: [Int: Pattern] = [:]

  func read(_ text: String) throws -> Value {
    var text = text
    return try text.withUTF8 { try read($0) }
  }

  func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> Value {
    var parser = JsonParser(bytes, self)
    return try parser.whole()
  }
}
