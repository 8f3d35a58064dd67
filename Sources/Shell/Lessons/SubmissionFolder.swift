import Cmdlets
import Engine
import Lessons

/// Finds the submissions of a class: a folder for each student with a script for each lesson, or one script for each student.
struct SubmissionFolder {
  struct Student {
    let name: String
    /// The scripts by lesson.
    var scripts: [String: String] = [:]
  }

  private(set) var students: [Student] = []

  init(_ path: String, _ lessons: [Lesson], only: Lesson?) {
    for name in (try? HostFile.names(in: path)) ?? [] where !name.hasPrefix(".") {
      let full = "\(path)/\(name)"
      // A folder that is a link could lead to anybody's files.
      if HostFiles.status(full, followsLinks: false)?.isFolder ?? false {
        var student = Student(name: name)
        for script in ((try? HostFile.names(in: full)) ?? []) where script.lowercased().hasSuffix(".ps1") {
          guard let lesson = SubmissionFolder.lesson(of: script, lessons) ?? only else { continue }
          if student.scripts[lesson.id] == nil { student.scripts[lesson.id] = "\(full)/\(script)" }
        }
        students.append(student)
      } else if name.lowercased().hasSuffix(".ps1"), let only { students.append(Student(name: String(name.dropLast(4)), scripts: [only.id: full])) }
    }
  }

  /// `lesson-04.ps1`, `04.ps1` and `4-reset.ps1` belong to the lesson `04`.
  private static func lesson(of script: String, _ lessons: [Lesson]) -> Lesson? {
    let name = String(script.dropLast(4)).lowercased()
    if let exact = lessons.first(where: { name == $0.id.lowercased() || name == "lesson-\($0.id.lowercased())" }) { return exact }
    guard let number = Lesson.number(in: name) else { return nil }
    return lessons.first { $0.number == number }
  }
}
