function Get-CsTenant {
  <#
  .EXAMPLE
    Get-CsTenant | Select-Object DisplayName, TenantId
  #>
  [CmdletBinding()]
  param(
    [string] $Filter,
    [string] $DomainController,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [int] $ResultSize,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $tenant = Get-SimSetting Tenant
      [pscustomobject]@{
        PSTypeName = 'Deserialized.Microsoft.Rtc.Management.ADConnect.Schema.TenantObject'
        CountryAbbreviation = $tenant.CountryAbbreviation; DisplayName = $tenant.DisplayName
        DistinguishedName = "OU=$($tenant.TenantId),OU=OCS Tenants,DC=lync1e001,DC=local"; Domains = $tenant.Domains
        Guid = [guid] $tenant.TenantId; Identity = "OU=$($tenant.TenantId),OU=OCS Tenants,DC=lync1e001,DC=local"; IsValid = $true
        Name = $tenant.TenantId; ObjectId = [guid] $tenant.TenantId; PreferredLanguage = $tenant.PreferredLanguage
        TeamsUpgradeEffectiveMode = 'TeamsOnly'; TenantId = [guid] $tenant.TenantId
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
