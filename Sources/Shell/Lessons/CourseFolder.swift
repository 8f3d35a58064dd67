import Engine
import Lessons
import Objects

/// A folder of lessons, in the order of their names.
struct CourseFolder {
  let path: String

  /// The course that comes with the program.
  static var standard: CourseFolder? { DemoLibrary.examples.map { CourseFolder(path: $0 + "/lessons/audio-conferencing") } }

  struct Entry {
    let path: String
    let reader: LessonReader
    var lesson: Lesson { reader.lesson }

    /// The name under which progress and tenant are kept: another course may have a lesson 03 as well.
    var key: String {
      let folder = path.folderAbove
      if folder == CourseFolder.standard?.path { return lesson.id }
      let name = (folder.split(separator: "/").last ?? "").prefix(40).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
      return "\(String(name))-\(lesson.id)"
    }
  }

  /// All lessons; those with problems too.
  var entries: [Entry] {
    let names = ((try? HostFile.names(in: path)) ?? []).filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
    return names.prefix(200).compactMap { name in
      guard let bytes = try? SmallFile.read("\(path)/\(name)", limit: LessonReader.largestFile), LessonReader.isLesson(bytes) else { return nil }
      return Entry(path: "\(path)/\(name)", reader: LessonReader(bytes))
    }
  }

  /// The lesson of a name: its id, or its number.
  func find(_ name: String) -> Entry? {
    let all = entries
    if let exact = all.first(where: { FoldedName.equal($0.lesson.id, name) || $0.key == name }) { return exact }
    guard let number = Int(name) else { return nil }
    return all.first { $0.lesson.number == number }
  }
}
