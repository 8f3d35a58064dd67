function Start-SimCall {
  <#
  .SYNOPSIS
    Simulates that somebody joins a user's meeting, and tells what they meet.

  .DESCRIPTION
    Shows what the audio conferencing settings mean for people who call. A caller who is not signed in waits in the lobby, with music
    on hold, until the meeting has started. Somebody who is signed in starts it, and so does the organizer by phone with the PIN. When
    the organizer's setting AllowPstnOnlyMeetings is on, nobody needs a PIN.

  .PARAMETER Organizer
    The user whose meeting is called.

  .PARAMETER Pin
    The organizer's PIN, as typed on the phone.

  .PARAMETER SignedIn
    The caller joins with a client that is signed in.

  .PARAMETER MeetingStarted
    Somebody has started the meeting already.

  .PARAMETER Number
    The number that is dialed; the organizer's default number if none is given.

  .EXAMPLE
    Start-SimCall -Organizer amos.marble@contoso.com

    A caller without a PIN waits in the lobby.

  .EXAMPLE
    Start-SimCall -Organizer amos.marble@contoso.com -Pin $result.LeaderPin

    The organizer starts the meeting from a phone.

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
