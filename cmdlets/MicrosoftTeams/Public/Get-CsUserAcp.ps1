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
      if ($LdapFilter) { $test = ConvertTo-LdapBlock $LdapFilter; $users = $users | Where-Object $test }
      if ($Filter) { $test = ConvertTo-FilterBlock $Filter; $users = $users | ForEach-Object { Add-Member -InputObject $_ AcpInfo (Get-AcpInfo $_) -Force -PassThru } | Where-Object $test }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $users = $users | Select-Object -First $ResultSize }
      foreach ($user in $users) {
        ConvertTo-Era ([pscustomobject]@{ PSTypeName = 'Microsoft.Rtc.Management.ADConnect.Schema.OCSADUserAcp'; Name = $user.DisplayName; DistinguishedName = $user.DistinguishedName; Identity = $user.DistinguishedName; Guid = [guid] $user.Id; IsValid = $true; AcpInfo = Get-AcpInfo $user })
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
