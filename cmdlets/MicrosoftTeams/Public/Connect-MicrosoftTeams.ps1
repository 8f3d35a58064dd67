function Connect-MicrosoftTeams {
  <#
  .SYNOPSIS
    Signs in; from module 2.0 also provides the Cs cmdlets.

  .DESCRIPTION
    Signs in to the simulated tenant. No password is checked and nothing is sent anywhere.

  .PARAMETER TenantId
    Tenant GUID or domain; aliases Domain, TenantDomain.

  .PARAMETER Credential
    PSCredential.

  .PARAMETER AccountId
    UPN hint.

  .PARAMETER LogLevel
    Log level, default Info.

  .PARAMETER LogFilePath
    Log path.

  .PARAMETER TeamsEnvironmentName
    Sovereign cloud name.

  .PARAMETER AccessTokens
    Graph token then Teams token.

  .EXAMPLE
    Connect-MicrosoftTeams

    Signs in as the administrator of the sample tenant.

  .EXAMPLE
    Connect-MicrosoftTeams -AccountId amos.marble@contoso.com

    Signs in as somebody else: what they may not do is refused.

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
