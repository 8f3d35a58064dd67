# Faults that were asked for, and how a script met them.

# Meets a command with the faults that fit it; each is due at fixed calls, the same in every run of a seed.
function Invoke-Fault {
  param([string] $Command, $Bound)
  Set-SimInterruption
  foreach ($fault in $script:Faults) {
    if ($Command -notlike $fault.Command) { continue }
    if ($fault.Parameter -and -not $Bound.ContainsKey($fault.Parameter)) { continue }
    $fault.Calls++
    $now = Get-FaultTime
    $subject = "$Command $($Bound.Identity)"
    if ($fault.Waiting.ContainsKey($subject)) { Complete-FaultRetry $fault $subject $now }
    if (-not (Test-FaultDue $fault)) { continue }
    $fault.Waiting[$subject] = $now
    $fault.Events.Add([pscustomobject]@{ Command = $Command; Identity = "$($Bound.Identity)"; Kind = $fault.Kind; Call = $fault.Calls; RetryAfter = $fault.RetryAfter; Waited = $null; Verdict = 'NotRetried' })
    switch ($fault.Kind) {
      'Throttle' { Stop-Command ($script:Text.FaultThrottle -f $Command, $fault.RetryAfter) TooManyRequests LimitsExceeded $fault.RetryAfter }
      'TimeOut' { Stop-Command ($script:Text.FaultTimeOut -f $Command) OperationTimedOut OperationTimeout $Command }
      'Unavailable' { Stop-Command ($script:Text.FaultUnavailable -f $Command) ServiceUnavailable ConnectionError $Command }
      'Partial' { Set-SimInterruption $fault.After -Message ($script:Text.FaultPartial -f $Command) }
      'Delay' {
        $fault.Waiting.Remove($subject)
        $fault.Events[-1].Verdict = 'Delayed'
        Write-Warning "Micro delay applied. Actual delayed: $($fault.RetryAfter * 1000) msecs, Enforced: True, Capped delay: $($fault.RetryAfter * 1000) msecs, Required: False, Additional info: ."
      }
    }
  }
}

# Every nth call fails, or with Percent so many of a hundred, drawn by the fault's own seed.
function Test-FaultDue {
  param($Fault)
  if ($Fault.Times -and $Fault.Events.Count -ge $Fault.Times) { return $false }
  if ($Fault.Every) { return $Fault.Calls % $Fault.Every -eq 0 }
  $Fault.State = ($Fault.State * 1103515245 + 12345) % 2147483648
  [math]::Floor($Fault.State / 65536) % 100 -lt $Fault.Percent
}

# A call that failed is there again: did the script wait as long as it was told?
function Complete-FaultRetry {
  param($Fault, [string] $Subject, [double] $Now)
  $event = @($Fault.Events | Where-Object { "$($_.Command) $($_.Identity)" -eq $Subject -and $_.Verdict -eq 'NotRetried' })[-1]
  if ($event) {
    $event.Waited = [math]::Round($Now - $Fault.Waiting[$Subject], 1)
    $event.Verdict = if ($event.Kind -eq 'Throttle' -and $event.Waited -lt $event.RetryAfter) { 'RetriedTooSoon' } else { 'RetriedWell' }
  }
  $Fault.Waiting.Remove($Subject)
}

# Seconds of a clock that Start-Sleep moves without waiting.
function Get-FaultTime {
  (Get-Date).Ticks / 1e7 + $script:Slept
}
