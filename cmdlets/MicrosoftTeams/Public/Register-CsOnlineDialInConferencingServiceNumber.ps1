function Register-CsOnlineDialInConferencingServiceNumber {
  <#
  .SYNOPSIS
    Puts an acquired service number on a conferencing bridge.

  .DESCRIPTION
    Puts an acquired service number on a conferencing bridge. The simulated tenant answers; nothing leaves
    this computer.

  .PARAMETER Identity
    The number, mandatory; + form used in the 2023 example.

  .PARAMETER BridgeId
    GUID of the conferencing bridge.

  .PARAMETER BridgeName
    Display name of the conferencing bridge.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Instance
    Service number object.

  .EXAMPLE
    Register-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -BridgeName 'Conference Bridge'

    Assigns the number to the bridge.

  #>
  [CmdletBinding()]
  param(
    [Parameter(ParameterSetName = 'UniqueNumberParams', Mandatory, Position = 0)]
    [string] $Identity,
    [guid] $BridgeId,
    [string] $BridgeName,
    [guid] $Tenant,
    [string] $TenantDomain,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'InstanceParams', Mandatory, Position = 0, ValueFromPipeline)]
    [object] $Instance,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $key = if ($Instance) { $Instance.Number } else { $Identity }
        $number = Find-SimObject ServiceNumber (ConvertTo-BareNumber $key) -Single
        $bridge = Get-SimBridge $PSBoundParameters.BridgeId $BridgeName
        if (-not $bridge) { $bridge = Find-SimObject Bridge | Where-Object IsDefault }
        $null = Edit-SimObject ServiceNumber $number.Id @{ BridgeId = $bridge.Id }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
