function Set-CsOnlineDialInConferencingUser {
  <#
  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ResetLeaderPin
  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ResetLeaderPin -SendEmail -SendEmailToAddress user@hotmail.com
  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ServiceNumber 14255034412
  #>
  [CmdletBinding(DefaultParameterSetName = 'TenantIdParams', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $BridgeId,
    [string] $BridgeName,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [guid] $Tenant,
    [Alias('Passcode')]
    [int] $ConferenceId,
    [Alias('ResetPasscode')]
    [switch] $ResetConferenceId,
    [string] $ServiceNumber,
    [string] $TollFreeServiceNumber,
    [bool] $AllowPSTNOnlyMeetings,
    [switch] $Force,
    [switch] $ResetLeaderPin,
    [bool] $AllowTollFreeDialIn,
    [string] $SendEmailToAddress,
    [string] $SendEmailFromAddress,
    [string] $SendEmailFromDisplayName,
    [switch] $SendEmail,
    [Alias('DC')]
    [string] $DomainController,
    [Parameter(ParameterSetName = 'TenantDomainParams', Mandatory)]
    [string] $TenantDomain,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        $user = Get-SimUser $Identity
        Assert-Administrator $user -ResetsPin:$ResetLeaderPin
        Assert-ConferencingUser $user
        Assert-MailParameter $PSBoundParameters
        if ($PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Set-CsOnlineDialInConferencingUser')) { Update-ConferencingUser $user $PSBoundParameters }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
