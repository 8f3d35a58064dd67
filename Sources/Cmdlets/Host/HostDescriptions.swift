import Engine
import Objects

/// `ChoiceDescription` and `FieldDescription`, which scripts hand to the host's prompts.
enum HostDescriptions {
  private static let prefix = "System.Management.Automation.Host."

  static let choice: RecordType = RecordType(
    prefix + "ChoiceDescription", ["Label:string", "HelpMessage:string="],
    methods: { members in
      members.constructor("System.Management.Automation.Host.ChoiceDescription(string label)") { .object(choice.make([$0[0], Value("")])) }
      members.constructor("System.Management.Automation.Host.ChoiceDescription(string label, string helpMessage)") { .object(choice.make([$0[0], $0[1]])) }
    })

  static let field: RecordType = RecordType(
    prefix + "FieldDescription",
    ["Name:string", "ParameterTypeName:string", "ParameterTypeFullName:string", "Label:string=", "HelpMessage:string=", "IsMandatory:bool=", "DefaultValue:psobject="],
    methods: { members in
      members.constructor("System.Management.Automation.Host.FieldDescription(string name)") {
        .object(field.make([$0[0], Value("String"), Value("System.String"), Value(""), Value(""), .bool(true), .null]))
      }
      members.method("void SetParameterType(type parameterType)") { target, arguments in
        guard let record = target.unwrapped.asObject as? RecordObject else { return .void }
        record.values[1] = try Members.get(arguments[0], "Name") ?? .null
        record.values[2] = try Members.get(arguments[0], "FullName") ?? .null
        return .void
      }
    })
}
