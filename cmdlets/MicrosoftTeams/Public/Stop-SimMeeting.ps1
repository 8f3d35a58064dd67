function Stop-SimMeeting {
  <#
  .EXAMPLE
    Stop-SimMeeting amos.marble@contoso.com
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
