function Get-CsOnlineDialInConferencingLanguagesSupported {
  <#
  .SYNOPSIS
    Lists the languages usable for conferencing prompts.

  .DESCRIPTION
    Lists the languages usable for conferencing prompts. The simulated tenant answers; nothing leaves this
    computer.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Get-CsOnlineDialInConferencingLanguagesSupported

    Lists the languages in which a service number can answer.

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
      foreach ($entry in (Get-LanguageTable).GetEnumerator()) { [pscustomobject]@{ Code = $entry.Key; Name = $entry.Value } }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
