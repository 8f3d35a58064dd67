# Tells what the help of native commands lacks in the session's language.
param([string[]]$Refused)

$common = 'Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ProgressAction', 'ErrorVariable', 'WarningVariable', 'InformationVariable', 'OutVariable',
  'OutBuffer', 'PipelineVariable'

function Test-Text($Text, $What) {
  if (-not "$Text".Trim()) { "MISSING: $What" } elseif ("$Text".StartsWith('[en-US]')) { "ENGLISH: $What" }
}

$count = 0
$missing = foreach ($command in Get-Command -CommandType Cmdlet, Function | Where-Object { $_.Name -ne 'Test-Text' -and (-not $_.Module -or $_.CommandType -eq 'Cmdlet') }) {
  $count++
  $help = Get-Help $command.Name
  if ($help.Synopsis -match "^\s*$([regex]::Escape($command.Name))( |`n|$)") { "MISSING: $($command.Name)"; continue }
  Test-Text $help.Synopsis "$($command.Name) synopsis"
  Test-Text $help.description.Text "$($command.Name) description"
  if ($command.Name -in $Refused) { continue }
  foreach ($parameter in $help.parameters.parameter) {
    if ($parameter.name -notin $common) { Test-Text $parameter.description.Text "$($command.Name) -$($parameter.name)" }
  }
  $number = 0
  foreach ($example in $help.examples.example) { Test-Text $example.remarks.Text "$($command.Name) example $((++$number))" }
}
"$count commands"
$missing
