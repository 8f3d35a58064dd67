function Get-SimFault {
  <#
  .EXAMPLE
    Get-SimFault -Summary
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
