function Get-CsTenant {
  <#
  .SYNOPSIS
    Shows the tenant object (directory, plan and provisioning data).

  .DESCRIPTION
    Shows the tenant object (directory, plan and provisioning data). The simulated tenant answers; nothing
    leaves this computer.

  .PARAMETER Filter
    Where-Object style, e.g. {DisplayName -eq "FabrikamTenant"}; excludes Identity.

  .PARAMETER DomainController
    Unused online.

  .PARAMETER Identity
    Tenant GUID.

  .PARAMETER ResultSize
    0..2147483647; 0 is legal and returns nothing; which records come back is not defined when it truncates.

  .EXAMPLE
    Get-CsTenant | Select-Object DisplayName, TenantId

    Shows the name and the id of the tenant.

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
