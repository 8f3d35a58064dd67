# Runs every documented example with long PINs, and writes down each PIN that was made where nobody else looks.
#
# What the examples print, the transcript, the mails, the journal, exports and the error list stay in the current folder: a test searches them for the PINs.
param([Parameter(Mandatory)] [string] $PinFile)
$global:WarningPreference = 'Continue'
$global:ErrorActionPreference = 'Continue'
$examples = Get-Content "$PSScriptRoot/Examples.json" -Raw | ConvertFrom-Json
$null = Start-Transcript ./transcript.txt
$null = Set-CsOnlineDialInConferencingTenantSettings -PinLength 12
# Everybody has a PIN before the first example: nothing may show it again.
Get-CsOnlineDialInConferencingUser | Set-CsOnlineDialInConferencingUser -ResetLeaderPin | ForEach-Object { [System.IO.File]::AppendAllText($PinFile, "$($_.LeaderPin)`n"); $_ | Format-List * | Out-Host }
Save-SimTenant start
$number = 0
foreach ($example in $examples) {
  $number++
  Restore-SimTenant start
  $Error.Clear()
  $made = 0
  & {
    param($example)
    if ($example.Before) { $null = Invoke-Expression $example.Before }
    Invoke-Expression $(if ($example.Run) { $example.Run } else { $example.Text }) -ErrorAction Continue
  } $example *>&1 | ForEach-Object {
    if ($_.LeaderPin -match '^\d+$') { [System.IO.File]::AppendAllText($PinFile, "$($_.LeaderPin)`n"); $made++; $_ | Format-List * | Out-Host } else { $_ | Out-Host }
  }
  if (-not $made) { continue }
  Get-CsOnlineDialInConferencingUser | Format-List * | Out-Host
  Get-SimMail | Format-List * | Out-Host
  Get-SimJournal | Format-List * | Out-Host
  Compare-SimTenant start | Format-List * | Out-Host
  $Error | Format-List * -Force | Out-Host
  Export-SimTenant -As Json | Set-Content "export-$number.json"
  Export-SimTenant -As Script | Set-Content "export-$number.ps1"
  Get-History | Export-Clixml "history-$number.xml"
}
$null = Stop-Transcript
"$number examples"
