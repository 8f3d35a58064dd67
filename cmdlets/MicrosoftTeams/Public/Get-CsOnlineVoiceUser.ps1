function Get-CsOnlineVoiceUser {
  <#
  .EXAMPLE
    Get-CsOnlineVoiceUser -Identity ken.myer@contoso.com
  #>
  [CmdletBinding()]
  param(
    [object] $CivicAddressId,
    [Alias('DC')]
    [string] $DomainController,
    [ValidateSet('All', 'Enabled', 'Disabled')]
    [string] $EnterpriseVoiceStatus = 'All',
    [switch] $ExpandLocation,
    [object] $First = 100,
    [switch] $Force,
    [switch] $GetFromAAD,
    [switch] $GetPendingUsers,
    [string] $Identity,
    [object] $LocationId,
    [switch] $NumberAssigned,
    [switch] $NumberNotAssigned,
    [ValidateSet('All', 'Online', 'OnPremises')]
    [string] $PSTNConnectivity = 'All',
    [string] $SearchQuery,
    [object] $Skip = 0,
    [guid] $Tenant,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $shape = Get-Shape VoiceUser
      $list = if ($Identity) { Find-SimObject User $Identity -Single -As $shape } else { Find-SimObject User -Where Licenses -As $shape }
      if ($EnterpriseVoiceStatus -ne 'All') { $list = $list | Where-Object EnterpriseVoiceEnabled -EQ ($EnterpriseVoiceStatus -eq 'Enabled') }
      if ($NumberAssigned) { $list = $list | Where-Object Number }
      if ($NumberNotAssigned) { $list = $list | Where-Object { -not $_.Number } }
      if ($PSTNConnectivity -ne 'All') { $list = $list | Where-Object PstnConnectivity -EQ $PSTNConnectivity }
      if ($LocationId) { $list = $list | Where-Object Location -EQ "$LocationId" }
      if ($SearchQuery) { $list = $list | Where-Object Name -Like "*$SearchQuery*" }
      $list = @($list) | Select-Object -Skip ([int] $Skip)
      if ("$First" -ne 'Unlimited') { $list = $list | Select-Object -First ([int] $First) }
      if ($ExpandLocation) { foreach ($item in $list) { if ($item.Location) { $item.Location = @(Find-SimObject OnlineLisLocation $item.Location)[0] } } }
      $list
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
