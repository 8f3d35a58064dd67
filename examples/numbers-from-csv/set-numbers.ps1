<#
.SYNOPSIS
  Gives users the default toll numbers of a CSV file; good rows go through, bad ones are told with their line.
.PARAMETER Path
  The CSV file, with the columns UserPrincipalName, ServiceNumber and SendEmail.
#>
param([string] $Path = "$PSScriptRoot/numbers.csv")

$line = 1
foreach ($row in Import-Csv $Path) {
  $line++
  $problem =
    if (-not $row.UserPrincipalName) { 'no user' }
    elseif (-not $row.ServiceNumber) { 'no number' }
    elseif ($row.SendEmail -notin 'yes', 'no') { "SendEmail must be yes or no, not '$($row.SendEmail)'" }
  if (-not $problem) {
    try {
      $change = @{ Identity = $row.UserPrincipalName; ServiceNumber = $row.ServiceNumber; SendEmail = $row.SendEmail -eq 'yes' }
      $null = Set-CsOnlineDialInConferencingUser @change -ErrorAction Stop
    } catch { $problem = $_.Exception.Message }
  }
  [pscustomobject]@{ Line = $line; User = $row.UserPrincipalName; Result = if ($problem) { $problem } else { 'done' } }
}
