import Cmdlets
import Engine
import Objects
import Transcripts

/// Writes the file of a new lesson: all its parts, to be filled in; `simlet lesson test` proves it as it stands.
struct NewSimLesson: Cmdlet {
  static let name = "New-SimLesson"
  static let traits = CommandTraits(supportsShouldProcess: true, confirmImpact: .low, module: "Simlet.Lessons")
  var path = "", lesson = "", title = "A new lesson"
  var force = false
  static let parameters: [Parameter<Self>] = [
    Parameter("Path", \.path, .position(0), .mandatory), Parameter("Name", \.lesson, .position(1), .mandatory), Parameter("Title", \.title, .position(2)),
    Parameter("Force", \.force),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    guard !lesson.isEmpty, lesson.count <= 40, lesson.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      throw run.error("PSArgumentException", "The name of a lesson has letters, digits and '-' only, 40 at most.", id: "LessonNameInvalid", .InvalidArgument, target: Value(lesson))
    }
    let file = try PathResolver.file(path, run)
    if HostFiles.exists(file), !force {
      throw run.error("System.IO.IOException", "The file '\(path)' already exists.", id: "LessonFileExists", .ResourceExists, target: Value(file))
    }
    guard try run.shouldProcess(file, "New-SimLesson") else { return }
    let writer = try FileWriter(file, mode: .replace, force: force)
    try writer.write(NewSimLesson.text(lesson, PlainText.line(title)))
    try writer.close()
    try run.write(.object(CustomObject(["Lesson": Value(lesson), "Title": Value(PlainText.line(title)), "Path": Value(file)])))
  }

  static func text(_ name: String, _ title: String) -> String {
    """
    ---
    lesson: \(name)
    minutes: 10
    ---
    # \(title)

    What is this about, and why does an administrator need it?

    ## Setup

    ```powershell
    Set-CsOnlineDialInConferencingTenantSettings -PinLength 5
    ```

    ## Make new PINs longer

    Say what is to be reached, not which command to type. New PINs shall have eight digits.

    ### Hint

    The first hint points to the right command: `Get-Command *DialInConferencingTenantSettings`.

    ### Hint

    The last one nearly gives it away: `-PinLength`.

    ### Check

    | Objective | Expression | Property | Should be |
    |---|---|---|---|
    | New PINs have eight digits | `Get-CsOnlineDialInConferencingTenantSettings` | PinLength | 8 |

    ### Solution

    ```powershell
    Set-CsOnlineDialInConferencingTenantSettings -PinLength 8
    ```

    """
  }
}
