import Objects

/// Writes a stream of objects as CLIXML, as `-OutputFormat XML` has it: a mark, one root element, and each object as it comes.
package final class CliXmlStream {
  static let mark = "#< CLIXML"

  private var writer = CliXmlWriter()
  private let emit: (String) -> Void
  private var isOpen = false

  package init(emit: @escaping (String) -> Void) { self.emit = emit }

  /// Writes an object with the name of the stream that it belongs to: `Output`, `Error`, `warning` …
  package func write(_ value: Value, stream: String) throws {
    if !isOpen { emit("\(Self.mark)\n<Objs Version=\"1.1.0.1\" xmlns=\"\(CliXmlWriter.namespace)\">") }
    isOpen = true
    try writer.write(value, depth: 2, stream: stream)
    emit(writer.taken())
  }

  package func close() {
    if isOpen { emit("</Objs>") }
    isOpen = false
  }

  /// The objects of a CLIXML text, with or without the mark that streams of it begin with.
  package static func values(of text: String, skip: Int = 0, first: Int = Int.max) throws -> [Value] {
    let text = text.hasPrefix(mark) ? String(text.dropFirst(mark.count).drop { $0.isWhitespace }) : text
    let document: XmlNode
    do { document = try XmlParser.parse(text, keepsBlanks: true) } catch let failure as XmlParser.Failure {
      throw PSError("System.Xml.XmlException", failure.text, id: "System.Xml.XmlException", category: .NotSpecified)
    }
    guard let root = document.elements.first, root.name == "Objs" else {
      throw PSError(
        "System.Xml.XmlException", "Element 'Objs' with namespace name '\(CliXmlWriter.namespace)' was not found. Line 1, position 2.",
        id: "System.Xml.XmlException", category: .NotSpecified)
    }
    var reader = CliXmlReader()
    return try root.elements.dropFirst(skip).prefix(first).map { try reader.read($0) }
  }
}
