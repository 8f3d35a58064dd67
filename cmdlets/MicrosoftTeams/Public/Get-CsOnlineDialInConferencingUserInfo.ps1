function Get-CsOnlineDialInConferencingUserInfo {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingUserInfo -Identity amos.marble@contoso.com
  .EXAMPLE
    Get-CsOnlineDialInConferencingUserInfo -First 10 | Format-Table DisplayName, Provider
  #>
  [CmdletBinding()]
  param(
    [Parameter(ParameterSetName = 'IdentityParams', Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [guid] $Tenant,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [int] $Skip,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [int] $First,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [string] $SearchQuery,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [object] $Select,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [string] $Filter,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [switch] $SortDescending,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $page = @{}
      if ($Skip) { $page.Skip = $Skip }
      if ($PSBoundParameters.ContainsKey('First')) { $page.First = $First }
      $shape = Get-Shape ConferencingUserInfo
      # A page of all of them is read no further than it goes.
      if ($page.Count -gt 0 -and -not ($SearchQuery -or $Filter -or $Select -or $SortDescending)) { return Find-SimObject User | Select-Object @page | ConvertTo-SimShape $shape }
      $users = if ($Identity) { Get-SimUser $Identity } else { Find-SimObject User }
      if ($SearchQuery) { $users = $users | Where-Object { $_.DisplayName -like "*$SearchQuery*" -or $_.UserPrincipalName -like "*$SearchQuery*" } }
      if ($Filter) { $test = ConvertTo-FilterBlock $Filter; $users = $users | Where-Object $test }
      if ($Select -and "$Select" -ne 'NoFilter') {
        $users = switch -Wildcard ("$Select") {
          'ConferencingProviderOther' { $users | Where-Object { $_.Provider -and $_.Provider -ne 'Microsoft' } }
          'ConferencingProviderMicrosoft' { $users | Where-Object Provider -EQ 'Microsoft' }
          'ReadyForCPC*' { $users | Where-Object { $_.Licenses -contains 'MCOMEETADV' -and -not $_.ConferencingEnabled } }
          'DialInConferencingOn' { $users | Where-Object ConferencingEnabled }
          'DialInConferencingOff' { $users | Where-Object { -not $_.ConferencingEnabled } }
          default { $users }
        }
      }
      if ($SortDescending) { $users = $users | Sort-Object DisplayName -Descending }
      if ($page.Count -gt 0) { $users = $users | Select-Object @page }
      $users | ConvertTo-SimShape $shape
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
