# Runs the documented examples, each on a fresh copy of the sample, and tells which are refused and why.
#
# Examples.json: Text is the example as documented. Run has placeholders filled and slips mended; Before makes what it needs;
# Refused says why it cannot work, and then it must give an error.
param([string] $Path = "$PSScriptRoot/Examples.json")
$global:WarningPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'SilentlyContinue'
$examples = Get-Content $Path -Raw | ConvertFrom-Json
Save-SimTenant start
$ran = 0
$wrong = foreach ($example in $examples) {
  Restore-SimTenant start
  $message = & {
    param($example)
    if ($example.Before) { $null = Invoke-Expression $example.Before }
    $Error.Clear()
    try { $null = @(Invoke-Expression $(if ($example.Run) { $example.Run } else { $example.Text })) } catch { return "$_" }
    if ($Error.Count) { "$($Error[0])" }
  } $example
  if (-not $message) { $ran++ }
  if ([bool] $message -ne [bool] $example.Refused) { [pscustomobject]@{ Example = $example.Text; Message = $message } }
}
"$($examples.Count) examples: $ran ran, $($examples.Count - $ran) were refused"
$examples | Where-Object Refused | ForEach-Object { "refused: $($_.Cmdlet): $($_.Refused)" }
$wrong | ForEach-Object { "WRONG: $($_.Example): $($_.Message)" }
