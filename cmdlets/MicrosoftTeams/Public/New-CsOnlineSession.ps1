function New-CsOnlineSession {
  <#
  .SYNOPSIS
    Opens the remote PowerShell session that carries all SfBO cmdlets.

  .DESCRIPTION
    Opens the remote PowerShell session that carries all SfBO cmdlets. The simulated tenant answers; nothing
    leaves this computer.

  .PARAMETER Credential
    Positional; without it an interactive (MFA) sign-in.

  .PARAMETER OverrideAdminDomain
    Tenant domain for partner admins or split domains.

  .PARAMETER OverridePowerShellUri
    Explicit endpoint.

  .PARAMETER TeamsEnvironmentName
    Government clouds; from 2020-09.

  .PARAMETER SessionOption
    New-PSSessionOption value or hash table.

  .EXAMPLE
    $session = New-CsOnlineSession
    Import-PSSession $session

    Opens the simulated remote session and imports its commands.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)]
    [Alias('Credentials')]
    [object] $Credential,
    [string] $UserName,
    [string] $OverrideAdminDomain,
    [uri] $OverridePowerShellUri,
    [string] $TeamsEnvironmentName,
    [object] $SessionOption,
    [string] $OverrideAdminUri,
    [string] $OverrideDiscoveryUri,
    [object] $OverrideAccessToken,
    [string] $OverrideAccessTokenResourceUri,
    [object] $OAuthAccessToken
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $account = if ($Credential -is [pscredential]) { $Credential.UserName } elseif ($Credential) { "$Credential" } elseif ($UserName) { $UserName } else { 'admin@contoso.com' }
      Open-SimConnection $account SfBO
      New-SimSession
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
