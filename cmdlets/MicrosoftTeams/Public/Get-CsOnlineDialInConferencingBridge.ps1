function Get-CsOnlineDialInConferencingBridge {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingBridge
  .EXAMPLE
    Get-CsOnlineDialInConferencingBridge -Name 'Conference Bridge'
  #>
  [CmdletBinding(DefaultParameterSetName = 'EmptySet')]
  param(
    [guid] $Tenant,
    [string] $TenantDomain,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'UniqueBridgeParams', Mandatory, Position = 0)]
    [string] $Identity,
    [Parameter(ParameterSetName = 'BridgeNameParams', Mandatory)]
    [string] $Name,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $bridges = if ($Identity -or $Name) { Get-SimBridge $Identity $Name } else { Find-SimObject Bridge }
      foreach ($bridge in $bridges) { ConvertTo-ConferencingBridge $bridge }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
