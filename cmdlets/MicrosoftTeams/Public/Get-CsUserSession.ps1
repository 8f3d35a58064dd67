function Get-CsUserSession {
  <#
  .EXAMPLE
    Get-CsUserSession -User ken.myer@contoso.com -StartTime '02/22/2016 07:30:15 PM'
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
