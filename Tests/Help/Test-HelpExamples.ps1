# Runs every example of the help and the code of the articles, each in a folder of its own with two files and on the tenant of the start, and tells which fail.
param([string]$Examples, [string]$Articles)

$start = (Get-Location).Path
Save-SimTenant start

function Get-Example($File) {
  $name = $null
  $setup = @()
  $lines = @()
  foreach ($line in @(Get-Content $File) + '') {
    if ($line -like '# *') { $name = $line.Substring(2); continue }
    if (-not $name -or $line -like 'see: *') { continue }
    if ($line -like 'setup: *') { $setup += $line.Substring(7); continue }
    if ($line) { $lines += $line; continue }
    if ($lines) { [pscustomobject]@{ Name = $name; Setup = $setup -join "`n"; Code = $lines -join "`n" } }
    $setup = @()
    $lines = @()
  }
}

# The code of an article is what is indented by eight.
function Get-ArticleCode($File) {
  $lines = foreach ($line in Get-Content $File) { if ($line -like '        *') { $line.Substring(8) } elseif (-not $line) { '' } }
  [pscustomobject]@{ Name = $File.BaseName; Setup = ''; Code = $lines -join "`n" }
}

function Test-Example($Example, $Folder) {
  $null = New-Item -ItemType Directory $Folder
  Set-Location $Folder
  'Name,Department', 'Amos,Sales', 'Zoe,Support' | Set-Content users.csv
  'a number', 'a name' | Set-Content notes.txt
  Restore-SimTenant start
  $Error.Clear()
  # An error that the example itself ignores or catches is part of it.
  $ignores = $Example.Code -match 'SilentlyContinue|Ignore|catch|\*>&1'
  $run = [scriptblock]::Create($Example.Setup + "`n" + $Example.Code)
  $message = try { $null = @(& $run *>&1) } catch { "$_" }
  if (-not $message -and -not $ignores -and $Error.Count -and "$($Example.Setup)" -notmatch 'SilentlyContinue') { $message = "$($Error[0])" }
  try { Stop-SimLesson 6>$null } catch { }
  Get-Job | Remove-Job -Force
  Set-Location $start
  if ($message) { "WRONG: $($Example.Name): $($Example.Code): $message" }
}

$count = 0
$WarningPreference = 'SilentlyContinue'
$wrong = foreach ($file in Get-ChildItem $Examples -Filter *.txt) {
  foreach ($example in Get-Example $file) { Test-Example $example "run$((++$count))" }
}$wrong = @($wrong)
$wrong += foreach ($file in Get-ChildItem $Articles -Filter about_*.help.txt) { Test-Example (Get-ArticleCode $file) "run$((++$count))" }
"$count examples"
$wrong
