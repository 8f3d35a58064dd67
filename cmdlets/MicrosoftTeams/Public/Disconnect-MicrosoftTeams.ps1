function Disconnect-MicrosoftTeams {
  <#
  .SYNOPSIS
    Signs out.

  .DESCRIPTION
    Signs out. The simulated tenant answers; nothing leaves this computer.

  .EXAMPLE
    Disconnect-MicrosoftTeams

    Signs out; the administrator of the sample tenant is back in place.

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
