/// Lists what cmdlets give, as PowerShell's `[OutputType]` declares it.
enum OutputTypes {
  static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      table[words[0].lowercased()] = Array(words.dropFirst())
    }
    return table
  }()

  private static let text = """
    Get-Date System.DateTime
    Get-ChildItem System.IO.FileInfo System.IO.DirectoryInfo
    Get-Item System.IO.FileInfo System.IO.DirectoryInfo
    New-Item System.IO.FileInfo System.IO.DirectoryInfo
    Copy-Item System.IO.FileInfo
    Get-Content System.String
    Get-Process System.Diagnostics.Process
    Get-Random System.Int32
    Get-Location System.Management.Automation.PathInfo
    Resolve-Path System.Management.Automation.PathInfo
    Get-Command System.Management.Automation.CommandInfo
    Get-Alias System.Management.Automation.AliasInfo
    Get-Module System.Management.Automation.PSModuleInfo
    Get-Variable System.Management.Automation.PSVariable
    Get-PSDrive System.Management.Automation.PSDriveInfo
    Get-PSProvider System.Management.Automation.ProviderInfo
    Get-Culture System.Globalization.CultureInfo
    Get-UICulture System.Globalization.CultureInfo
    Get-Host System.Management.Automation.Host.PSHost
    Get-Credential System.Management.Automation.PSCredential
    Get-Member Microsoft.PowerShell.Commands.MemberDefinition
    Get-History Microsoft.PowerShell.Commands.HistoryInfo
    Get-FileHash Microsoft.PowerShell.Commands.FileHashInfo
    Get-TimeZone System.TimeZoneInfo
    New-TimeSpan System.TimeSpan
    Measure-Command System.TimeSpan
    Measure-Object Microsoft.PowerShell.Commands.GenericMeasureInfo
    Group-Object Microsoft.PowerShell.Commands.GroupInfo
    Select-String Microsoft.PowerShell.Commands.MatchInfo
    New-Guid System.Guid
    Test-Path System.Boolean
    Join-Path System.String
    Split-Path System.String
    Convert-Path System.String
    Out-String System.String
    Read-Host System.String
    Join-String System.String
    ConvertTo-Json System.String
    ConvertTo-Csv System.String
    ConvertTo-Html System.String
    ConvertTo-Xml System.Xml.XmlDocument
    ConvertTo-SecureString System.Security.SecureString
    ConvertFrom-StringData System.Collections.Hashtable
    Import-PowerShellDataFile System.Collections.Hashtable
    Get-Verb System.Management.Automation.VerbInfo
    Get-Job System.Management.Automation.Job
    Start-Job System.Management.Automation.PSRemotingJob
    """
}
