function Get-CsOnlineDialInConferencingUser {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com
  .EXAMPLE
    Get-CsOnlineDialInConferencingUser -ServiceNumber +14255034412 | Format-Table SipAddress, BridgeName
  #>
  [CmdletBinding()]
  param(
    [string] $BridgeName,
    [string] $ServiceNumber,
    [string] $TenantDomain,
    [string] $LdapFilter,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
    [guid] $BridgeId,
    [int] $ResultSize,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $shape = Get-Shape ConferencingUser
      $where = 'ConferencingEnabled&Provider~Microsoft'
      $bridge = Get-SimBridge $PSBoundParameters.BridgeId $BridgeName
      if ($bridge) { $where += "&BridgeId~$($bridge.Id)" }
      if ($Identity) { return Find-SimObject User (Get-SimUser $Identity).Id -Where $where -As $shape }
      if (-not ($LdapFilter -or $ServiceNumber -or $PSBoundParameters.ContainsKey('ResultSize'))) { return Find-SimObject User -Where $where -As $shape }
      $users = Find-SimObject User -Where $where
      if ($LdapFilter) { $users = $users | Where-Object (ConvertTo-LdapBlock $LdapFilter) }
      if ($ServiceNumber) {
        $bare = ConvertTo-BareNumber $ServiceNumber
        $users = $users | Where-Object { $_.ServiceNumber -eq $bare -or $_.TollFreeServiceNumber -eq $bare }
      }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $users = $users | Select-Object -First $ResultSize }
      $users | ConvertTo-SimShape $shape
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
