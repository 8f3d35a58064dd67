function Get-SimMeeting {
  <#
  .SYNOPSIS
    Shows who is in a simulated meeting and who waits in its lobby.

  .DESCRIPTION
    Gives one object for each person who joined with Join-SimMeeting. With Log, what everybody has heard, in
    lines to read.

  .PARAMETER Organizer
    The user whose meeting it is.

  .PARAMETER Log
    What everybody has heard.

  .EXAMPLE
    Get-SimMeeting amos.marble@contoso.com

    Shows who is in the meeting of Amos Marble.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Organizer,
    [switch] $Log
  )
  process {
    try {
      $meeting = Get-Meeting (Get-SimUser $Organizer)
      foreach ($person in $meeting.People) {
        if ($Log) { foreach ($line in $person.Log) { "$($person.Caller): $line" } }
        else { $person | Select-Object Caller, Kind, Number, State }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
