/// Lists the keywords of comment-based help with what completion says about them.
enum HelpWords {
  struct Keyword {
    let name, tip: String
    let repeats: Bool
  }

  static let categories = [
    "Alias", "All", "Cmdlet", "ExternalScript", "FAQ", "Filter", "Function", "General", "Glossary", "HelpFile", "Provider", "ScriptCommand",
  ]

  private static let once = "\nThis keyword can be used only once in each topic."

  static let keywords: [Keyword] = [
    Keyword(name: "COMPONENT", tip: "The name of the technology or feature that the function or script uses, or to which it is related.", repeats: false),
    Keyword(name: "DESCRIPTION", tip: "A detailed description of the function or script." + once, repeats: false),
    Keyword(name: "EXAMPLE", tip: "A sample command that uses the function or script, optionally followed by sample output and a description.\nRepeat this keyword for each example.", repeats: true),
    Keyword(name: "EXTERNALHELP", tip: "Specifies an XML-based help file for the script or function.", repeats: false),
    Keyword(name: "FORWARDHELPCATEGORY", tip: "Specifies the help category of the item in .ForwardHelpTargetName", repeats: false),
    Keyword(name: "FORWARDHELPTARGETNAME", tip: "Redirects to the help topic for the specified command.", repeats: false),
    Keyword(name: "FUNCTIONALITY", tip: "The keywords that describe the intended use of the function.", repeats: false),
    Keyword(name: "INPUTS", tip: "The .NET types of objects that can be piped to the function or script.\nYou can also include a description of the input objects.", repeats: false),
    Keyword(name: "LINK", tip: "The name of a related topic.\nThe value appears on the line below the \".LINK\" keyword and must be preceded by a comment symbol # or included in the comment block.", repeats: true),
    Keyword(name: "NOTES", tip: "Additional information about the function or script.", repeats: false),
    Keyword(name: "OUTPUTS", tip: "The .NET type of the objects that the cmdlet returns.\nYou can also include a description of the returned objects.", repeats: false),
    Keyword(name: "PARAMETER", tip: "The description of a parameter.\nAdd a \".PARAMETER\" keyword for each parameter in the function or script syntax.", repeats: true),
    Keyword(name: "REMOTEHELPRUNSPACE", tip: "Specifies a session that contains the help topic.\nEnter a variable that contains a PSSession object.", repeats: false),
    Keyword(name: "ROLE", tip: "The name of the user role for the help topic.", repeats: false),
    Keyword(name: "SYNOPSIS", tip: "A brief description of the function or script." + once, repeats: false),
  ]
}

/// Lists what `#requires` takes.
enum RequiresWords {
  static let parameters: [(String, String)] = [
    ("Modules", "[array]\nSpecifies PowerShell modules that the script requires."),
    ("PSEdition", "[string]\nSpecifies a PowerShell edition that the script requires."),
    ("RunAsAdministrator", "[switch]\nSpecifies that PowerShell must be running as administrator on Windows."),
    ("Version", "[version]\nSpecifies the minimum version of PowerShell that the script requires."),
  ]

  static let editions: [(String, String)] = [
    ("Core", "Specifies that the script requires PowerShell 7+ to run."), ("Desktop", "Specifies that the script requires Windows PowerShell 5.1 to run."),
  ]

  static let moduleKeys: [(String, String)] = [
    ("GUID", "[string]\nOptional. Specifies the GUID of the module."),
    ("MaximumVersion", "[string]\nSpecifies the maximum acceptable version of the module."),
    ("ModuleName", "[string]\nRequired. Specifies the module name."),
    ("ModuleVersion", "[string]\nSpecifies a minimum acceptable version of the module."),
    ("RequiredVersion", "[string]\nSpecifies an exact, required version of the module."),
  ]
}
