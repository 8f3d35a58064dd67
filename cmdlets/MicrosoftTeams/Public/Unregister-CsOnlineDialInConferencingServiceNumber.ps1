function Unregister-CsOnlineDialInConferencingServiceNumber {
  <#
  .SYNOPSIS
    Takes a service number off a conferencing bridge.

  .DESCRIPTION
    Takes a service number off a conferencing bridge. The simulated tenant answers; nothing leaves this
    computer.

  .PARAMETER Identity
    The number, mandatory.

  .PARAMETER BridgeId
    GUID of the conferencing bridge.

  .PARAMETER BridgeName
    Display name of the conferencing bridge.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER RemoveDefaultServiceNumber
    A switch, although the docs example writes a number after it.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Unregister-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -BridgeName 'Conference Bridge'

    Takes the number off the bridge.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Identity,
    [guid] $BridgeId,
    [string] $BridgeName,
    [guid] $Tenant,
    [string] $TenantDomain,
    [switch] $RemoveDefaultServiceNumber,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [psobject] $Instance,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $key = $Identity
        $number = Find-SimObject ServiceNumber (ConvertTo-BareNumber $key) -Single
        $bridge = Get-SimBridge $PSBoundParameters.BridgeId $BridgeName
        $isDefault = @(Find-SimObject Bridge | Where-Object DefaultServiceNumber -EQ $number.Number).Count -gt 0
        if ($number.IsShared -or ($isDefault -and -not $RemoveDefaultServiceNumber)) {
          Stop-Command ($script:Text.DefaultNumber -f $number.Number) DefaultServiceNumber InvalidOperation $number.Number
        }
        $null = Edit-SimObject ServiceNumber $number.Id @{ BridgeId = '' }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
