function Remove-SimFault {
  <#
  .SYNOPSIS
    Ends the faults of Add-SimFault.

  .DESCRIPTION
    Takes all faults away, with what Get-SimFault has to tell; Start-Sleep waits again.

  .EXAMPLE
    Remove-SimFault

    Ends all faults.

  #>
  [CmdletBinding()]
  param()
  process {
    $script:Faults = @()
    $script:Slept = 0.0
    if (Test-Path function:global:Start-Sleep) { Remove-Item function:global:Start-Sleep }
  }
}
