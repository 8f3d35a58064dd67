function Set-CsOnlineDialInConferencingBridge {
  <#
  .SYNOPSIS
    Sets the default number, the default flag or the name of a bridge.

  .DESCRIPTION
    Sets the default number, the default flag or the name of a bridge. The simulated tenant answers; nothing
    leaves this computer.

  .PARAMETER Identity
    Bridge GUID, mandatory in its set.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER DefaultServiceNumber
    Must already be on the bridge; format as bare or + digits.

  .PARAMETER SetDefault
    Switch; make this the default bridge (docs give no text).

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Name
    Bridge name, mandatory in its set (selects, does not rename).

  .PARAMETER Instance
    Changed bridge object; the way to rename.

  .EXAMPLE
    Set-CsOnlineDialInConferencingBridge -Name 'Conference Bridge' -DefaultServiceNumber 14255034412

    Makes another number the default of the bridge.

  .EXAMPLE
    Set-CsOnlineDialInConferencingBridge -Name 'Europe Bridge' -SetDefault

    Makes the bridge the one that new users get.

  #>
  [CmdletBinding(DefaultParameterSetName = 'UniqueBridgeParams', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(ParameterSetName = 'UniqueBridgeParams', Mandatory, Position = 0)]
    [string] $Identity,
    [guid] $Tenant,
    [string] $TenantDomain,
    [string] $DefaultServiceNumber,
    [switch] $SetDefault,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'BridgeNameParams', Mandatory)]
    [string] $Name,
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
        $key = if ($Instance) { $Instance.Identity } else { $Identity }
        $bridge = Get-SimBridge $key $Name
        if ($PSCmdlet.ShouldProcess($bridge.Name, 'Set-CsOnlineDialInConferencingBridge')) {
          if (-not $DefaultServiceNumber -and $Instance.DefaultServiceNumber) {
            $DefaultServiceNumber = if ($Instance.DefaultServiceNumber.Number) { $Instance.DefaultServiceNumber.Number } else { $Instance.DefaultServiceNumber }
          }
          if ($DefaultServiceNumber) {
            $number = Get-SimServiceNumber $DefaultServiceNumber $bridge.Id Toll
            $null = Edit-SimObject Bridge $bridge.Id @{ DefaultServiceNumber = $number.Number }
          }
          if ($Instance -and $Instance.Name -and $Instance.Name -cne $bridge.Name) { $null = Edit-SimObject Bridge $bridge.Id @{ Name = $Instance.Name } }
          if ($SetDefault) {
            foreach ($other in Find-SimObject Bridge) { $null = Edit-SimObject Bridge $other.Id @{ IsDefault = $other.Id -eq $bridge.Id } }
          }
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
