function Get-CsOnlineDialInConferencingBridge {
  <#
  .SYNOPSIS
    Shows the Microsoft conferencing bridges of the tenant with their numbers.

  .DESCRIPTION
    Shows the Microsoft conferencing bridges of the tenant with their numbers. The simulated tenant answers;
    nothing leaves this computer.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Identity
    Bridge GUID.

  .PARAMETER Name
    Bridge name.

  .EXAMPLE
    Get-CsOnlineDialInConferencingBridge

    Lists the conferencing bridges of the tenant.

  .EXAMPLE
    Get-CsOnlineDialInConferencingBridge -Name 'Conference Bridge'

    Shows one bridge by its name.

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
