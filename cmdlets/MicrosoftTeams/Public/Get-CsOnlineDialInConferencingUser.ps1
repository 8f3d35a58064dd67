function Get-CsOnlineDialInConferencingUser {
  <#
  .SYNOPSIS
    Lists users whose audio conferencing provider is Microsoft, with their bridge, numbers and conference ID.

  .DESCRIPTION
    Lists users whose audio conferencing provider is Microsoft, with their bridge, numbers and conference ID.
    The simulated tenant answers; nothing leaves this computer.

  .PARAMETER BridgeName
    Only users on this bridge.

  .PARAMETER ServiceNumber
    Only users with this default number; digits only E.164, + prefixed E.164, or tel:E.164; all three mean the
    same number; shown back as digits without plus.

  .PARAMETER TenantDomain
    Internal; docs YAML types it Object.

  .PARAMETER LdapFilter
    LDAP style filter on generic directory attributes, e.g. Department=Finance.

  .PARAMETER Identity
    One user; accepts SIP address (with or without sip:), UPN, domain\logon, AD display name or distinguished
    name; object-id GUID also seen in scripts.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER BridgeId
    Only users on this bridge.

  .PARAMETER ResultSize
    0..2147483647; 0 is legal and returns nothing; which records come back is not defined when it truncates.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Get-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com

    Shows the audio conferencing settings of Amos Marble; the PIN is masked.

  .EXAMPLE
    Get-CsOnlineDialInConferencingUser -ServiceNumber +14255034412 | Format-Table SipAddress, BridgeName

    Lists the users with this default number.

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
