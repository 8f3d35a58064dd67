/// Exceptions: their hierarchy and members.
enum ExceptionTable {
  /// Base type, then the types below it.
  private static let hierarchy: [(String, String)] = [
    ("System.Exception", "System.SystemException System.ApplicationException System.AggregateException System.Net.Http.HttpRequestException System.Xml.XPath.XPathException"),
    ("System.SystemException", "System.ArgumentException System.ArithmeticException System.ArrayTypeMismatchException System.FormatException System.IndexOutOfRangeException System.InvalidCastException System.InvalidOperationException System.MemberAccessException System.NotImplementedException System.NotSupportedException System.NullReferenceException System.OperationCanceledException System.OutOfMemoryException System.RankException System.StackOverflowException System.TimeoutException System.TypeLoadException System.UnauthorizedAccessException System.IO.IOException System.Collections.Generic.KeyNotFoundException System.Security.SecurityException System.Xml.XmlException System.Management.Automation.RuntimeException System.Security.Authentication.AuthenticationException System.Data.DataException System.Runtime.InteropServices.ExternalException System.Threading.AbandonedMutexException System.Reflection.AmbiguousMatchException System.IO.InvalidDataException"),
    ("System.ArgumentException", "System.ArgumentNullException System.ArgumentOutOfRangeException System.Globalization.CultureNotFoundException System.DuplicateWaitObjectException System.Text.DecoderFallbackException System.Text.EncoderFallbackException System.Text.RegularExpressions.RegexParseException"),
    ("System.ArithmeticException", "System.DivideByZeroException System.OverflowException System.NotFiniteNumberException"),
    ("System.FormatException", "System.UriFormatException"),
    ("System.InvalidOperationException", "System.ObjectDisposedException System.Net.WebException System.Management.Automation.PSInvalidOperationException"),
    ("System.MemberAccessException", "System.MissingMemberException System.MethodAccessException System.FieldAccessException"),
    ("System.MissingMemberException", "System.MissingMethodException System.MissingFieldException"),
    ("System.OperationCanceledException", "System.Threading.Tasks.TaskCanceledException"),
    ("System.TimeoutException", "System.Text.RegularExpressions.RegexMatchTimeoutException"),
    ("System.NotSupportedException", "System.PlatformNotSupportedException System.Management.Automation.PSNotSupportedException"),
    ("System.NotImplementedException", "System.Management.Automation.PSNotImplementedException"),
    ("System.IO.IOException", "System.IO.FileNotFoundException System.IO.DirectoryNotFoundException System.IO.PathTooLongException System.IO.EndOfStreamException System.IO.DriveNotFoundException System.IO.FileLoadException"),
    ("System.Runtime.InteropServices.ExternalException", "System.ComponentModel.Win32Exception System.Runtime.InteropServices.COMException"),
    ("System.ComponentModel.Win32Exception", "System.Net.Sockets.SocketException"),
    ("System.InvalidCastException", "System.Management.Automation.PSInvalidCastException"),
    ("System.Management.Automation.RuntimeException", "System.Management.Automation.ActionPreferenceStopException System.Management.Automation.ApplicationFailedException System.Management.Automation.CmdletInvocationException System.Management.Automation.CmdletProviderInvocationException System.Management.Automation.CommandNotFoundException System.Management.Automation.ExtendedTypeSystemException System.Management.Automation.HaltCommandException System.Management.Automation.IncompleteParseException System.Management.Automation.MetadataException System.Management.Automation.ParameterBindingException System.Management.Automation.ParentContainsErrorRecordException System.Management.Automation.ParseException System.Management.Automation.PSSecurityException System.Management.Automation.PipelineStoppedException System.Management.Automation.ProviderInvocationException System.Management.Automation.ScriptCallDepthException System.Management.Automation.ScriptRequiresException System.Management.Automation.SessionStateException System.Management.Automation.WildcardPatternException System.Management.Automation.RemoteException System.Management.Automation.PSArgumentException_ Microsoft.PowerShell.Commands.WriteErrorException_ System.Management.Automation.InvalidPowerShellStateException_"),
    ("System.Management.Automation.ExtendedTypeSystemException", "System.Management.Automation.MethodException System.Management.Automation.GetValueException System.Management.Automation.SetValueException System.Management.Automation.PSInvalidCastException_"),
    ("System.Management.Automation.MethodException", "System.Management.Automation.MethodInvocationException"),
    ("System.Management.Automation.GetValueException", "System.Management.Automation.GetValueInvocationException System.Management.Automation.PropertyNotFoundException"),
    ("System.Management.Automation.SetValueException", "System.Management.Automation.SetValueInvocationException"),
    ("System.Management.Automation.ParameterBindingException", "System.Management.Automation.ParameterBindingValidationException System.Management.Automation.ParameterBindingArgumentTransformationException"),
    ("System.Management.Automation.MetadataException", "System.Management.Automation.ValidationMetadataException System.Management.Automation.ParsingMetadataException System.Management.Automation.ArgumentTransformationMetadataException"),
    ("System.Management.Automation.SessionStateException", "System.Management.Automation.ItemNotFoundException System.Management.Automation.DriveNotFoundException System.Management.Automation.ProviderNotFoundException System.Management.Automation.SessionStateOverflowException System.Management.Automation.SessionStateUnauthorizedAccessException"),
    ("System.ArgumentException", "System.Management.Automation.PSArgumentException"),
    ("System.ArgumentNullException", "System.Management.Automation.PSArgumentNullException"),
    ("System.ArgumentOutOfRangeException", "System.Management.Automation.PSArgumentOutOfRangeException"),
    ("System.ObjectDisposedException", "System.Management.Automation.PSObjectDisposedException"),
    ("System.Net.Http.HttpRequestException", "Microsoft.PowerShell.Commands.HttpResponseException"),
    ("System.SystemException", "Microsoft.PowerShell.Commands.WriteErrorException Microsoft.PowerShell.Commands.ProcessCommandException Microsoft.PowerShell.Commands.ServiceCommandException System.Management.Automation.Host.HostException System.DirectoryServices.DirectoryServicesCOMException Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"),
    ("System.Management.Automation.CmdletInvocationException", "System.Management.Automation.Host.PromptingException"),
  ]

  static let definitions: [TypeDefinition] =
    [root]
    + hierarchy.flatMap { base, names in
      names.split(separator: " ").filter { $0.last != "_" }.map { name in
        TypeDefinition(String(name), base: base) { members, _ in fill(&members, String(name)) }
      }
    }

  /// The definition of one exception type, found without taking the hierarchy apart.
  static func definition(_ fullName: String) -> TypeDefinition? {
    guard fullName.utf8.count > 9, FoldedName.equal(String(fullName.suffix(9)), "Exception") else { return nil }
    if FoldedName.equal(fullName, "System.Exception") { return root }
    for (base, names) in hierarchy.reversed() {
      guard let name = WordList.find(fullName, in: names) else { continue }
      return TypeDefinition(name, base: base) { members, _ in fill(&members, name) }
    }
    return nil
  }

  private static let root = TypeDefinition("System.Exception", interfaces: ["System.Runtime.Serialization.ISerializable"]) { members, _ in
    fill(&members, "System.Exception")
  }

  private static func own(_ value: Value) -> ExceptionObject? { value.asObject as? ExceptionObject }

  /// The message that a new exception of a type has without one of its own.
  static func defaultMessage(_ fullName: String) -> String {
    switch fullName {
    case "System.ArgumentNullException": "Value cannot be null."
    case "System.ArgumentException": "Value does not fall within the expected range."
    case "System.ArgumentOutOfRangeException": "Specified argument was out of the range of valid values."
    case "System.InvalidOperationException": "Operation is not valid due to the current state of the object."
    case "System.NotImplementedException": "The method or operation is not implemented."
    case "System.NotSupportedException": "Specified method is not supported."
    case "System.DivideByZeroException": "Attempted to divide by zero."
    case "System.FormatException": "One of the identified items was in an invalid format."
    case "System.UnauthorizedAccessException": "Attempted to perform an unauthorized operation."
    case "System.TimeoutException": "The operation has timed out."
    case "System.IO.IOException": "I/O error occurred."
    case "System.IO.FileNotFoundException": "Unable to find the specified file."
    default: "Exception of type '\(fullName)' was thrown."
    }
  }

  static func fill(_ members: inout TypeMembers, _ fullName: String) {
    if fullName == "System.Exception" { fillCommon(&members) }
    if ["System.ArgumentException", "System.ArgumentNullException", "System.ArgumentOutOfRangeException"].contains(fullName) {
      members.property("ParamName", "string", get: { value in own(value)?.details.first { $0.name == "ParamName" }?.value ?? .null })
    }
    if fullName == "System.IO.FileNotFoundException" || fullName == "System.IO.FileLoadException" {
      for name in ["FileName", "FusionLog"] {
        members.property(name, "string", get: { value in own(value)?.details.first { $0.name == name }?.value ?? .null })
      }
    }
    if fullName == "System.Management.Automation.RuntimeException" {
      members.property("ErrorRecord", "System.Management.Automation.ErrorRecord", get: { own($0)?.errorRecord.map { .object($0) } ?? .null })
      members.property("WasThrownFromThrowStatement", "bool", get: { value in own(value)?.details.first { $0.name == "WasThrownFromThrowStatement" }?.value ?? .bool(false) })
    }
    let type: () -> TypeInfo = { TypeCatalog.exceptionType(fullName) }
    let isNull = fullName == "System.ArgumentNullException" || fullName == "System.ArgumentOutOfRangeException"
    members.constructor("\(fullName)()") { _ in .object(made(ExceptionObject(type(), defaultMessage(fullName)))) }
    members.constructor("\(fullName)(string \(isNull ? "paramName" : "message"))") { arguments in
      let text = try arguments[0].text()
      guard isNull else { return .object(made(ExceptionObject(type(), text))) }
      let made = ExceptionObject(type(), text.isEmpty ? defaultMessage(fullName) : "\(defaultMessage(fullName)) (Parameter '\(text)')")
      made.details.append(("ParamName", arguments[0]))
      return .object(made)
    }
    members.constructor("\(fullName)(string message, System.Exception innerException)") { arguments in
      .object(made(ExceptionObject(type(), try arguments[0].text(), inner: own(arguments[1]))))
    }
    if fullName == "System.ArgumentException" || isNull {
      members.constructor("\(fullName)(string \(isNull ? "paramName" : "message"), string \(isNull ? "message" : "paramName"))") { arguments in
        let (message, name) = isNull ? (try arguments[1].text(), try arguments[0].text()) : (try arguments[0].text(), try arguments[1].text())
        let made = ExceptionObject(type(), name.isEmpty ? message : "\(message) (Parameter '\(name)')")
        made.details.append(("ParamName", Value(name)))
        return .object(made)
      }
    }
    if fullName == "System.ArgumentOutOfRangeException" {
      members.constructor("\(fullName)(string paramName, System.Object actualValue, string message)") { arguments in
        let made = ExceptionObject(
          type(), "\(try arguments[2].text()) (Parameter '\(try arguments[0].text())')\nActual value was \(try arguments[1].text()).")
        made.details += [("ParamName", arguments[0]), ("ActualValue", arguments[1])]
        return .object(made)
      }
    }
  }

  /// An exception that a script made and nobody threw yet has no source.
  private static func made(_ exception: ExceptionObject) -> ExceptionObject {
    exception.details.append(("Source", .null))
    return exception
  }

  private static func fillCommon(_ members: inout TypeMembers) {
    members.property("TargetSite", "System.Reflection.MethodBase", get: { _ in .null })
    members.property("Message", "string", get: { Value(own($0)?.message ?? "") })
    members.property("Data", "System.Collections.IDictionary", get: { value in
      guard let exception = own(value) else { return .null }
      if let known = exception.details.first(where: { $0.name == "Data" }) { return known.value }
      let table = Value.object(PSHashtable(ignoresCase: false))
      exception.details.append(("Data", table))
      return table
    })
    members.property("InnerException", "System.Exception", get: { own($0)?.inner.map { .object($0) } ?? .null })
    members.property("HelpLink", "string", get: { value in own(value)?.details.first { $0.name == "HelpLink" }?.value ?? .null }, set: { own($0)?.details.append(("HelpLink", $1)) })
    members.property("Source", "string", get: { value in own(value)?.details.first { $0.name == "Source" }?.value ?? Value("System.Management.Automation") }, set: { own($0)?.details.append(("Source", $1)) })
    members.property("HResult", "int", get: { value in own(value)?.details.first { $0.name == "HResult" }?.value ?? .int(-2_146_233_088) }, set: { own($0)?.details.append(("HResult", $1)) })
    members.property("StackTrace", "string", get: { value in own(value)?.details.first { $0.name == "StackTrace" }?.value ?? .null })
    members.method("System.Exception GetBaseException()") { target, _ in
      var current = own(target)
      while let inner = current?.inner { current = inner }
      return current.map { .object($0) } ?? .null
    }
    members.method("string ToString()") { target, _ in
      guard let exception = own(target) else { return .null }
      return Value("\(exception.exceptionType.fullName): \(exception.message)")
    }
    for name in ["ActualValue", "CommandName", "ParameterName", "ItemName", "FileName", "ErrorId", "ExitCode", "ProcessId", "Path", "Errors"] {
      members.property(name, "System.Object", hidden: true, get: { value in own(value)?.details.first { $0.name == name }?.value ?? .null })
    }
  }
}
