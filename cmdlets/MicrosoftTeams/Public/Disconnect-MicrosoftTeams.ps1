function Disconnect-MicrosoftTeams {
  <#
  .EXAMPLE
    Disconnect-MicrosoftTeams
  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(

  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Close-SimConnection
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
