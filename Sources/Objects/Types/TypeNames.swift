/// Names of types: accelerators, and how types read in output.
public enum TypeNames {
  static let accelerators: [(String, String)] = [
    ("int", "System.Int32"), ("long", "System.Int64"), ("string", "System.String"), ("char", "System.Char"), ("bool", "System.Boolean"),
    ("byte", "System.Byte"), ("sbyte", "System.SByte"), ("short", "System.Int16"), ("int16", "System.Int16"), ("int32", "System.Int32"),
    ("int64", "System.Int64"), ("ushort", "System.UInt16"), ("uint16", "System.UInt16"), ("uint", "System.UInt32"), ("uint32", "System.UInt32"),
    ("ulong", "System.UInt64"), ("uint64", "System.UInt64"), ("bigint", "System.Numerics.BigInteger"), ("float", "System.Single"),
    ("single", "System.Single"), ("double", "System.Double"), ("decimal", "System.Decimal"), ("datetime", "System.DateTime"),
    ("timespan", "System.TimeSpan"), ("guid", "System.Guid"), ("version", "System.Version"),
    ("semver", "System.Management.Automation.SemanticVersion"), ("regex", "System.Text.RegularExpressions.Regex"), ("xml", "System.Xml.XmlDocument"),
    ("hashtable", "System.Collections.Hashtable"), ("ordered", "System.Collections.Specialized.OrderedDictionary"), ("array", "System.Array"),
    ("object", "System.Object"), ("psobject", "System.Management.Automation.PSObject"), ("scriptblock", "System.Management.Automation.ScriptBlock"),
    ("switch", "System.Management.Automation.SwitchParameter"), ("type", "System.Type"), ("void", "System.Void"),
    ("ref", "System.Management.Automation.PSReference"), ("uri", "System.Uri"), ("mailaddress", "System.Net.Mail.MailAddress"),
    ("ipaddress", "System.Net.IPAddress"), ("IPEndpoint", "System.Net.IPEndPoint"), ("PhysicalAddress", "System.Net.NetworkInformation.PhysicalAddress"),
    ("cultureinfo", "System.Globalization.CultureInfo"), ("securestring", "System.Security.SecureString"),
    ("pscredential", "System.Management.Automation.PSCredential"), ("psvariable", "System.Management.Automation.PSVariable"),
    ("psnoteproperty", "System.Management.Automation.PSNoteProperty"), ("psaliasproperty", "System.Management.Automation.PSAliasProperty"),
    ("psscriptproperty", "System.Management.Automation.PSScriptProperty"), ("psscriptmethod", "System.Management.Automation.PSScriptMethod"),
    ("pscustomobject", "System.Management.Automation.PSCustomObject"), ("psprimitivedictionary", "System.Management.Automation.PSPrimitiveDictionary"),
    ("pstypenameattribute", "System.Management.Automation.PSTypeNameAttribute"), ("psmoduleinfo", "System.Management.Automation.PSModuleInfo"),
    ("powershell", "System.Management.Automation.PowerShell"), ("runspace", "System.Management.Automation.Runspaces.Runspace"),
    ("runspacefactory", "System.Management.Automation.Runspaces.RunspaceFactory"), ("psevent", "System.Management.Automation.PSEvent"),
    ("initialsessionstate", "System.Management.Automation.Runspaces.InitialSessionState"),
    ("nullable", "System.Nullable`1"), ("x509certificate", "System.Security.Cryptography.X509Certificates.X509Certificate"),
    ("X500DistinguishedName", "System.Security.Cryptography.X509Certificates.X500DistinguishedName"),
    ("alias", "System.Management.Automation.AliasAttribute"), ("allowemptycollection", "System.Management.Automation.AllowEmptyCollectionAttribute"),
    ("allowemptystring", "System.Management.Automation.AllowEmptyStringAttribute"), ("allownull", "System.Management.Automation.AllowNullAttribute"),
    ("argumentcompleter", "System.Management.Automation.ArgumentCompleterAttribute"),
    ("argumentcompletions", "System.Management.Automation.ArgumentCompletionsAttribute"),
    ("cmdletbinding", "System.Management.Automation.CmdletBindingAttribute"), ("parameter", "System.Management.Automation.ParameterAttribute"),
    ("outputtype", "System.Management.Automation.OutputTypeAttribute"), ("supportswildcards", "System.Management.Automation.SupportsWildcardsAttribute"),
    ("dscresource", "System.Management.Automation.DscResourceAttribute"), ("validatecount", "System.Management.Automation.ValidateCountAttribute"),
    ("validatedrive", "System.Management.Automation.ValidateDriveAttribute"), ("validatelength", "System.Management.Automation.ValidateLengthAttribute"),
    ("validatenotnull", "System.Management.Automation.ValidateNotNullAttribute"),
    ("validatenotnullorempty", "System.Management.Automation.ValidateNotNullOrEmptyAttribute"),
    ("validatenotnullorwhitespace", "System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute"),
    ("validatepattern", "System.Management.Automation.ValidatePatternAttribute"), ("validaterange", "System.Management.Automation.ValidateRangeAttribute"),
    ("validatescript", "System.Management.Automation.ValidateScriptAttribute"), ("validateset", "System.Management.Automation.ValidateSetAttribute"),
    ("psdefaultvalue", "System.Management.Automation.PSDefaultValueAttribute"), ("ExperimentAction", "System.Management.Automation.ExperimentAction"),
    ("wmi", "System.Management.ManagementObject"), ("wmiclass", "System.Management.ManagementClass"),
    ("wmisearcher", "System.Management.ManagementObjectSearcher"), ("adsi", "System.DirectoryServices.DirectoryEntry"),
    ("adsisearcher", "System.DirectoryServices.DirectorySearcher"), ("ciminstance", "Microsoft.Management.Infrastructure.CimInstance"),
    ("cimclass", "Microsoft.Management.Infrastructure.CimClass"), ("cimtype", "Microsoft.Management.Infrastructure.CimType"),
    ("cimconverter", "Microsoft.Management.Infrastructure.CimConverter"), ("cimsession", "Microsoft.Management.Infrastructure.CimSession"),
    ("NullString", "System.Management.Automation.Language.NullString"),
    ("NoRunspaceAffinity", "System.Management.Automation.Language.NoRunspaceAffinityAttribute"),
    ("psprovider", "System.Management.Automation.ProviderInfo"), ("wildcardpattern", "System.Management.Automation.WildcardPattern"),
  ]

  private static let shortNames: [String: String] = {
    var index: [String: String] = [:]
    // Of several accelerators for one type PowerShell prints the first of these.
    for (name, fullName) in accelerators.reversed() { index[fullName] = name }
    index["System.Int16"] = "short"
    index["System.UInt16"] = "ushort"
    index["System.UInt32"] = "uint"
    index["System.UInt64"] = "ulong"
    index["System.Single"] = "float"
    index["System.Object"] = nil
    index["System.Array"] = "array"
    index["System.Management.Automation.PSCustomObject"] = nil
    return index
  }()

  /// The name as strings and `Get-Member` show it: accelerators where there are some (`int`, `string[]`), full names otherwise.
  public static func display(_ type: TypeInfo) -> String {
    if let element = type.elementType { return display(element) + "[" + String(repeating: ",", count: type.rank - 1) + "]" }
    if !type.genericArguments.isEmpty {
      let open = type.fullName.prefix { $0 != "`" }
      return open + "[" + type.genericArguments.map(display).joined(separator: ",") + "]"
    }
    if type === TypeInfo.object { return "System.Object" }
    return shortNames[type.fullName] ?? type.fullName
  }

  /// The assembly-qualified spelling that .NET's `FullName` gives closed generics.
  static func fullName(_ type: TypeInfo) -> String {
    if type.genericArguments.isEmpty {
      if let element = type.elementType { return fullName(element) + type.fullName.drop { $0 != "[" } }
      return type.fullName
    }
    let open = type.fullName.prefix { $0 != "[" }
    let arguments = type.genericArguments.map { "[\(fullName($0)), \(assembly(of: $0))]" }
    return open + "[" + arguments.joined(separator: ",") + "]"
  }

  private static func assembly(of type: TypeInfo) -> String {
    type.fullName.hasPrefix("System.Management.Automation.")
      ? "System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
      : "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
  }
}
