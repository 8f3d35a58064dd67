import Objects

/// A choice of `$Host.UI.PromptForChoice`: its label and its help.
enum ChoiceDescription {
  private static let fullName = "System.Management.Automation.Host.ChoiceDescription"

  static let record: RecordType = {
    let made = RecordType(fullName, ["Label:string", "HelpMessage:string="])
    made.info.extend { members in
      members.constructor("\(fullName)(string label)") { .object(made.make([$0[0], Value("")])) }
      members.constructor("\(fullName)(string label, string helpMessage)") { .object(made.make([$0[0], $0[1]])) }
    }
    return made
  }()
}

/// `Size`, `Coordinates`, `Rectangle` of the host's window.
enum HostShapes {
  static let infos: [TypeInfo] = [shape("Size", "width height"), shape("Coordinates", "x y"), shape("Rectangle", "left top right bottom")]

  private static func shape(_ name: String, _ parts: String) -> TypeInfo {
    let names = parts.split(separator: " ").map(String.init)
    let fullName = "System.Management.Automation.Host.\(name)"
    let made = RecordType(fullName, names.map { "\($0.prefix(1).uppercased())\($0.dropFirst()):int=" }, text: { shape in
      try names.map { try shape["\($0.prefix(1).uppercased())\($0.dropFirst())"].text() }.joined(separator: ",")
    })
    made.info.extend { members in
      members.constructor("\(fullName)(\(names.map { "int \($0)" }.joined(separator: ", ")))") { .object(made.make($0)) }
      members.constructor("\(fullName)()") { _ in .object(made.make(names.map { _ in .int(0) })) }
    }
    return made.info
  }
}
