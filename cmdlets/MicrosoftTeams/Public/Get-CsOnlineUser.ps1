function Get-CsOnlineUser {
  <#
  .SYNOPSIS
    Shows users homed online with account, license and policy data.

  .DESCRIPTION
    Shows users homed online with account, license and policy data. The simulated tenant answers; nothing
    leaves this computer.

  .PARAMETER Filter
    Where-Object style script block or string, e.g. {EnterpriseVoiceEnabled -eq $True}.

  .PARAMETER LdapFilter
    LDAP filter, e.g. "l=Redmond".

  .PARAMETER OnOfficeCommunicationServer
    Unused online.

  .PARAMETER OnModernServer
    Switch.

  .PARAMETER UnassignedUser
    Switch; enabled but without a registrar pool.

  .PARAMETER SkipUserPolicies
    Switch; leave policy properties out (faster).

  .PARAMETER OU
    Unused online.

  .PARAMETER DomainController
    Unused online.

  .PARAMETER Credential
    Unused online.

  .PARAMETER Identity
    SIP address, UPN or display name; * wildcard allowed in the display name (e.g. "* Smith").

  .EXAMPLE
    Get-CsOnlineUser -Identity amos.marble@contoso.com | Select-Object DisplayName, SipAddress, UsageLocation

    Shows some properties of a user.

  .EXAMPLE
    Get-CsOnlineUser -Filter { Department -eq 'Sales' }

    Lists the people of a department.

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
      $users =
        if ($Identity -and $Identity.Contains('*')) { Find-SimObject User | Where-Object DisplayName -Like $Identity }
        elseif ($Identity) { Get-SimUser $Identity }
        else { Find-SimObject User }
      if ($AccountType) { $users = $users | Where-Object { $(if ($_.AccountType) { $_.AccountType } else { 'User' }) -eq $AccountType } }
      if ($LdapFilter) { $test = ConvertTo-LdapBlock $LdapFilter; $users = $users | Where-Object $test }
      if ($OU) { $users = $users | Where-Object { "$OU" -match '^(?i:ou)=([^,]+)' -and $_.Department -eq $Matches[1] } }
      if ($UnassignedUser) { $users = $null }
      $test = if ($Filter) { ConvertTo-FilterBlock $Filter }
      if (-not $test -and $PSBoundParameters.ContainsKey('ResultSize')) { $users = $users | Select-Object -First $ResultSize }
      $objects = foreach ($user in $users) { ConvertTo-OnlineUser $user -SkipUserPolicies:$SkipUserPolicies }
      if ($test) { $objects = $objects | Where-Object $test }
      if ($SoftDeletedUsers) { $objects = $null }
      if ($Sort -or $SortBy) { $objects = $objects | Sort-Object $(if ($SortBy) { $SortBy } else { 'DisplayName' }) }
      if ($Properties) { $objects = $objects | Select-Object $Properties }
      if ($test -and $PSBoundParameters.ContainsKey('ResultSize')) { $objects = $objects | Select-Object -First $ResultSize }
      $objects
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
