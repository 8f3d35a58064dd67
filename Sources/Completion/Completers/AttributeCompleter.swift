import Engine
import Objects
import Syntax

/// Completes the named arguments of an attribute.
struct AttributeCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func arguments(_ attribute: AttributeSyntax, _ word: String) -> [CompletionResult] {
    var name = attribute.typeName.fullName.lowercased()
    if name.hasPrefix("system.management.automation.") { name = String(name.dropFirst(29)) }
    if name.hasSuffix("attribute") { name = String(name.dropLast(9)) }
    let fits = CompletionText.matcher(word)
    let given = Set(attribute.namedArguments.filter { $0 !== context.last }.map { $0.name.lowercased() })
    return (AttributeWords.table[name] ?? []).filter { fits($0.0) && !given.contains($0.0.lowercased()) }
      .map { CompletionResult(.Property, $0.0, list: $0.0, tip: "\($0.1) \($0.0)") }
  }
}

/// Lists the properties of the attributes that scripts use.
enum AttributeWords {
  static let table: [String: [(String, String)]] = [
    "parameter": [
      ("DontShow", "System.Boolean"), ("ExperimentAction", "System.Management.Automation.ExperimentAction"), ("ExperimentName", "System.String"),
      ("HelpMessage", "System.String"), ("HelpMessageBaseName", "System.String"), ("HelpMessageResourceId", "System.String"), ("Mandatory", "System.Boolean"),
      ("ParameterSetName", "System.String"), ("Position", "System.Int32"), ("ValueFromPipeline", "System.Boolean"),
      ("ValueFromPipelineByPropertyName", "System.Boolean"), ("ValueFromRemainingArguments", "System.Boolean"),
    ],
    "cmdletbinding": [
      ("ConfirmImpact", "System.Management.Automation.ConfirmImpact"), ("DefaultParameterSetName", "System.String"), ("HelpUri", "System.String"),
      ("PositionalBinding", "System.Boolean"), ("RemotingCapability", "System.Management.Automation.RemotingCapability"), ("SupportsPaging", "System.Boolean"),
      ("SupportsShouldProcess", "System.Boolean"), ("SupportsTransactions", "System.Boolean"),
    ],
    "validateset": [("ErrorMessage", "System.String"), ("IgnoreCase", "System.Boolean")],
    "validatepattern": [("ErrorMessage", "System.String"), ("Options", "System.Text.RegularExpressions.RegexOptions")],
    "validatescript": [("ErrorMessage", "System.String")],
    "outputtype": [("ParameterSetName", "System.String[]"), ("ProviderCmdlet", "System.String")],
    "psdefaultvalue": [("Help", "System.String"), ("Value", "System.Object")],
  ]
}
