function Unregister-CsOnlineDialInConferencingServiceNumber {
  <#
  .EXAMPLE
    Unregister-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -BridgeName 'Conference Bridge'
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
