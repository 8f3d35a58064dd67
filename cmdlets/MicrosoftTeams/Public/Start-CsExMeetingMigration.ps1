function Start-CsExMeetingMigration {
  <#
  .EXAMPLE
    Start-CsExMeetingMigration -Identity amos.marble@contoso.com -TargetMeetingType Teams
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
