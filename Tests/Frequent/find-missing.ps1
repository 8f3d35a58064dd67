# Prints the names of names.txt that this program does not know.
foreach ($line in Get-Content "$PSScriptRoot/names.txt") {
  if ($line.StartsWith('#')) { continue }
  $kind, $count, $name = $line -split ' ', 3
  $typeName, $member = $name -split '::', 2
  $type = $typeName -as [type]
  foreach ($space in 'Management.Automation', 'Management.Automation.Runspaces') { if (-not $type) { $type = "$space.$typeName" -as [type] } }
  if (-not $type) { "$kind $name"; continue }
  if ($kind -ne 'S') { continue }
  $member = $member -replace '\(\)$'
  if ($member -eq 'new') { continue }
  if (-not ($type | Get-Member -Static -Name $member)) { "$kind $name" }
}
