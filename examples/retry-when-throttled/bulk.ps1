<#
.SYNOPSIS
  Resets many PINs and waits as long as the service asks when it is throttled.
#>
param([string] $Department = 'Sales', [int] $MaximumTries = 5)

foreach ($user in Get-CsOnlineUser -Filter "Department -eq '$Department'") {
  for ($try = 1; $try -le $MaximumTries; $try++) {
    $problem = $null
    $null = Set-CsOnlineDialInConferencingUser $user.UserPrincipalName -ResetLeaderPin -ErrorAction SilentlyContinue -ErrorVariable problem
    if (-not $problem) { break }
    if ($problem[0].FullyQualifiedErrorId -notlike 'TooManyRequests*') { Write-Warning "$($user.DisplayName): $($problem[0])"; break }
    Start-Sleep -Seconds $problem[0].TargetObject
  }
}
