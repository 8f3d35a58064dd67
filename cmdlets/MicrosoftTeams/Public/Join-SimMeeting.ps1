function Join-SimMeeting {
  <#
  .EXAMPLE
    Join-SimMeeting amos.marble@contoso.com -Caller 'Pilar Ackerman'
  .EXAMPLE
    Join-SimMeeting amos.marble@contoso.com -By Client | Select-Object -ExpandProperty Log
  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Organizer,
    [Parameter(Position = 1)]
    [string] $Caller = 'Caller',
    [ValidateSet('Phone', 'Client', 'Guest')]
    [string] $By = 'Phone',
    [string[]] $Pin,
    [string] $Number
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $user = Get-SimUser $Organizer
      Assert-ConferencingUser $user
      $log = [System.Collections.Generic.List[string]]::new()
      $language = 'en-US'
      $dialed = ''
      if ($By -eq 'Phone') {
        $dialed = if ($Number) { ConvertTo-BareNumber $Number } else { $user.ServiceNumber }
        $known = @(Find-SimObject ServiceNumber $dialed | Where-Object BridgeId -EQ $user.BridgeId)
        if (-not $known) { Stop-Command ($script:Text.NumberNotOnBridge -f $dialed) ServiceNumberNotOnBridge InvalidArgument $dialed }
        if ($known[0].Type -eq 'TollFree' -and -not $user.AllowTollFreeDialIn) { Stop-Command ($script:Text.TollFreeOff -f $user.UserPrincipalName) TollFreeNotAllowed PermissionDenied $dialed }
        $language = $known[0].PrimaryLanguage
      }
      $meeting = Get-Meeting $user
      $state = Join-Meeting $user $meeting $By $Pin $Caller $language $log
      $starts = $state -eq 'Leader' -and -not $meeting.Started
      if ($state -eq 'Leader') {
        Start-Meeting $user $meeting
        $state = 'InMeeting'
      }
      if ($state -eq 'InMeeting') { $log.Add((Get-Prompt Joined $language)) }
      $person = [pscustomobject]@{
        Caller = $Caller; Kind = $By; Number = $dialed; Language = $language; State = $state; StartsMeeting = $starts; MusicOnHold = $state -eq 'Lobby'
        Log = $log; Organizer = $user.UserPrincipalName; Time = (Get-Date).ToUniversalTime().ToString('o'); Id = "$($meeting.People.Count + 1)"
      }
      if ($state -ne 'Disconnected') { $meeting.People.Add($person) }
      $script:Calls += $person
      $person | Select-Object Caller, Kind, Number, State, StartsMeeting, MusicOnHold, Log
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
