function Add-SimFault {
  <#
  .SYNOPSIS
    Makes commands of the simulated tenant fail now and then, to see how a script copes.

  .DESCRIPTION
    Adds a fault to the commands whose name fits. Every third call, or a share of all calls by a seed, is
    throttled, times out, finds the service away or is delayed. Start-Sleep then moves the clock instead of
    waiting. Get-SimFault tells how the script retried; Remove-SimFault ends it.

  .PARAMETER Command
    The commands, with wildcards.

  .PARAMETER Kind
    Throttle, TimeOut, Unavailable or Delay.

  .PARAMETER Every
    Each so many-th call fails.

  .PARAMETER Percent
    So many calls of a hundred fail.

  .PARAMETER RetryAfter
    The seconds that a throttled caller is told to wait.

  .PARAMETER Times
    At most so many faults.

  .PARAMETER Parameter
    Only calls with this parameter.

  .PARAMETER Seed
    Decides which calls Percent strikes.

  .EXAMPLE
    Add-SimFault Set-Cs* -Kind Throttle -Every 3 -RetryAfter 30

    Throttles each third change.

  #>
  [CmdletBinding(DefaultParameterSetName = 'Every')]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Command,
    [Parameter(Position = 1)]
    [ValidateSet('Throttle', 'TimeOut', 'Unavailable', 'Delay')]
    [string] $Kind = 'Throttle',
    [Parameter(ParameterSetName = 'Every')]
    [ValidateRange(1, 1000000)]
    [int] $Every = 1,
    [Parameter(ParameterSetName = 'Percent', Mandatory)]
    [ValidateRange(1, 100)]
    [int] $Percent,
    [ValidateRange(1, 86400)]
    [int] $RetryAfter = 30,
    [ValidateRange(0, 1000000)]
    [int] $Times,
    [string] $Parameter,
    [int] $Seed = 1
  )
  process {
    $script:Faults = @($script:Faults) + @{
      Command = $Command; Kind = $Kind; Every = if ($PSCmdlet.ParameterSetName -eq 'Every') { $Every } else { 0 }; Percent = $Percent; RetryAfter = $RetryAfter
      Times = $Times; Parameter = $Parameter; State = [long] $Seed; Calls = 0; Waiting = @{}; Events = [System.Collections.Generic.List[object]]::new()
    }
    function global:Start-Sleep {
      [CmdletBinding()]
      param([Parameter(Position = 0, ValueFromPipeline)] [double] $Seconds, [Alias('ms')] [int] $Milliseconds)
      process { & (Get-Module MicrosoftTeams) { $script:Slept += $args[0] } ($Seconds + $Milliseconds / 1000) }
    }
  }
}
