function Get-CsOnlineDialInConferencingUserState {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingUserState -Provider InterCall
  .EXAMPLE
    Get-CsOnlineDialInConferencingUserState | Where-Object PstnConferencingLicenseState -eq NoLicense
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
