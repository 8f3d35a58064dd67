function Get-CsUserAcp {
  <#
  .SYNOPSIS
    Shows the third-party audio conferencing provider entries of users.

  .DESCRIPTION
    Shows the third-party audio conferencing provider entries of users. The simulated tenant answers; nothing
    leaves this computer.

  .PARAMETER Identity
    Accepts SIP address (with or without sip:), UPN, domain\logon, AD display name or distinguished name;
    object-id GUID also seen in scripts; * wildcard in the display name.

  .PARAMETER Credential
    Alternate credentials.

  .PARAMETER Filter
    Where-Object style, e.g. {AcpInfo -ne $Null}.

  .PARAMETER LdapFilter
    LDAP filter.

  .PARAMETER ResultSize
    0..2147483647; 0 is legal and returns nothing; which records come back is not defined when it truncates.

  .EXAMPLE
    Get-CsUserAcp -Identity patti.fernandez@contoso.com

    Shows the audio conferencing provider of a user.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [object] $Credential,
    [string] $Filter,
    [string] $LdapFilter,
    [int] $ResultSize,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $users = if ($Identity) { Get-SimUser $Identity } else { Find-SimObject User }
      if ($LdapFilter) { $users = $users | Where-Object (ConvertTo-LdapBlock $LdapFilter) }
      if ($Filter) {
        $acp = Get-Shape UserAcp
        $users = $users | ForEach-Object { Add-Member -InputObject $_ AcpInfo (ConvertTo-SimShape $acp $_).AcpInfo -Force -PassThru } | Where-Object (ConvertTo-FilterBlock $Filter)
      }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $users = $users | Select-Object -First $ResultSize }
      $users | ConvertTo-SimShape (Get-Shape UserAcp)
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
