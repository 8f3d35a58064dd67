function Set-CsOnlineDialInConferencingTenantSettings {
  <#
  .SYNOPSIS
    Changes the tenant-wide dial-in settings: announcements, PIN length, automatic mails, sender, number
    masking.

  .DESCRIPTION
    Changes the tenant-wide dial-in settings: announcements, PIN length, automatic mails, sender, number
    masking. The simulated tenant answers; nothing leaves this computer.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER EnableEntryExitNotifications
    Announce joins and leaves by default; organizer may override per meeting.

  .PARAMETER EntryExitAnnouncementsType
    Names or tones.

  .PARAMETER EnableNameRecording
    Ask callers to record their name.

  .PARAMETER IncludeTollFreeNumberInMeetingInvites
    Obsolete, no effect.

  .PARAMETER PinLength
    4..12, default 5; only for PINs generated later.

  .PARAMETER AllowPSTNOnlyMeetingsByDefault
    Initial AllowPSTNOnlyMeetings for users enabled later; present users keep theirs.

  .PARAMETER AutomaticallySendEmailsToUsers
    Mail on enable/disable, provider change, PIN reset, conference ID or default number change.

  .PARAMETER SendEmailFromOverride
    Use the custom sender; needs both From values set; marked deprecated.

  .PARAMETER SendEmailFromAddress
    Alias@domain; used only with SendEmailFromDisplayName and SendEmailFromOverride true; marked deprecated.

  .PARAMETER SendEmailFromDisplayName
    Used only with SendEmailFromAddress and SendEmailFromOverride true; marked deprecated.

  .PARAMETER AutomaticallyReplaceAcpProvider
    Convert third-party users when they get a Microsoft license; if false an admin runs Enable-…
    -ReplaceProvider.

  .PARAMETER UseUniqueConferenceIds
    Private meeting IDs; not applicable online.

  .PARAMETER AutomaticallyMigrateUserMeetings
    Run meeting migration when a user's dial-in data changes.

  .PARAMETER MigrateServiceNumbersOnCrossForestMove
    Keep numbers on a region move; not applicable online.

  .PARAMETER EnableDialOutJoinConfirmation
    Called party must confirm joining; documented from 2018-10; not applicable to SfBO.

  .PARAMETER Identity
    Global; internal.

  .PARAMETER MaskPstnNumbersType
    Hide caller numbers in the roster; documented from 2020-10.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Instance
    Takes a changed object from the matching Get- cmdlet instead of single values.

  .EXAMPLE
    Set-CsOnlineDialInConferencingTenantSettings -PinLength 7

    New PINs have 7 digits; the existing ones stay as they are.

  .EXAMPLE
    Set-CsOnlineDialInConferencingTenantSettings -AutomaticallySendEmailsToUsers $false

    Users get no mails when their settings change.

  #>
  [CmdletBinding(DefaultParameterSetName = 'Identity', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [guid] $Tenant,
    [bool] $EnableEntryExitNotifications,
    [ValidateSet('UseNames', 'ToneOnly')]
    [string] $EntryExitAnnouncementsType,
    [bool] $EnableNameRecording,
    [bool] $IncludeTollFreeNumberInMeetingInvites,
    [ValidateRange(4, 12)]
    [uint] $PinLength,
    [bool] $AllowPSTNOnlyMeetingsByDefault,
    [bool] $AutomaticallySendEmailsToUsers,
    [bool] $SendEmailFromOverride,
    [string] $SendEmailFromAddress,
    [string] $SendEmailFromDisplayName,
    [bool] $AutomaticallyReplaceAcpProvider,
    [bool] $UseUniqueConferenceIds,
    [bool] $AutomaticallyMigrateUserMeetings,
    [bool] $MigrateServiceNumbersOnCrossForestMove,
    [bool] $EnableDialOutJoinConfirmation,
    [Parameter(ParameterSetName = 'Identity', Position = 0)]
    [string] $Identity,
    [ValidateSet('MaskedForExternalUsers', 'MaskedForAllUsers', 'NoMasking')]
    [string] $MaskPstnNumbersType,
    [switch] $Force,
    [Parameter(ParameterSetName = 'Instance', ValueFromPipeline)]
    [object] $Instance,
    [object] $BypassDualWrite,
    [switch] $AsJob,
    [string] $AllowFederatedUsersToDialOutToThirdParty,
    [object] $AllowedDialOutExternalDomains,
    [string] $AllowFederatedUsersToDialOutToSelf,
    [string] $MsftInternalProcessingMode
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Assert-Administrator
      $names = (Get-SimSetting DialIn).PSObject.Properties.Name | Where-Object { $_ -ne 'Identity' }
      $changes = [ordered]@{}
      foreach ($name in $names) {
        if ($PSBoundParameters.ContainsKey($name)) { $changes[$name] = $PSBoundParameters[$name] }
        elseif ($Instance -and $null -ne $Instance.$name) { $changes[$name] = $Instance.$name }
      }
      if ($changes['SendEmailFromOverride'] -and -not ($changes['SendEmailFromAddress'] -and $changes['SendEmailFromDisplayName'])) {
        Stop-Command $script:Text.FromOverride SendEmailFromMissing InvalidArgument
      }
      if ($changes['SendEmailFromAddress']) { Assert-MailAddress $changes['SendEmailFromAddress'] }
      if ($changes.Count -gt 0 -and $PSCmdlet.ShouldProcess('Global', 'Set-CsOnlineDialInConferencingTenantSettings')) { Set-SimSetting DialIn $changes }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
