import Engine
import Formatting
import Objects

/// An article of the help, such as about_Splatting: a file of its own in each language.
package struct HelpTopic {
  package let name: String
  private let path: String
  /// The text is English although the session speaks another language.
  private let isForeign: Bool

  private static let ending = ".help.txt"

  /// The articles, by name; those that are not translated are the English ones.
  package static func all(_ engine: Engine) -> [HelpTopic] {
    var topics: [String: HelpTopic] = [:]
    let folders = HelpLibrary.folders(engine)
    for folder in folders {
      for file in HelpLibrary.names(in: folder.path) where file.lowercased().hasPrefix("about_") && file.hasSuffix(ending) {
        let name = String(file.dropLast(ending.count))
        guard topics[name.lowercased()] == nil else { continue }
        topics[name.lowercased()] = HelpTopic(name: name, path: "\(folder.path)/\(file)", isForeign: folder.isEnglish && folders.contains { !$0.isEnglish })
      }
    }
    return topics.values.sorted { $0.name < $1.name }
  }

  private var mark: String { isForeign ? "[\(HelpLibrary.english)] " : "" }

  /// What the file says, as it stands.
  var text: String {
    let text = String(decoding: (try? HostFile.read(path)) ?? [], as: UTF8.self)
    return isForeign ? mark + "\n" + text : text
  }

  /// The line below the second heading.
  var synopsis: String {
    let lines = Cells.lines(text).filter { !$0.isEmpty && $0 != mark }
    let headings = lines.indices.filter { !lines[$0].hasPrefix(" ") }
    guard let heading = headings.dropFirst().first, lines.indices.contains(heading + 1) else { return "" }
    return mark + lines[heading + 1][...].trimmingSpace
  }
}
