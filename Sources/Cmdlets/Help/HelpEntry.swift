import Engine
import Formatting
import Objects

/// What a help file says of one command.
///
/// The first line is the synopsis; the lines after it are the description. `-Name: text` explains a parameter, `1: text` an example.
struct HelpEntry {
  var synopsis = "", description = ""
  var parameters: [FoldedName: String] = [:]
  var remarks: [Int: String] = [:]

  init(_ text: String) {
    var lines: [String] = []
    /// Adds a line to the part that was begun last.
    var goOn: ((inout HelpEntry, String) -> Void)?
    for line in Cells.lines(text).map({ $0[...].trimmingSpace }) {
      if let (label, value) = HelpEntry.labelled(line) {
        goOn = add(label, value)
      } else if let goOn {
        if !line.isEmpty { goOn(&self, "\n" + line) }
      } else {
        lines.append(line)
      }
    }
    lines = Array(lines.drop(while: \.isEmpty))
    synopsis = lines.first ?? ""
    lines = Array(lines.dropFirst().drop(while: \.isEmpty))
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    description = lines.joined(separator: "\n")
  }

  /// Takes a part in; the result goes on with it.
  private mutating func add(_ label: Substring, _ value: String) -> (inout HelpEntry, String) -> Void {
    if let number = Int(label) {
      remarks[number] = value
      return { $0.remarks[number, default: ""] += $1 }
    }
    let name = FoldedName(String(label.dropFirst()))
    parameters[name] = value
    return { $0.parameters[name, default: ""] += $1 }
  }

  /// `-Path: text` or `1: text`; also with the wide colon of Chinese.
  private static func labelled(_ line: String) -> (Substring, String)? {
    guard let colon = line.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
    let label = line[..<colon]
    let isParameter = label.first == "-" && label.count > 1 && label.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard isParameter || Int(label) != nil else { return nil }
    return (label, line[line.index(after: colon)...].trimmingSpace)
  }
}

/// The sections of files in which `# Name` begins what belongs to a command.
final class HelpSections {
  private let folder: String
  /// Where each section is; read when help is first asked for.
  private lazy var sections: [FoldedName: ArraySlice<UInt8>] = read()

  init(_ folder: String) { self.folder = folder }

  subscript(name: String) -> String? { sections[FoldedName(name)].map { String(decoding: $0, as: UTF8.self) } }

  private func read() -> [FoldedName: ArraySlice<UInt8>] {
    var result: [FoldedName: ArraySlice<UInt8>] = [:]
    for file in HelpLibrary.names(in: folder) where file.hasSuffix(".txt") {
      guard let bytes = try? HostFile.read("\(folder)/\(file)") else { continue }
      var name: FoldedName?, start = 0, at = 0
      while at < bytes.count {
        let end = bytes[at...].firstIndex(of: 10) ?? bytes.count
        if bytes[at] == 35, at + 1 < end, bytes[at + 1] == 32 {
          if let name, result[name] == nil { result[name] = bytes[start..<at] }
          name = FoldedName(String(decoding: bytes[(at + 2)..<end], as: UTF8.self)[...].trimmingSpace)
          start = min(end + 1, bytes.count)
        }
        at = end + 1
      }
      if let name, result[name] == nil { result[name] = bytes[start...] }
    }
    return result
  }
}
