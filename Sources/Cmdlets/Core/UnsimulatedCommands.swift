import Engine
import Objects

/// The commands of PowerShell itself that a session does not have: they say so instead of being unknown.
package enum UnsimulatedCommands {
  private static let groups: [(reason: String, names: String)] = [
    ("there are no other computers", "New-PSSession Enter-PSSession Exit-PSSession Connect-PSSession Disconnect-PSSession Enable-PSRemoting Disable-PSRemoting New-PSSessionConfigurationFile New-PSRoleCapabilityFile Test-PSSessionConfigurationFile New-PSTransportOption Export-PSSession"),
    ("mail leaves no session; Send-SimMail writes to the simulated mailboxes", "Send-MailMessage"),
    ("other sessions are not debugged", "Debug-Job Debug-Process Debug-Runspace Enable-RunspaceDebug Disable-RunspaceDebug Get-RunspaceDebug Trace-Command Get-TraceSource Set-TraceSource"),
    ("Windows raises no events here", "Register-WmiEvent Register-CimIndicationEvent"),
    ("other processes are out of reach", "Wait-Process Enter-PSHostProcess Exit-PSHostProcess Get-PSHostProcessInfo Switch-Process Get-Runspace Restart-Computer Stop-Computer"),
    ("certificates are out of reach", "Get-PfxCertificate Protect-CmsMessage Unprotect-CmsMessage Get-CmsMessage New-SelfSignedCertificate"),
    ("Markdown is not rendered", "ConvertFrom-Markdown Show-Markdown Get-MarkdownOption Set-MarkdownOption"),
    ("the line editor has its own settings", "Get-PSReadLineOption Get-PSReadLineKeyHandler Remove-PSReadLineKeyHandler"),
    ("views are files of modules", "Get-FormatData Export-FormatData"),
    ("there is no printer", "Out-Printer"),
    ("experimental features are those of the version", "Get-ExperimentalFeature Enable-ExperimentalFeature Disable-ExperimentalFeature Get-PSSubsystem"),
    ("Windows is out of reach", "Get-WmiObject Invoke-WmiMethod Set-WmiInstance Remove-WmiObject Get-CimInstance Get-CimClass New-CimInstance New-CimSession New-CimSessionOption Remove-CimSession Invoke-CimMethod Set-CimInstance Remove-CimInstance Get-CimAssociatedInstance Get-Service Set-Service New-Service Start-Service Stop-Service Restart-Service Suspend-Service Resume-Service Remove-Service Get-EventLog Write-EventLog New-EventLog Clear-EventLog Limit-EventLog Remove-EventLog Get-WinEvent New-WinEvent Get-Acl Set-Acl Get-Counter Get-HotFix Get-ComputerInfo Rename-Computer Add-Computer Remove-Computer Checkpoint-Computer Get-ComputerRestorePoint Restore-Computer Test-ComputerSecureChannel Reset-ComputerMachinePassword New-WebServiceProxy Get-ControlPanelItem Show-ControlPanelItem Show-Command Show-EventLog ConvertFrom-SddlString Get-AuthenticodeSignature Set-AuthenticodeSignature Get-ScheduledTask Register-ScheduledTask New-ScheduledTaskAction New-ScheduledTaskTrigger Get-NetAdapter Get-NetIPAddress Get-NetIPConfiguration Test-NetConnection Resolve-DnsName Get-PSSnapin Add-PSSnapin Remove-PSSnapin"),
  ]

  private static let index: [FoldedName: (name: String, reason: String)] = {
    var index: [FoldedName: (name: String, reason: String)] = [:]
    for (reason, names) in groups {
      for name in names.split(separator: " ").map(String.init) { index[FoldedName(name)] = (name, reason) }
    }
    return index
  }()

  /// The error for a name of the list; nil for others.
  package static func error(for name: String) -> PSError? {
    guard name.utf8.contains(0x2d), let known = index[FoldedName(name)] else { return nil }
    let error = PSError(
      "CommandNotFoundException", "The command '\(known.name)' exists in PowerShell but is not simulated yet: \(known.reason).", id: "CommandNotSimulated",
      category: .NotImplemented, target: Value(known.name))
    error.record.activity = known.name
    return error
  }
}
