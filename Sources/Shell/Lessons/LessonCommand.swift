struct LessonCommand {
  init(_ options: Options, stackLimit: UInt) {}
  func run(_ arguments: [String]) -> Int32 { 1 }
}
enum LessonFile { static func isLesson(_ bytes: [UInt8]) -> Bool { false } }
struct LessonTest {
  init(_ stackLimit: UInt) {}
  func run(_ path: String) -> (passed: Int, failed: Int) { (0, 0) }
}
