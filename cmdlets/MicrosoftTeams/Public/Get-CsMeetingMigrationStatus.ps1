function Get-CsMeetingMigrationStatus {
  <#
  .EXAMPLE
    Get-CsMeetingMigrationStatus -SummaryOnly
  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [Parameter(Position = 0)]
    [string] $Identity,
    [datetime] $EndTime,
    [datetime] $StartTime,
    [switch] $SummaryOnly,
    [guid] $Tenant,
    [ValidateSet('Pending', 'InProgress', 'Failed', 'Succeeded')]
    [string] $State,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $found = @(Find-SimObject MeetingMigration)
      if ($Identity) { $user = Get-SimUser $Identity; $found = @($found | Where-Object UserId -EQ $user.Id) }
      if ($State) { $found = @($found | Where-Object State -EQ $State) }
      if ($PSBoundParameters.ContainsKey('StartTime')) { $found = @($found | Where-Object { [datetime] $_.CreateDate -ge $StartTime }) }
      if ($PSBoundParameters.ContainsKey('EndTime')) { $found = @($found | Where-Object { [datetime] $_.CreateDate -lt $EndTime }) }
      if ($SummaryOnly) {
        foreach ($name in 'Pending', 'InProgress', 'Failed', 'Succeeded') {
          ConvertTo-Era ([pscustomobject]@{ State = $name; UserCount = @($found | Where-Object State -EQ $name | Sort-Object UserId -Unique).Count })
        }
        return
      }
      foreach ($item in $found) {
        ConvertTo-Era ([pscustomobject]@{
            PSTypeName = 'Microsoft.Rtc.Management.Hosted.MeetingMigration.MeetingMigrationStatus'; CorrelationId = $item.Id; CreateDate = $item.CreateDate
            FailedMeeting = 0; InvitesUpdate = 0; LastMessage = ''; MigrationType = $item.MigrationType; ModifiedDate = $item.CreateDate; RetryCount = 0
            State = $item.State; SucceededMeeting = $item.Meetings; TotalMeeting = $item.Meetings; UserId = $item.UserId; UserPrincipalName = $item.UserPrincipalName
          })
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
