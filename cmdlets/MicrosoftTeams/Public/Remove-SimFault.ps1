function Remove-SimFault {
  <#
  .EXAMPLE
    Remove-SimFault
  #>
  [CmdletBinding()]
  param()
  process {
    $script:Faults = @()
    $script:Slept = 0.0
    Set-SimInterruption
    if (Test-Path function:global:Start-Sleep) { Remove-Item function:global:Start-Sleep }
  }
}
