function New-CsOnlineSession {
  <#
  .EXAMPLE
    $session = New-CsOnlineSession
    Import-PSSession $session
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
