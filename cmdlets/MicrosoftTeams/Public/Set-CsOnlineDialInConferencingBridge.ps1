function Set-CsOnlineDialInConferencingBridge {
  <#
  .EXAMPLE
    Set-CsOnlineDialInConferencingBridge -Name 'Conference Bridge' -DefaultServiceNumber 14255034412
  .EXAMPLE
    Set-CsOnlineDialInConferencingBridge -Name 'Europe Bridge' -SetDefault
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
