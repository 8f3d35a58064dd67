function Start-SimCall {
  <#
  .EXAMPLE
    Start-SimCall -Organizer amos.marble@contoso.com
  .EXAMPLE
    Start-SimCall -Organizer amos.marble@contoso.com -Pin $result.LeaderPin
  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Organizer,
    [string] $Pin,
    [switch] $SignedIn,
    [switch] $MeetingStarted,
    [string] $Number
  )
  process {
    try {
      $user = Get-SimUser $Organizer
      Assert-ConferencingUser $user
      $dialed = if ($Number) { ConvertTo-BareNumber $Number } else { $user.ServiceNumber }
      $isKnown = @(Find-SimObject ServiceNumber $dialed | Where-Object BridgeId -EQ $user.BridgeId).Count -gt 0
      if (-not $SignedIn -and -not $isKnown) { Stop-Command ($script:Text.NumberNotOnBridge -f $dialed) ServiceNumberNotOnBridge InvalidArgument $dialed }
      $reason =
        if ($SignedIn) { 'CallSignedIn' }
        elseif ($Pin -and (Test-SimPin $user.Id $Pin)) { 'CallPin' }
        elseif ($MeetingStarted) { 'CallStarted' }
        elseif ($user.AllowPstnOnlyMeetings) { 'CallNoPinNeeded' }
        elseif ($Pin) { 'CallWrongPin' }
        else { 'CallLobby' }
      $waits = $reason -in 'CallWrongPin', 'CallLobby'
      [pscustomobject]@{
        Organizer      = $user.UserPrincipalName
        Number         = if ($SignedIn) { '' } else { $dialed }
        State          = if ($waits) { 'Lobby' } else { 'InMeeting' }
        StartsMeeting  = -not $waits -and -not $MeetingStarted
        MusicOnHold    = $waits
        Explanation    = $script:Text.$reason
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
