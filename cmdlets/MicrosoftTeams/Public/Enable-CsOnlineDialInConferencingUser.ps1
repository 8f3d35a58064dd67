function Enable-CsOnlineDialInConferencingUser {
  <#
  .EXAMPLE
    Enable-CsOnlineDialInConferencingUser -Identity joni.sherman@contoso.com
  .EXAMPLE
    Enable-CsOnlineDialInConferencingUser -Identity patti.fernandez@contoso.com -ReplaceProvider
  #>
  [CmdletBinding()]
  param(
    [bool] $AllowPstnOnlyMeetings,
    [string] $ServiceNumber,
    [string] $SendEmailFromDisplayName,
    [Alias('Passcode')]
    [int] $ConferenceId,
    [string] $TenantDomain,
    [string] $TollFreeServiceNumber,
    [string] $SendEmailToAddress,
    [string] $SendEmailFromAddress,
    [switch] $SendEmail,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
    [bool] $AllowTollFreeDialIn,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $ReplaceProvider,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $user = Get-SimUser $Identity
        $name = $user.UserPrincipalName
        if ($user.Licenses -notcontains 'MCOMEETADV') { Stop-Command ($script:Text.NoLicense -f $name) NoAudioConferencingLicense InvalidOperation $name }
        if ($user.Provider -ne 'Microsoft' -and -not $ReplaceProvider) { Stop-Command ($script:Text.OtherProvider -f $name, $user.Provider) ThirdPartyProvider InvalidOperation $name }
        Assert-MailParameter $PSBoundParameters
        if ($user.ConferencingEnabled -and $user.Provider -eq 'Microsoft') { ConvertTo-ConferencingUser $user } else { Enable-ConferencingUser $user $PSBoundParameters }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
