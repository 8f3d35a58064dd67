function Get-CsOnlineDialInConferencingServiceNumber {
  <#
  .SYNOPSIS
    Lists dial-in service numbers of the tenant or of one bridge.

  .DESCRIPTION
    Lists dial-in service numbers of the tenant or of one bridge. The simulated tenant answers; nothing leaves
    this computer.

  .PARAMETER BridgeName
    Numbers of this bridge.

  .PARAMETER City
    City geocode filter.

  .PARAMETER ResultSize
    0..2147483647; 0 is legal and returns nothing; which records come back is not defined when it truncates.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Identity
    One number.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER BridgeId
    Numbers of this bridge.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .EXAMPLE
    Get-CsOnlineDialInConferencingServiceNumber -BridgeName 'Europe Bridge'

    Lists the numbers of a bridge.

  .EXAMPLE
    Get-CsOnlineDialInConferencingServiceNumber -City Stockholm

    Lists the numbers of a city.

  #>
  [CmdletBinding(DefaultParameterSetName = 'FiltersParams')]
  param(
    [Parameter(ParameterSetName = 'FiltersParams')]
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [Parameter(ParameterSetName = 'TenantDomainParams')]
    [string] $BridgeName,
    [Parameter(ParameterSetName = 'FiltersParams')]
    [Parameter(ParameterSetName = 'UniqueBridgeParams')]
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [Parameter(ParameterSetName = 'TenantDomainParams')]
    [string] $City,
    [Parameter(ParameterSetName = 'FiltersParams')]
    [Parameter(ParameterSetName = 'UniqueBridgeParams')]
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [Parameter(ParameterSetName = 'TenantDomainParams')]
    [int] $ResultSize,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'UniqueNumberParams', Mandatory, Position = 0)]
    [string] $Identity,
    [Parameter(ParameterSetName = 'UniqueNumberParams')]
    [Parameter(ParameterSetName = 'TenantIdParams', Mandatory)]
    [guid] $Tenant,
    [Parameter(ParameterSetName = 'UniqueBridgeParams', Mandatory)]
    [guid] $BridgeId,
    [Parameter(ParameterSetName = 'TenantDomainParams', Mandatory)]
    [string] $TenantDomain,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $numbers = @(Find-SimObject ServiceNumber)
      if ($Identity) {
        $numbers = @(Find-SimObject ServiceNumber (ConvertTo-BareNumber $Identity))
        if (-not $numbers) { Stop-Command "Management object not found for identity `"$Identity`"." ManagementObjectNotFound ObjectNotFound $Identity }
      }
      if ($PSBoundParameters.BridgeId -or $BridgeName) {
        $bridge = Get-SimBridge $PSBoundParameters.BridgeId $BridgeName
        $numbers = @($numbers | Where-Object BridgeId -EQ $bridge.Id)
      }
      if ($City) { $numbers = @($numbers | Where-Object City -EQ $City) }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $numbers = @($numbers | Select-Object -First $ResultSize) }
      $numbers | ConvertTo-SimShape (Get-Shape ServiceNumber)
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
