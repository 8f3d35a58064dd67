function Get-CsOnlineUser {
  <#
  .EXAMPLE
    Get-CsOnlineUser -Identity amos.marble@contoso.com | Select-Object DisplayName, SipAddress, UsageLocation
  .EXAMPLE
    Get-CsOnlineUser -Filter { Department -eq 'Sales' }
  #>
  [CmdletBinding()]
  param(
    [object] $Filter,
    [string] $LdapFilter,
    [switch] $OnOfficeCommunicationServer,
    [Alias('OnLyncServer')]
    [switch] $OnModernServer,
    [switch] $UnassignedUser,
    [switch] $SkipUserPolicies,
    [object] $OU,
    [string] $DomainController,
    [object] $Credential,
    [int] $ResultSize,
    [string[]] $Properties,
    [string] $AccountType,
    [switch] $SoftDeletedUsers,
    [Alias('OrderBy')]
    [switch] $Sort,
    [string] $SortBy,
    [switch] $AsJob,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [switch] $UsePreferredDC,
    [switch] $SoftDeletedUser
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $shape = Get-UserShape -SkipUserPolicies:$SkipUserPolicies
      if ($Identity -and -not $Identity.Contains('*')) { $objects = Find-SimObject User $Identity -Single -As $shape }
      elseif ($UnassignedUser -or $SoftDeletedUsers) { return }
      elseif ($PSBoundParameters.Count -eq [int] $SkipUserPolicies.IsPresent) { return Find-SimObject User -As $shape }
      elseif ($PSBoundParameters.Count -eq 1 -and $PSBoundParameters.ContainsKey('ResultSize')) { return Find-SimObject User -As $shape | Select-Object -First $ResultSize }
      else { $objects = Find-SimObject User -As $shape }
      if ($Identity.Contains('*')) { $objects = $objects | Where-Object DisplayName -Like $Identity }
      if ($AccountType) { $objects = $objects | Where-Object AccountType -EQ $AccountType }
      if ($LdapFilter) { $objects = $objects | Where-Object (ConvertTo-LdapBlock $LdapFilter) }
      if ($OU) { $objects = $objects | Where-Object { "$OU" -match '^(?i:ou)=([^,]+)' -and $_.Department -eq $Matches[1] } }
      if ($Filter) { $objects = $objects | Where-Object (ConvertTo-FilterBlock $Filter) }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $objects = $objects | Select-Object -First $ResultSize }
      if ($Sort -or $SortBy) { $objects = $objects | Sort-Object $(if ($SortBy) { $SortBy } else { 'DisplayName' }) }
      if ($Properties) { $objects = $objects | Select-Object $Properties }
      $objects
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
