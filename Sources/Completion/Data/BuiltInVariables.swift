/// Knows what PowerShell says about the variables of every session.
enum BuiltInVariables {
  /// Type and description by folded name; a type where ours is another than PowerShell's.
  static let facts: [String: (type: String?, description: String)] = [
    "psversiontable": ("PSVersionHashTable", "Version information for current PowerShell session"),
    "erroractionpreference": ("ActionPreference", "Dictates the action taken when an error message is delivered"),
    "warningpreference": ("ActionPreference", "Dictates the action taken when a Warning message is delivered"),
    "verbosepreference": ("ActionPreference", "Dictates the action taken when a Verbose message is delivered"),
    "debugpreference": ("ActionPreference", "Dictates the action taken when a Debug message is delivered"),
    "progresspreference": ("ActionPreference", "Dictates the action taken when progress records are delivered"),
    "informationpreference": ("ActionPreference", "Dictates the action taken when an Information message is delivered"),
    "errorview": ("ErrorView", "Dictates the view mode to use when displaying errors"),
    "confirmpreference": (
      "ConfirmImpact",
      "Dictates when confirmation should be requested. Confirmation is requested when the ConfirmImpact of the operation is equal to or greater than $ConfirmPreference. If $ConfirmPreference is None, actions will only be confirmed when Confirm is specified."
    ),
    "whatifpreference": (nil, "If true, WhatIf is considered to be enabled for all commands."),
    "nestedpromptlevel": (nil, "Dictates what type of prompt should be displayed for the current nesting level"),
    "formatenumerationlimit": (nil, "Dictates the limit of enumeration on formatting IEnumerable objects"),
    "maximumhistorycount": (nil, "The maximum number of history objects to retain in a session"),
    "outputencoding": ("UTF8EncodingSealed", "The text encoding used when piping text to a native executable file"),
    "psdefaultparametervalues": ("DefaultParameterDictionary", "Variable to hold all default <cmdlet:parameter, value> pairs"),
    "psemailserver": (nil, "Variable to contain the name of the email server. This can be used instead of the HostName parameter in the Send-MailMessage cmdlet."),
    "executioncontext": ("EngineIntrinsics", "The execution objects available to cmdlets"),
    "home": (nil, "Folder containing the current user's profile"),
    "host": ("InternalHost", "This is a reference to the host of the current runspace"),
    "pid": (nil, "Current process ID"),
    "psculture": (nil, "Culture of the current PowerShell session"),
    "psuiculture": (nil, "UI Culture of current PowerShell session"),
    "pshome": (nil, "Parent folder of the host application of the current runspace"),
    "psedition": (nil, "Edition information for the current PowerShell session"),
    "shellid": (nil, "The ShellID identifies the current shell.  This is used by #Requires."),
    "true": (nil, "Boolean True"), "false": (nil, "Boolean False"),
    "null": (nil, "References to the null variable always return the null value. Assignments have no effect."),
    "?": (nil, "Status of last command"),
    "psstyle": ("PSStyle", "Configuration controlling how text is rendered."),
    "psnativecommandargumentpassing": ("NativeArgumentPassingStyle", "Dictates how parameters are passed to native executables"),
    "psnativecommanduseerroractionpreference": (nil, "If true, $ErrorActionPreference applies to native executables, so that non-zero exit codes will generate cmdlet-style errors governed by error action settings"),
    "psessionoption": (nil, "Default session options for new remote sessions"),
    "pssessionapplicationname": (nil, "AppName where the remote connection will be established"),
    "pssessionconfigurationname": (nil, "Name of the session configuration which will be loaded on the remote computer"),
  ]

  /// Automatic variables that are offered although they are not set.
  static let special = [
    "_", "args", "foreach", "input", "LASTEXITCODE", "Matches", "MyInvocation", "OFS", "PSBoundParameters", "PSCmdlet", "PSCommandPath",
    "PSDebugContext", "PSItem", "PSScriptRoot", "PSSenderInfo", "StackTrace", "switch", "this",
  ]

  static let drives: [(name: String, tip: String)] = [
    ("Alias", "Drive that contains a view of the aliases stored in a session state"),
    ("Env", "Drive that contains a view of the environment variables for the process"),
    ("Function", "Drive that contains a view of the functions stored in a session state"),
    ("Variable", "Drive that contains a view of those variables stored in a session state"),
  ]
}
