function Set-CsOnlineDialInConferencingTenantSettings {
  <#
  .EXAMPLE
    Set-CsOnlineDialInConferencingTenantSettings -PinLength 7
  .EXAMPLE
    Set-CsOnlineDialInConferencingTenantSettings -AutomaticallySendEmailsToUsers $false
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
