function Get-CsOnlineDialInConferencingLanguagesSupported {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingLanguagesSupported
  #>
  [CmdletBinding()]
  param(
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      foreach ($entry in (Get-LanguageTable).GetEnumerator()) { ConvertTo-SimShape (Get-Shape SupportedLanguage) ([pscustomobject]@{ Code = $entry.Key; Name = $entry.Value }) }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
