function Get-CsUserSession {
  <#
  .SYNOPSIS
    Shows the calls and meetings of a user in a span of time.

  .DESCRIPTION
    Lists the simulated calls of a user: those that Start-SimCall and Join-SimMeeting made.

  .PARAMETER StartTime
    The beginning of the span.

  .PARAMETER User
    The user.

  .PARAMETER EndTime
    The end of the span; now if nothing is said.

  .EXAMPLE
    Get-CsUserSession -User ken.myer@contoso.com -StartTime '02/22/2016 07:30:15 PM'

    Shows what Ken Myer did since then.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory)]
    [Alias('StartDate')]
    [datetimeoffset] $StartTime,
    [Parameter(Mandatory)]
    [string] $User,
    [datetimeoffset] $EndTime,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $known = Get-SimUser $User
      foreach ($call in ($script:Calls | Where-Object Organizer -EQ $known.UserPrincipalName)) {
        if ([datetimeoffset] $call.Time -lt $StartTime) { continue }
        if ($PSBoundParameters.ContainsKey('EndTime') -and [datetimeoffset] $call.Time -gt $EndTime) { continue }
        ConvertTo-Era ([pscustomobject]@{
            PSTypeName = 'Microsoft.Rtc.Management.Hosted.UserSession'; DialogId = $call.Id; SessionStartTime = $call.Time; FromUri = $call.Caller
            ToUri = $known.SipAddress; MediaTypesDescription = $call.Kind; ResponseCode = if ($call.State -eq 'InMeeting') { 200 } else { 486 }
          })
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
