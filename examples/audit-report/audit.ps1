<#
.SYNOPSIS
  Reports what an auditor asks about audio conferencing: who can dial in, with which licence, number and policy.
#>
param([string] $Path)

$settings = Get-CsOnlineDialInConferencingTenantSettings
$rows = foreach ($user in Get-CsOnlineUser | Sort-Object DisplayName) {
  $state = Get-CsOnlineDialInConferencingUserState $user.UserPrincipalName
  $findings = @(
    if ($user.FeatureTypes -contains 'AudioConferencing' -and -not $user.AccountEnabled) { 'disabled account with a licence' }
    if ($state.Provider -and $state.Provider -ne 'Microsoft') { "provider $($state.Provider)" }
    if (-not $user.WindowsEmailAddress -and $user.AccountType -eq 'User') { 'no mailbox' }
  )
  if ($findings) { [pscustomobject]@{ User = $user.DisplayName; Country = $user.UsageLocation; Finding = $findings -join '; ' } }
}
if ($settings.PinLength -lt 6) { Write-Warning "PINs have only $($settings.PinLength) digits." }
if ($Path) { $rows | Export-Csv $Path -NoTypeInformation }
$rows
