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
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity
  )
  process {
    try {
      $users = if ($Identity) { Get-SimUser $Identity } else { Find-SimObject User }
      $objects = $users | ForEach-Object { ConvertTo-OnlineUser $_ }
      if ($Filter) {
        $test = ConvertTo-FilterBlock $Filter
        $objects = $objects | Where-Object $test
      }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $objects = $objects | Select-Object -First $ResultSize }
      $objects
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
