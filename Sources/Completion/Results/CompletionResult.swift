import Objects

/// Is one offer of completion: what is put into the line, what a list shows, and what it is.
package final class CompletionResult: PSObject {
  package enum Kind: String {
    case Text, History, Command, ProviderItem, ProviderContainer, Property, Method, ParameterName, ParameterValue, Variable, Namespace, `Type`, Keyword,
      DynamicKeyword
  }

  package let text, listItem, tip: String
  package let kind: Kind

  package init(_ kind: Kind, _ text: String, list: String? = nil, tip: String? = nil) {
    self.kind = kind
    self.text = text
    listItem = list ?? text
    self.tip = tip ?? list ?? text
    super.init()
  }

  package override var type: TypeInfo { CompletionResult.info }

  package static let info: TypeInfo = {
    let made = TypeInfo("System.Management.Automation.CompletionResult", base: .object) { members in
      func add(_ name: String, _ typeName: String, _ get: @escaping (CompletionResult) -> Value) {
        members.property(name, typeName, get: { ($0.unwrapped.asObject as? CompletionResult).map(get) ?? .null })
      }
      add("CompletionText", "string") { Value($0.text) }
      add("ListItemText", "string") { Value($0.listItem) }
      add("ResultType", "System.Management.Automation.CompletionResultType") { result in
        Conversion.tryConvert(Value(result.kind.rawValue), to: TypeCatalog.type("System.Management.Automation.CompletionResultType")) ?? Value(result.kind.rawValue)
      }
      add("ToolTip", "string") { Value($0.tip) }
      members.constructor(
        "System.Management.Automation.CompletionResult(string completionText, string listItemText, System.Management.Automation.CompletionResultType resultType, string toolTip)"
      ) { .object(try CompletionResult.make(from: $0)) }
      members.constructor("System.Management.Automation.CompletionResult(string completionText)") { arguments in
        try check(arguments[0], "completionText")
        return .object(CompletionResult(.Text, try arguments[0].text()))
      }
    }
    TypeCatalog.register(made)
    return made
  }()

  private static func make(from arguments: [Value]) throws -> CompletionResult {
    for (value, name) in [(arguments[0], "completionText"), (arguments[1], "listItemText"), (arguments[3], "toolTip")] { try check(value, name) }
    return CompletionResult(Kind(rawValue: try arguments[2].text()) ?? .Text, try arguments[0].text(), list: try arguments[1].text(), tip: try arguments[3].text())
  }

  private static func check(_ value: Value, _ name: String) throws {
    if try value.isNull || value.text().isEmpty {
      throw PSError("PSArgumentNullException", "Cannot process argument because the value of argument \"\(name)\" is null. Change the value of argument \"\(name)\" to a non-null value.", id: "ArgumentNull", category: .InvalidArgument)
    }
  }
}
