function Get-CsOnlineDialInConferencingServiceNumber {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingServiceNumber -BridgeName 'Europe Bridge'
  .EXAMPLE
    Get-CsOnlineDialInConferencingServiceNumber -City Stockholm
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
