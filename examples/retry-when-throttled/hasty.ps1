<#
.SYNOPSIS
  The same without patience: it waits two seconds, whatever the service asks.
#>
param([string] $Department = 'Sales')

foreach ($user in Get-CsOnlineUser -Filter "Department -eq '$Department'") {
  $null = Set-CsOnlineDialInConferencingUser $user.UserPrincipalName -ResetLeaderPin -ErrorAction SilentlyContinue -ErrorVariable problem
  if ($problem) {
    Start-Sleep -Seconds 2
    $null = Set-CsOnlineDialInConferencingUser $user.UserPrincipalName -ResetLeaderPin -ErrorAction SilentlyContinue
  }
}
