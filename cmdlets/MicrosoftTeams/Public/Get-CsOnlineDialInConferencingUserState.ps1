function Get-CsOnlineDialInConferencingUserState {
  <#
  .SYNOPSIS
    Shows the dial-in conferencing state (provider, license, numbers) per user.

  .DESCRIPTION
    Shows the dial-in conferencing state (provider, license, numbers) per user. The simulated tenant answers;
    nothing leaves this computer.

  .PARAMETER Identity
    SIP address, UPN or display name.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER Provider
    Filter by provider class.

  .PARAMETER LicenseState
    Filter by license.

  .PARAMETER ResultSize
    Unlimited type.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Get-CsOnlineDialInConferencingUserState -Provider InterCall

    Lists the users whose meetings another provider carries.

  .EXAMPLE
    Get-CsOnlineDialInConferencingUserState | Where-Object PstnConferencingLicenseState -eq Unlicensed

    Lists the users without an Audio Conferencing license.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
    [string] $TenantDomain,
    [string] $Provider,
    [string] $LicenseState,
    [int] $ResultSize,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $shape = Get-Shape ConferencingUserState
      $states = if ($Identity) { Find-SimObject User $Identity -Single -As $shape } else { Find-SimObject User -As $shape }
      if ($Provider) { $states = $states | Where-Object Provider -EQ $Provider }
      if ($LicenseState) { $states = $states | Where-Object PstnConferencingLicenseState -EQ $LicenseState }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $states = $states | Select-Object -First $ResultSize }
      $states
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
