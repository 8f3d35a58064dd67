function Get-SimMeeting {
  <#
  .EXAMPLE
    Get-SimMeeting amos.marble@contoso.com
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
