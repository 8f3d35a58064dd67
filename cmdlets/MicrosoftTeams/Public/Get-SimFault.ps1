function Get-SimFault {
  <#
  .SYNOPSIS
    Tells how a script met the faults of Add-SimFault.

  .DESCRIPTION
    Gives one object for each fault that struck: whether the call was tried again, and whether the script
    waited as long as it was told. With Summary, one object for all.

  .PARAMETER Summary
    One object with the counts and a verdict.

  .EXAMPLE
    Get-SimFault -Summary

    Judges the script as a whole.

  #>
  [CmdletBinding()]
  param([switch] $Summary)
  process {
    $events = @(foreach ($fault in $script:Faults) { $fault.Events })
    if (-not $Summary) { return $events }
    $verdict =
      if (-not $events) { 'NoFaults' }
      elseif ($events | Where-Object Verdict -EQ 'NotRetried') { 'GaveUp' }
      elseif ($events | Where-Object Verdict -EQ 'RetriedTooSoon') { 'RetriedTooSoon' }
      else { 'RetriedWell' }
    [pscustomobject]@{
      Faults = $events.Count; RetriedWell = @($events | Where-Object Verdict -In 'RetriedWell', 'Delayed').Count
      RetriedTooSoon = @($events | Where-Object Verdict -EQ 'RetriedTooSoon').Count; NotRetried = @($events | Where-Object Verdict -EQ 'NotRetried').Count
      SecondsSlept = $script:Slept; Verdict = $verdict
    }
  }
}
