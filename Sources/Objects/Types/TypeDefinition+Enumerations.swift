extension TypeDefinition {
  /// The enumerations that scripts name.
  static let enumerations: [TypeDefinition] = [
    TypeDefinition("System.Enum", base: "System.ValueType", traits: [.abstract, .valueType], interfaces: ["System.IComparable", "System.IFormattable", "System.IConvertible"], members: EnumTable.fill),
    enumeration("System.DayOfWeek", "Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
    enumeration("System.StringComparison", "CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase"),
    enumeration("System.StringSplitOptions", "None RemoveEmptyEntries TrimEntries=2", flags: true),
    enumeration("System.DateTimeKind", "Unspecified Utc Local"),
    enumeration("System.MidpointRounding", "ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity"),
    enumeration(
      "System.ConsoleKey",
      "None=0 Backspace=8 Tab Clear=12 Enter Pause=19 Escape=27 Spacebar=32 PageUp PageDown End Home LeftArrow UpArrow RightArrow DownArrow Select Print Execute PrintScreen Insert Delete Help "
      + "D0=48 D1 D2 D3 D4 D5 D6 D7 D8 D9 A=65 B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
      + "F1=112 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12"),
    enumeration("System.ConsoleModifiers", "None Alt Shift Control=4", flags: true),
    enumeration("System.ConsoleColor", "Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow White"),
    enumeration("System.TypeCode", "Empty Object DBNull Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime String=18"),
    enumeration("System.Base64FormattingOptions", "None InsertLineBreaks", flags: true),
    enumeration("System.EnvironmentVariableTarget", "Process User Machine"),
    enumeration("System.PlatformID", "Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other"),
    enumeration("System.UriKind", "RelativeOrAbsolute Absolute Relative"),
    enumeration("System.UriPartial", "Scheme Authority Path Query"),
    enumeration("System.UriHostNameType", "Unknown Basic Dns IPv4 IPv6"),
    enumeration("System.Environment+SpecialFolder", "Desktop Programs=2 MyDocuments=5 Personal=5 Favorites Startup Recent SendTo StartMenu=11 MyMusic=13 MyVideos DesktopDirectory=16 MyComputer NetworkShortcuts=19 Fonts Templates CommonStartMenu CommonPrograms CommonStartup CommonDesktopDirectory ApplicationData PrinterShortcuts LocalApplicationData InternetCache=32 Cookies History CommonApplicationData Windows System ProgramFiles MyPictures UserProfile SystemX86 ProgramFilesX86 CommonProgramFiles CommonProgramFilesX86 CommonTemplates CommonDocuments CommonAdminTools AdminTools CommonMusic=53 CommonPictures CommonVideos Resources LocalizedResources CommonOemLinks CDBurning"),
    enumeration("System.Text.RegularExpressions.RegexOptions", "None IgnoreCase Multiline ExplicitCapture=4 Compiled=8 Singleline=16 IgnorePatternWhitespace=32 RightToLeft=64 ECMAScript=256 CultureInvariant=512 NonBacktracking=1024", flags: true),
    enumeration("System.Text.NormalizationForm", "FormC=1 FormD FormKC=5 FormKD"),
    enumeration("System.Globalization.NumberStyles", "None AllowLeadingWhite AllowTrailingWhite AllowLeadingSign=4 Integer=7 AllowTrailingSign=8 AllowParentheses=16 AllowDecimalPoint=32 AllowThousands=64 Number=111 AllowExponent=128 Float=167 AllowCurrencySymbol=256 Currency=383 Any=511 AllowHexSpecifier=512 HexNumber=515", flags: true),
    enumeration("System.Globalization.DateTimeStyles", "None AllowLeadingWhite AllowTrailingWhite AllowInnerWhite=4 AllowWhiteSpaces=7 NoCurrentDateDefault=8 AdjustToUniversal=16 AssumeLocal=32 AssumeUniversal=64 RoundtripKind=128", flags: true),
    enumeration("System.Globalization.CultureTypes", "NeutralCultures=1 SpecificCultures=2 InstalledWin32Cultures=4 AllCultures=7 UserCustomCulture=8 ReplacementCultures=16", flags: true),
    enumeration("System.Globalization.CompareOptions", "None IgnoreCase IgnoreNonSpace IgnoreSymbols=4 IgnoreKanaType=8 IgnoreWidth=16 NumericOrdering=32 OrdinalIgnoreCase=268435456 StringSort=536870912 Ordinal=1073741824", flags: true),
    enumeration("System.Globalization.CalendarWeekRule", "FirstDay FirstFullWeek FirstFourDayWeek"),
    enumeration("System.Globalization.UnicodeCategory", "UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control Format Surrogate PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned"),
    enumeration("System.IO.FileMode", "CreateNew=1 Create Open OpenOrCreate Truncate Append"),
    enumeration("System.IO.FileAccess", "Read=1 Write ReadWrite", flags: true),
    enumeration("System.IO.FileShare", "None Read Write ReadWrite Delete Inheritable=16", flags: true),
    enumeration("System.IO.FileAttributes", "None ReadOnly Hidden System=4 Directory=16 Archive=32 Device=64 Normal=128 Temporary=256 SparseFile=512 ReparsePoint=1024 Compressed=2048 Offline=4096 NotContentIndexed=8192 Encrypted=16384", flags: true),
    enumeration("System.IO.SearchOption", "TopDirectoryOnly AllDirectories"),
    enumeration("System.IO.SeekOrigin", "Begin Current End"),
    enumeration("System.IO.UnixFileMode", "None OtherExecute OtherWrite OtherRead=4 GroupExecute=8 GroupWrite=16 GroupRead=32 UserExecute=64 UserWrite=128 UserRead=256", flags: true),
    enumeration("System.IO.Compression.CompressionLevel", "Optimal Fastest NoCompression SmallestSize"),
    enumeration("System.Net.SecurityProtocolType", "SystemDefault Ssl3=48 Tls=192 Tls11=768 Tls12=3072 Tls13=12288", flags: true),
    enumeration("System.Net.HttpStatusCode", "OK=200 Created Accepted NoContent=204 MovedPermanently=301 Found NotModified=304 BadRequest=400 Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed RequestTimeout=408 Conflict Gone TooManyRequests=429 InternalServerError=500 NotImplemented BadGateway ServiceUnavailable GatewayTimeout"),
    enumeration("Microsoft.PowerShell.Commands.WebRequestMethod", "Default Get Head Post Put Delete Trace Options Merge Patch"),
    enumeration("System.Net.Sockets.AddressFamily", "Unknown=-1 Unspecified Unix InterNetwork InterNetworkV6=23"),
    enumeration("System.Diagnostics.ProcessPriorityClass", "Normal=32 Idle=64 High=128 RealTime=256 BelowNormal=16384 AboveNormal=32768"),
    enumeration("System.Threading.ApartmentState", "STA MTA Unknown"),
    enumeration("System.Security.Principal.WindowsBuiltInRole", "Administrator=544 User Guest PowerUser AccountOperator SystemOperator PrintOperator BackupOperator Replicator"),
    enumeration("System.ComponentModel.ListSortDirection", "Ascending Descending"),
    enumeration("System.Reflection.BindingFlags", "Default IgnoreCase DeclaredOnly Instance=4 Static=8 Public=16 NonPublic=32 FlattenHierarchy=64", flags: true),
    enumeration("System.Management.Automation.ErrorCategory", ErrorCategory.allCases.map { "\($0)" }.joined(separator: " ")),
    enumeration("System.Management.Automation.ActionPreference", "SilentlyContinue Stop Continue Inquire Ignore Suspend Break"),
    enumeration("System.Management.Automation.ConfirmImpact", "None Low Medium High"),
    enumeration("System.Management.Automation.CommandTypes", "Alias=1 Function Filter=4 Cmdlet=8 ExternalScript=16 Application=32 Script=64 Configuration=256 All=383", flags: true),
    enumeration("System.Management.Automation.PSMemberTypes", "AliasProperty=1 CodeProperty=2 Property=4 NoteProperty=8 ScriptProperty=16 PropertySet=32 Properties=63 Method=64 CodeMethod=128 ScriptMethod=256 Methods=448 ParameterizedProperty=512 MemberSet=1024 Event=2048 Dynamic=4096 InferredProperty=8192 All=16383", flags: true),
    enumeration("System.Management.Automation.PSMemberViewTypes", "Extended=1 Adapted Base=4 All=7", flags: true),
    enumeration("System.Management.Automation.ScopedItemOptions", "None ReadOnly Constant Private=4 AllScope=8 Unspecified=16", flags: true),
    enumeration("System.Management.Automation.SessionStateEntryVisibility", "Public Private"),
    enumeration("System.Management.Automation.Host.ReadKeyOptions", "AllowCtrlC=1 NoEcho=2 IncludeKeyDown=4 IncludeKeyUp=8", flags: true),
    enumeration(
      "System.Management.Automation.Host.ControlKeyStates",
      "RightAltPressed=1 LeftAltPressed=2 RightCtrlPressed=4 LeftCtrlPressed=8 ShiftPressed=16 NumLockOn=32 ScrollLockOn=64 CapsLockOn=128 EnhancedKey=256", flags: true),
    enumeration(
      "System.Management.Automation.Language.TokenKind",
      "Unknown Variable SplattedVariable Parameter Number Label Identifier Generic NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable "
      + "HereStringLiteral HereStringExpandable LParen RParen LCurly RCurly LBracket RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr Ampersand Pipe Comma "
      + "MinusMinus PlusPlus DotDot ColonColon Dot Exclaim Multiply Divide Rem Plus Minus Equals PlusEquals MinusEquals MultiplyEquals DivideEquals "
      + "RemainderEquals Redirection RedirectInStd Format Not Bnot And Or Xor Band Bor Bxor Join Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch "
      + "Ireplace Icontains Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch Creplace Ccontains Cnotcontains Cin Cnotin "
      + "Csplit Is IsNot As PostfixPlusPlus PostfixMinusMinus Shl Shr Colon=99 QuestionMark=100 QuestionQuestionEquals QuestionQuestion QuestionDot "
      + "QuestionLBracket Begin=119 Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf End Exit Filter Finally For Foreach From Function If In "
      + "Param Process Return Switch Throw Trap Try Until Using Var While Workflow Parallel Sequence InlineScript Configuration DynamicKeyword Public Private "
      + "Static Interface Enum Namespace Module Type Assembly Command Hidden Base Default Clean"),
    enumeration(
      "System.Management.Automation.Language.TokenFlags",
      "None=0 BinaryPrecedenceLogical=1 BinaryPrecedenceBitwise=2 BinaryPrecedenceComparison=5 Keyword=16 ScriptBlockBlockName=32 BinaryOperator=256 UnaryOperator=512 CaseSensitiveOperator=1024 "
      + "TernaryOperator=2048 SpecialOperator=4096 AssignmentOperator=8192 ParseModeInvariant=32768 TokenInError=65536 DisallowedInRestrictedMode=131072 "
      + "PrefixOrPostfixOperator=262144 CommandName=524288 MemberName=1048576 TypeName=2097152 AttributeName=4194304 CanConstantFold=8388608 StatementDoesntSupportAttributes=16777216", flags: true),
    enumeration(
      "System.Management.Automation.PSTokenType",
      "Unknown Command CommandParameter CommandArgument Number String Variable Member LoopLabel Attribute Type Operator GroupStart GroupEnd Keyword Comment StatementSeparator "
      + "NewLine LineContinuation Position"),
    enumeration("System.Management.Automation.Language.StringConstantType", "SingleQuoted SingleQuotedHereString DoubleQuoted DoubleQuotedHereString BareWord"),
    enumeration("System.AttributeTargets", "Assembly=1 Module=2 Class=4 Struct=8 Enum=16 Constructor=32 Method=64 Property=128 Field=256 Event=512 Interface=1024 Parameter=2048 Delegate=4096 ReturnValue=8192 GenericParameter=16384 All=32767", flags: true),
    enumeration("System.Reflection.MemberTypes", "Constructor=1 Event=2 Field=4 Method=8 Property=16 TypeInfo=32 Custom=64 NestedType=128 All=191", flags: true),
    enumeration("System.Threading.Tasks.TaskStatus", "Created WaitingForActivation WaitingToRun Running WaitingForChildrenToComplete RanToCompletion Canceled Faulted"),
    enumeration("System.IO.Compression.CompressionMode", "Decompress Compress"),
    enumeration("System.Security.Cryptography.CryptoStreamMode", "Read Write"),
    enumeration("System.Management.Automation.PSLanguageMode", "FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage"),
    enumeration("System.Management.Automation.SplitOptions", "SimpleMatch=1 RegexMatch CultureInvariant=4 IgnorePatternWhitespace=8 Multiline=16 Singleline=32 IgnoreCase=64 ExplicitCapture=128", flags: true),
    enumeration("System.Management.Automation.WildcardOptions", "None Compiled IgnoreCase CultureInvariant=4", flags: true),
    enumeration("System.Management.Automation.WhereOperatorSelectionMode", "Default First Last SkipUntil Until Split"),
    enumeration("System.Management.Automation.CompletionResultType", "Text History Command ProviderItem ProviderContainer Property Method ParameterName ParameterValue Variable Namespace Type Keyword DynamicKeyword"),
    enumeration("System.Management.Automation.ShouldProcessReason", "None WhatIf"),
    enumeration("System.Management.Automation.VariableAccessMode", "Read Write ReadWrite"),
    enumeration("System.Management.Automation.ModuleType", "Script Binary Manifest Cim Workflow"),
    enumeration("System.Management.Automation.JobState", "NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping AtBreakpoint"),
    enumeration("System.Management.Automation.PSInvocationState", "NotStarted Running Stopping Stopped Completed Failed Disconnected"),
    enumeration("System.Management.Automation.OutputRendering", "Host PlainText Ansi"),
    enumeration("System.Management.Automation.ProgressView", "Minimal Classic"),
    enumeration("System.Management.Automation.ErrorView", "NormalView CategoryView ConciseView DetailedView"),
    enumeration("System.Management.Automation.Runspaces.RunspaceState", "BeforeOpen Opening Opened Closed Closing Broken Disconnecting Disconnected Connecting"),
    enumeration("System.Management.Automation.Runspaces.PSThreadOptions", "Default UseNewThread ReuseThread UseCurrentThread"),
    enumeration("Microsoft.PowerShell.ExecutionPolicy", "Unrestricted RemoteSigned AllSigned Restricted Default=3 Bypass Undefined=5"),
    enumeration("Microsoft.PowerShell.Commands.TestPathType", "Any Container Leaf"),
    enumeration("Microsoft.PowerShell.Commands.DisplayHintType", "Date Time DateTime"),
    enumeration("Microsoft.PowerShell.Commands.JsonDateKind", "Default Local Utc Offset String"),
    enumeration("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind", "Never Always AsNeeded"),
    enumeration("Microsoft.PowerShell.Commands.ExportAliasFormat", "Csv Script"),
    enumeration("Microsoft.PowerShell.Commands.OutputModeOption", "None Single Multiple"),
    enumeration("Newtonsoft.Json.StringEscapeHandling", "Default EscapeNonAscii EscapeHtml"),
    enumeration("Microsoft.PowerShell.ExecutionPolicyScope", "Process CurrentUser LocalMachine UserPolicy MachinePolicy"),
    enumeration("Microsoft.PowerShell.Commands.OutputAssemblyType", "Library ConsoleApplication WindowsApplication"),
  ]
}
