/// Knows the types that real PowerShell finds without help: accelerators, and what lies in System.
///
/// Only classes have the names of their types looked up while they are parsed. Where a full name cannot be judged without
/// .NET it is believed.
enum KnownTypes {
  static func contains(_ name: String, isAttribute: Bool) -> Bool {
    var key = name.lowercased()
    if key.hasPrefix("system."), !key.dropFirst(7).contains(".") { key.removeFirst(7) }
    if let tick = key.firstIndex(of: "`") { key = String(key[..<tick]) }
    if let dot = key.firstIndex(of: ".") {
      return ["system", "microsoft", "windows", "internal", "newtonsoft"].contains(String(key[..<dot]))
    }
    if let plus = key.firstIndex(of: "+") { key = String(key[..<plus]) }
    return names.contains(key) || (isAttribute && names.contains(key + "attribute")) || key == "ordered"
  }

  private static let names: Set<String> = Set(
    (accelerators + system).split(whereSeparator: { $0 == " " || $0 == "\n" }).map { $0.lowercased() })

  private static let accelerators = """
    Alias AllowEmptyCollection AllowEmptyString AllowNull ArgumentCompleter ArgumentCompletions array bool byte char CmdletBinding
    datetime decimal double DscResource ExperimentAction Experimental ExperimentalFeature float single guid hashtable int int32 int16
    long int64 ciminstance cimclass cimtype cimconverter IPEndpoint NoRunspaceAffinity NullString OutputType ObjectSecurity
    Parameter PhysicalAddress pscredential pscustomobject PSDefaultValue pslistmodifier psobject psprimitivedictionary ref
    PSTypeNameAttribute regex DscProperty sbyte string SupportsWildcards switch cultureinfo bigint securestring timespan ushort
    uint16 uint uint32 ulong uint64 uri ValidateCount ValidateDrive ValidateLength ValidateNotNull ValidateNotNullOrEmpty
    ValidateNotNullOrWhiteSpace ValidatePattern ValidateRange ValidateScript ValidateSet ValidateTrustedData ValidateUserDrive
    version void ipaddress DscLocalConfigurationManager WildcardPattern X509Certificate X500DistinguishedName xml CimSession
    mailaddress scriptblock type psvariable short semver psaliasproperty psscriptproperty psnoteproperty psscriptmethod
    pscodeproperty pscodemethod powershell initialsessionstate runspace runspacefactory psmoduleinfo pspropertyexpression
    CimConverter PSTypeName object adsi adsisearcher wmiclass wmi wmisearcher Hidden
    """

  private static let system = """
    Object String Boolean Byte SByte Char Int16 Int32 Int64 UInt16 UInt32 UInt64 Single Double Decimal DateTime DateTimeOffset
    DateOnly TimeOnly TimeSpan TimeZoneInfo Guid Uri Version Type Void Array Enum Exception Math MathF Convert Environment Console
    ConsoleColor ConsoleKey ConsoleKeyInfo Random Nullable Tuple ValueTuple Action Func Predicate Comparison Delegate MulticastDelegate Attribute
    AttributeUsageAttribute FlagsAttribute ObsoleteAttribute SerializableAttribute IDisposable IComparable IEquatable IFormattable
    IConvertible ICloneable IFormatProvider IAsyncDisposable IntPtr UIntPtr DBNull Lazy GC BitConverter Buffer StringComparer
    StringComparison StringSplitOptions DayOfWeek DateTimeKind UriBuilder UriKind Index Range Half Int128 UInt128 Activator
    AppDomain AppContext EventArgs EventHandler Base64FormattingOptions Environment.SpecialFolder PlatformID OperatingSystem
    ArgumentException ArgumentNullException ArgumentOutOfRangeException InvalidOperationException NotImplementedException
    NotSupportedException FormatException OverflowException DivideByZeroException IndexOutOfRangeException InvalidCastException
    NullReferenceException OutOfMemoryException StackOverflowException TimeoutException UnauthorizedAccessException
    ArithmeticException ApplicationException SystemException AggregateException OperationCanceledException
    ObjectDisposedException MissingMethodException TypeLoadException RankException FieldAccessException MemberAccessException
    WeakReference MarshalByRefObject ValueType Progress IProgress Span Memory ReadOnlySpan ReadOnlyMemory HashCode
    MidpointRounding TypeCode ThreadStaticAttribute ParamArrayAttribute NonSerializedAttribute CLSCompliantAttribute
    """
}
