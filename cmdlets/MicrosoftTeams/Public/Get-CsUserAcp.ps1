function Get-CsUserAcp {
  <#
  .EXAMPLE
    Get-CsUserAcp -Identity patti.fernandez@contoso.com
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
