/// Lists types and namespaces of .NET and PowerShell that completion offers whether or not they exist here.
enum DotNetNames {
  static let types: [String] = text.split(separator: "\n").flatMap { line -> [String] in
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return [] }
    let namespace = parts[0].drop { $0 == " " }
    return parts[1].split(separator: " ").map { "\(namespace).\($0)" }
  }

  static let namespaces: [String] = text.split(separator: "\n").compactMap { $0.split(separator: ":").first.map { String($0.drop { $0 == " " }) } } + [
    "Microsoft", "System.Text.Encodings", "Microsoft.CSharp",
  ]

  static let enumerations: Set<String> = Set("ActionPreference CommandTypes CompletionResultType ConfirmImpact ErrorCategory ErrorView ExperimentAction JobState ModuleType PSCredentialTypes PSCredentialUIOptions PSLanguageMode PSMemberTypes PSMemberViewTypes ScopedItemOptions ShouldProcessReason SplitOptions ValidateRangeKind WhereOperatorSelectionMode WildcardOptions".split(separator: " ").map { "System.Management.Automation.\($0)" } + [
    "Microsoft.PowerShell.ExecutionPolicy", "Microsoft.PowerShell.ExecutionPolicyScope", "System.Management.Automation.Language.TokenKind",
    "System.Management.Automation.Language.TokenFlags",
  ])

  private static let text = """
    System: AccessViolationException Action Action`1 Action`2 Activator AggregateException AppContext AppDomain ApplicationException ApplicationId ArgIterator ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArraySegment`1 ArrayTypeMismatchException AsyncCallback Attribute AttributeTargets BitConverter Boolean Buffer Byte Char CharEnumerator Console ConsoleCancelEventArgs ConsoleColor ConsoleKey ConsoleKeyInfo ConsoleModifiers Convert DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek DBNull Decimal Delegate DivideByZeroException Double Enum Environment EventArgs EventHandler EventHandler`1 Exception FormatException Func`1 Func`2 Func`3 GC Guid Half HashCode IndexOutOfRangeException Int128 Int16 Int32 Int64 IntPtr InvalidCastException InvalidOperationException InvalidTimeZoneException Lazy`1 Math MathF MidpointRounding Memory`1 NotImplementedException NotSupportedException Nullable Nullable`1 NullReferenceException Object ObjectDisposedException OperatingSystem OperationCanceledException OutOfMemoryException OverflowException PlatformID PlatformNotSupportedException Predicate`1 Progress`1 Random RankException ReadOnlyMemory`1 ReadOnlySpan`1 RuntimeTypeHandle SByte Single Span`1 StackOverflowException String StringComparer StringComparison StringNormalizationExtensions StringSplitOptions SystemException TimeoutException TimeOnly TimeProvider TimeSpan TimeZone TimeZoneInfo TimeZoneNotFoundException Tuple Tuple`1 Tuple`2 Type TypeCode TypeInitializationException TypeLoadException UInt128 UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException UnhandledExceptionEventArgs Uri UriBuilder UriFormatException UriKind UriParser UriPartial ValueTuple ValueType Version Void WeakReference WeakReference`1 Environment+SpecialFolder Environment+SpecialFolderOption IDisposable IComparable ICloneable IConvertible IFormatProvider IFormattable
    System.Collections: ArrayList BitArray CaseInsensitiveComparer CaseInsensitiveHashCodeProvider CollectionBase Comparer DictionaryBase DictionaryEntry Hashtable ICollection IComparer IDictionary IDictionaryEnumerator IEnumerable IEnumerator IEqualityComparer IHashCodeProvider IList IStructuralComparable IStructuralEquatable Queue ReadOnlyCollectionBase SortedList Stack StructuralComparisons
    System.Collections.Concurrent: BlockingCollection`1 ConcurrentBag`1 ConcurrentDictionary`2 ConcurrentQueue`1 ConcurrentStack`1 Partitioner
    System.Collections.Generic: Comparer`1 Dictionary`2 EqualityComparer`1 HashSet`1 ICollection`1 IComparer`1 IDictionary`2 IEnumerable`1 IEnumerator`1 IList`1 ISet`1 KeyNotFoundException KeyValuePair KeyValuePair`2 LinkedList`1 LinkedListNode`1 List`1 OrderedDictionary`2 PriorityQueue`2 Queue`1 SortedDictionary`2 SortedList`2 SortedSet`1 Stack`1
    System.Collections.ObjectModel: Collection`1 KeyedCollection`2 ObservableCollection`1 ReadOnlyCollection`1 ReadOnlyDictionary`2
    System.Collections.Specialized: BitVector32 HybridDictionary ListDictionary NameValueCollection NameObjectCollectionBase OrderedDictionary StringCollection StringDictionary StringEnumerator
    System.Collections.Frozen: FrozenDictionary FrozenSet
    System.Collections.Immutable: ImmutableArray ImmutableDictionary ImmutableList
    System.ComponentModel: BackgroundWorker Component TypeConverter TypeDescriptor Win32Exception
    System.Data: DataColumn DataRow DataSet DataTable DataView
    System.Diagnostics: Debug Debugger FileVersionInfo Process ProcessModule ProcessPriorityClass ProcessStartInfo ProcessThread ProcessWindowStyle StackFrame StackTrace Stopwatch Switch Trace TraceListener TraceSource
    System.Globalization: Calendar CalendarWeekRule CompareInfo CompareOptions CultureInfo CultureNotFoundException CultureTypes DateTimeFormatInfo DateTimeStyles DaylightTime GregorianCalendar IdnMapping ISOWeek JulianCalendar NumberFormatInfo NumberStyles RegionInfo StringInfo TextElementEnumerator TextInfo UnicodeCategory
    System.IO: BinaryReader BinaryWriter BufferedStream Directory DirectoryInfo DirectoryNotFoundException DriveInfo DriveNotFoundException DriveType EndOfStreamException EnumerationOptions ErrorEventArgs File FileAccess FileAttributes FileInfo FileLoadException FileMode FileNotFoundException FileOptions FileShare FileStream FileStreamOptions FileSystemEventArgs FileSystemInfo FileSystemWatcher InvalidDataException IOException MatchCasing MatchType MemoryStream NotifyFilters Path PathTooLongException RandomAccess RenamedEventArgs SearchOption SeekOrigin Stream StreamReader StreamWriter StringReader StringWriter TextReader TextWriter UnixFileMode UnmanagedMemoryStream WatcherChangeTypes
    System.IO.Compression: BrotliStream CompressionLevel CompressionMode DeflateStream GZipStream ZipArchive ZipArchiveEntry ZipArchiveMode ZipFile ZipFileExtensions ZLibStream
    System.IO.MemoryMappedFiles: MemoryMappedFile
    System.IO.Pipes: NamedPipeClientStream NamedPipeServerStream AnonymousPipeClientStream
    System.IO.Enumeration: FileSystemEntry FileSystemName
    System.IO.IsolatedStorage: IsolatedStorage
    System.IO.Pipelines: Pipe
    System.Linq: Enumerable Queryable Lookup`2
    System.Linq.Expressions: Expression
    System.Net: AuthenticationManager Cookie CookieCollection CookieContainer CredentialCache DecompressionMethods Dns EndPoint FileWebRequest FtpWebRequest HttpListener HttpStatusCode HttpWebRequest HttpWebResponse IPAddress IPEndPoint IPHostEntry NetworkCredential ProtocolViolationException SecurityProtocolType ServicePointManager WebClient WebException WebHeaderCollection WebProxy WebRequest WebResponse WebUtility
    System.Net.Http: HttpClient HttpClientHandler HttpContent HttpMethod HttpRequestMessage HttpResponseMessage StringContent
    System.Net.Mail: Attachment MailAddress MailMessage MailPriority SmtpClient SmtpException
    System.Net.NetworkInformation: NetworkInterface PhysicalAddress Ping PingReply
    System.Net.Security: SslStream
    System.Net.Sockets: Socket SocketException TcpClient TcpListener UdpClient AddressFamily
    System.Numerics: BigInteger BitOperations Complex Matrix3x2 Vector Vector2 Vector3
    System.Reflection: Assembly AssemblyName BindingFlags ConstructorInfo FieldInfo MemberInfo MethodInfo Module ParameterInfo PropertyInfo TypeInfo TargetInvocationException
    System.Resources: ResourceManager
    System.Runtime.InteropServices: Marshal OSPlatform RuntimeInformation Architecture GCHandle
    System.Security: SecureString SecurityException SecurityElement
    System.Security.Cryptography: Aes AesGcm AsymmetricAlgorithm CryptoStream CryptographicException DES DSA ECDsa HMAC HMACMD5 HMACSHA1 HMACSHA256 HMACSHA512 HashAlgorithm HashAlgorithmName MD5 RandomNumberGenerator RSA Rfc2898DeriveBytes SHA1 SHA256 SHA384 SHA512 SymmetricAlgorithm TripleDES
    System.Security.Cryptography.X509Certificates: X509Certificate X509Certificate2 X509Chain X509Store X509KeyUsageFlags
    System.Security.Principal: IIdentity IPrincipal WindowsBuiltInRole WindowsIdentity WindowsPrincipal
    System.Security.AccessControl: FileSystemAccessRule FileSystemRights FileSecurity
    System.Text: ASCIIEncoding CodePagesEncodingProvider CompositeFormat Decoder Encoder Encoding EncodingInfo EncodingProvider NormalizationForm Rune StringBuilder StringBuilder+AppendInterpolatedStringHandler StringBuilder+ChunkEnumerator StringRuneEnumerator UTF32Encoding UTF7Encoding UTF8Encoding UnicodeEncoding
    System.Text.Json: JsonDocument JsonElement JsonException JsonSerializer JsonSerializerOptions
    System.Text.RegularExpressions: Capture CaptureCollection Group GroupCollection Match MatchCollection MatchEvaluator Regex RegexMatchTimeoutException RegexOptions RegexParseException ValueMatch
    System.Text.Encodings.Web: HtmlEncoder JavaScriptEncoder UrlEncoder
    System.Text.Unicode: UnicodeRange Utf8
    System.Threading: AutoResetEvent Barrier CancellationToken CancellationTokenSource CountdownEvent EventWaitHandle ExecutionContext Interlocked Lock ManualResetEvent Monitor Mutex ReaderWriterLock Semaphore SemaphoreSlim Thread ThreadPool ThreadState Timer Timeout Volatile WaitHandle
    System.Threading.Tasks: Parallel Task Task`1 TaskCompletionSource`1 TaskFactory TaskScheduler TaskStatus
    System.Timers: Timer ElapsedEventArgs
    System.Transactions: Transaction
    System.Web: HttpUtility
    System.Xml: XmlAttribute XmlAttributeCollection XmlCDataSection XmlComment XmlConvert XmlDeclaration XmlDocument XmlDocumentFragment XmlElement XmlException XmlNamespaceManager XmlNode XmlNodeList XmlNodeReader XmlNodeType XmlReader XmlReaderSettings XmlText XmlTextReader XmlTextWriter XmlWriter XmlWriterSettings
    System.Xml.Linq: XAttribute XComment XDeclaration XDocument XElement XName XNamespace XNode XText
    System.Xml.Schema: XmlSchema XmlSchemaSet
    System.Xml.Serialization: XmlSerializer
    System.Xml.XPath: XPathDocument XPathNavigator XPathNodeIterator
    System.Xml.Xsl: XslCompiledTransform
    System.Management.Automation: ActionPreference ActionPreferenceStopException AliasAttribute AliasInfo AllowEmptyCollectionAttribute AllowEmptyStringAttribute AllowNullAttribute ApplicationInfo ArgumentCompleterAttribute ArgumentCompletionsAttribute ArgumentTransformationAttribute BreakException Cmdlet CmdletAttribute CmdletBindingAttribute CmdletInfo CmdletInvocationException CommandCompletion CommandInfo CommandMetadata CommandNotFoundException CommandTypes CompletionCompleters CompletionResult CompletionResultType ConfirmImpact ContinueException CredentialAttribute DontShowAttribute DscResourceAttribute DynamicParameter ErrorCategory ErrorCategoryInfo ErrorDetails ErrorRecord ErrorView ExitException ExperimentAction ExperimentalAttribute ExternalScriptInfo FlowControlException FunctionInfo HiddenAttribute HaltCommandException IArgumentCompleter IModuleAssemblyInitializer IValidateSetValuesGenerator InformationRecord InformationalRecord InvocationInfo Job Job2 JobState LanguagePrimitives MetadataException MethodException MethodInvocationException ModuleType NativeCommandExitException OutputTypeAttribute PSAliasProperty PSArgumentException PSArgumentNullException PSCmdlet PSCodeMethod PSCodeProperty PSCommand PSCredential PSCredentialTypes PSCredentialUIOptions PSCustomObject PSDataCollection`1 PSDefaultValueAttribute PSDriveInfo PSEvent PSInvalidCastException PSInvalidOperationException PSLanguageMode PSListModifier PSMemberInfo PSMemberSet PSMemberTypes PSMemberViewTypes PSMethod PSMethodInfo PSModuleInfo PSNotImplementedException PSNotSupportedException PSNoteProperty PSObject PSPrimitiveDictionary PSProperty PSPropertyInfo PSPropertySet PSReference PSScriptMethod PSScriptProperty PSSecurityException PSSnapInInfo PSStyle PSTransaction PSTypeName PSTypeNameAttribute PSVariable PSVersionInfo ParameterAttribute ParameterBindingException ParameterMetadata ParameterSetMetadata ParentContainsErrorRecordException ParseException PathInfo PipelineStoppedException Platform PowerShell ProgressRecord ProviderInfo ProxyCommand RemoteException RuntimeDefinedParameter RuntimeDefinedParameterDictionary RuntimeException ScopedItemOptions ScriptBlock ScriptCallDepthException ScriptRequiresException SemanticVersion SessionState SessionStateException SetValueException ShouldProcessReason SplitOptions SupportsWildcardsAttribute SwitchParameter TerminateException ValidateArgumentsAttribute ValidateCountAttribute ValidateDriveAttribute ValidateEnumeratedArgumentsAttribute ValidateLengthAttribute ValidateNotNullAttribute ValidateNotNullOrAttributeBase ValidateNotNullOrEmptyAttribute ValidateNotNullOrWhiteSpaceAttribute ValidatePatternAttribute ValidateRangeAttribute ValidateRangeKind ValidateScriptAttribute ValidateSetAttribute ValidateTrustedDataAttribute ValidateUserDriveAttribute ValidationMetadataException VerboseRecord WarningRecord WhereOperatorSelectionMode WildcardOptions WildcardPattern
    System.Management.Automation.Host: ChoiceDescription Coordinates FieldDescription HostException KeyInfo PSHost PSHostRawUserInterface PSHostUserInterface PromptingException Size
    System.Management.Automation.Internal: AlternateStreamData
    System.Management.Automation.Language: ArrayExpressionAst ArrayLiteralAst ArrayTypeName AssignmentStatementAst Ast AstVisitor AttributeAst AttributedExpressionAst BinaryExpressionAst BlockStatementAst BreakStatementAst CatchClauseAst CommandAst CommandBaseAst CommandElementAst CommandExpressionAst CommandParameterAst ConstantExpressionAst ContinueStatementAst ConvertExpressionAst DataStatementAst DynamicKeyword ErrorExpressionAst ErrorStatementAst ExitStatementAst ExpandableStringExpressionAst ExpressionAst ForEachStatementAst ForStatementAst FunctionDefinitionAst FunctionMemberAst HashtableAst IfStatementAst IndexExpressionAst InvokeMemberExpressionAst MemberExpressionAst NamedBlockAst ParamBlockAst ParameterAst ParenExpressionAst ParseError Parser PipelineAst PipelineBaseAst PropertyMemberAst ReturnStatementAst ScriptBlockAst ScriptBlockExpressionAst ScriptExtent ScriptPosition StatementAst StatementBlockAst StringConstantExpressionAst SubExpressionAst SwitchStatementAst ThrowStatementAst Token TokenFlags TokenKind TrapStatementAst TryStatementAst TypeConstraintAst TypeDefinitionAst TypeExpressionAst TypeName UnaryExpressionAst UsingStatementAst VariableExpressionAst WhileStatementAst
    System.Management.Automation.Provider: CmdletProvider
    System.Management.Automation.Remoting: PSSessionOption
    System.Management.Automation.Runspaces: InitialSessionState Pipeline Runspace RunspaceFactory RunspacePool RunspaceState SessionStateProxy
    Microsoft.PowerShell: ConsoleHost ExecutionPolicy ExecutionPolicyScope PSAuthorizationManager
    Microsoft.PowerShell.Commands: GroupInfo HistoryInfo MatchInfo MemberDefinition WebRequestMethod WebRequestSession
    Microsoft.Win32: Registry RegistryHive RegistryKey RegistryValueKind
    Microsoft.VisualBasic: Strings Interaction Information
    """
}
