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
      ConvertTo-SimShape (Get-Shape Tenant) (Get-SimSetting Tenant)
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
