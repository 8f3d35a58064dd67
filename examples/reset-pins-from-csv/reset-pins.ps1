<#
.SYNOPSIS
  Resets the PINs of the users in a CSV file and reports the outcome of each.
.PARAMETER Path
  The CSV file; its column UserPrincipalName names the users.
#>
param([string] $Path = "$PSScriptRoot/users.csv")

foreach ($row in Import-Csv $Path) {
  $problem = $null
  $user = Set-CsOnlineDialInConferencingUser -Identity $row.UserPrincipalName -ResetLeaderPin -ErrorAction SilentlyContinue -ErrorVariable problem -WarningAction SilentlyContinue
  [pscustomobject]@{
    User    = $row.UserPrincipalName
    Reset   = [bool] $user
    Problem = if ($problem) { $problem[0].Exception.Message } else { '' }
  }
}
