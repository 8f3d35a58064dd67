function Connect-MicrosoftTeams {
  <#
  .EXAMPLE
    Connect-MicrosoftTeams
  .EXAMPLE
    Connect-MicrosoftTeams -AccountId amos.marble@contoso.com
  #>
  [CmdletBinding(DefaultParameterSetName = 'UserCredential', SupportsShouldProcess)]
  param(
    [Alias('Domain', 'TenantDomain')]
    [string] $TenantId,
    [Parameter(ParameterSetName = 'UserCredential')]
    [pscredential] $Credential,
    [Parameter(ParameterSetName = 'UserCredential')]
    [Parameter(ParameterSetName = 'AccessTokens')]
    [Parameter(ParameterSetName = 'AadAccessToken')]
    [string] $AccountId,
    [object] $LogLevel,
    [string] $LogFilePath,
    [string] $TeamsEnvironmentName,
    [Parameter(ParameterSetName = 'AccessTokens', Mandatory)]
    [AllowNull()] [AllowEmptyString()] [AllowEmptyCollection()]
    [string[]] $AccessTokens,
    [Parameter(ParameterSetName = 'AadAccessToken', Mandatory)]
    [string] $AadAccessToken,
    [Parameter(ParameterSetName = 'CertificateThumbprint', Mandatory)]
    [string] $CertificateThumbprint,
    [Parameter(ParameterSetName = 'Certificate', Mandatory)]
    [object] $Certificate,
    [Parameter(ParameterSetName = 'CertificateThumbprint', Mandatory)]
    [Parameter(ParameterSetName = 'Certificate', Mandatory)]
    [string] $ApplicationId,
    [string] $ConfigApiEndpoint,
    [switch] $UseDeviceAuthentication,
    [switch] $ManagedIdentity,
    [Alias('MSI', 'ManagedService')]
    [switch] $Identity,
    [string] $MsAccessToken,
    [string] $ManagedServiceHostName,
    [string] $ManagedServicePort,
    [string] $ManagedServiceSecret,
    [string] $ConfigAccessToken,
    [switch] $DisableWAM
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $account = if ($Credential) { $Credential.UserName } elseif ($AccountId) { $AccountId } else { 'admin@contoso.com' }
      Open-SimConnection $account Teams
      $tenant = Get-SimSetting Tenant
      [pscustomobject]@{
        PSTypeName  = 'Microsoft.TeamsCmdlets.Powershell.Connect.Models.PSAzureContext'
        Account     = $account
        Environment = 'AzureCloud'
        Tenant      = $tenant.TenantId
        TenantId    = $tenant.TenantId
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
