function Add-SimFault {
  <#
  .EXAMPLE
    Add-SimFault Set-Cs* -Kind Throttle -Every 3 -RetryAfter 30
  .EXAMPLE
    Add-SimFault Get-CsOnlineUser -Kind Partial -After 5
  #>
  [CmdletBinding(DefaultParameterSetName = 'Every')]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Command,
    [Parameter(Position = 1)]
    [ValidateSet('Throttle', 'TimeOut', 'Unavailable', 'Delay', 'Partial')]
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
    [ValidateRange(0, 1000000)]
    [int] $After = 3,
    [string] $Parameter,
    [int] $Seed = 1
  )
  process {
    $script:Faults = @($script:Faults) + @{
      Command = $Command; Kind = $Kind; Every = if ($PSCmdlet.ParameterSetName -eq 'Every') { $Every } else { 0 }; Percent = $Percent; RetryAfter = $RetryAfter; After = $After
      Times = $Times; Parameter = $Parameter; State = [long] $Seed; Calls = 0; Waiting = @{}; Events = [System.Collections.Generic.List[object]]::new()
    }
    function global:Start-Sleep {
      [CmdletBinding()]
      param([Parameter(Position = 0, ValueFromPipeline)] [double] $Seconds, [Alias('ms')] [int] $Milliseconds)
      process { & (Get-Module MicrosoftTeams) { $script:Slept += $args[0] } ($Seconds + $Milliseconds / 1000) }
    }
  }
}
