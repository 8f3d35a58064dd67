function Register-CsOnlineDialInConferencingServiceNumber {
  <#
  .EXAMPLE
    Register-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -BridgeName 'Conference Bridge'
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
        $key = Get-GivenNumber $Identity $Instance
        $number = Find-SimObject ServiceNumber (ConvertTo-BareNumber $key) -Single
        $bridge = Get-SimBridge $PSBoundParameters.BridgeId $BridgeName
        if (-not $bridge) { $bridge = Find-SimObject Bridge | Where-Object IsDefault }
        $null = Edit-SimObject ServiceNumber $number.Id @{ BridgeId = $bridge.Id }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
