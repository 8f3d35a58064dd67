function Start-CsExMeetingMigration {
  <#
  .SYNOPSIS
    Has a user's meetings updated: new numbers, or another meeting type.

  .DESCRIPTION
    Queues the meeting migration of a user. It is done at once in the simulated tenant;
    Get-CsMeetingMigrationStatus shows it.

  .PARAMETER Identity
    The user.

  .PARAMETER SourceMeetingType
    Which meetings: All, SfB or Teams.

  .PARAMETER TargetMeetingType
    What they become: Current or Teams.

  .EXAMPLE
    Start-CsExMeetingMigration -Identity amos.marble@contoso.com -TargetMeetingType Teams

    Makes all meetings of Amos Marble Teams meetings.

  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [ValidateSet('All', 'SfB', 'Teams')]
    [string] $SourceMeetingType = 'All',
    [ValidateSet('Current', 'Teams')]
    [string] $TargetMeetingType = 'Current',
    [guid] $Tenant,
    [Parameter(Mandatory, Position = 0)]
    [string] $Identity,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $user = Get-SimUser $Identity
        $enabled = Get-SimObjectSetting CsTenantMigrationConfiguration MeetingMigrationEnabled
        if (-not $enabled) { Stop-Command $script:Text.MigrationOff MeetingMigrationDisabled InvalidOperation }
        if ($PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Start-CsExMeetingMigration')) { Add-MeetingMigration $user $TargetMeetingType $SourceMeetingType }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
