# Runs the documented examples, each on a fresh copy of the sample.
#
# Examples.json: Text is the example as documented. Run has placeholders filled and slips mended; Before makes what it needs;
# Refused says why the documented text cannot work: then it must give an error, and what was mended must run.
param([string] $Path = "$PSScriptRoot/Examples.json")
$global:WarningPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'SilentlyContinue'
$examples = Get-Content $Path -Raw | ConvertFrom-Json
Save-SimTenant start

# Gives the message of the first error.
function Invoke-Example([string] $Text, [string] $Before) {
  Restore-SimTenant start
  & {
    param($Text, $Before)
    if ($Before) { $null = Invoke-Expression $Before }
    $Error.Clear()
    try { $null = @(Invoke-Expression $Text) } catch { return "$_" }
    if ($Error.Count) { "$($Error[0])" }
  } $Text $Before
}

$ran = 0
$wrong = foreach ($example in $examples) {
  $message = Invoke-Example $(if ($example.Run) { $example.Run } else { $example.Text }) $example.Before
  if (-not $message) { $ran++ } else { "WRONG: $($example.Text): $message" }
  if ($example.Refused -and -not (Invoke-Example $example.Text $example.Before)) { "WRONG: $($example.Text): it ran as it is printed" }
}
"$($examples.Count) examples: $ran ran, $(@($examples | Where-Object Refused).Count) of them mended"
$examples | Where-Object Refused | ForEach-Object { "mended: $($_.Cmdlet): $($_.Refused)" }
$wrong
