function Stop-SimMeeting {
  <#
  .SYNOPSIS
    Ends a simulated meeting: everybody leaves.

  .DESCRIPTION
    Ends the meeting of an organizer; the next who joins finds it not started.

  .PARAMETER Organizer
    The user whose meeting it is.

  .EXAMPLE
    Stop-SimMeeting amos.marble@contoso.com

    Ends the meeting of Amos Marble.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $Organizer
  )
  process {
    try { $script:Meetings.Remove((Get-SimUser $Organizer).Id) } catch { Write-SimError $PSCmdlet $_ }
  }
}
