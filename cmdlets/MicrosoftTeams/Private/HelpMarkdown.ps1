# Reads a command's help as PlatyPS writes it, and makes the text of a stub.

function ConvertFrom-HelpMarkdown {
  param([string] $Text, [string] $File)
  $text = $Text -replace "`r", ''
  if ($text -notmatch '(?m)^# +([A-Za-z]+-[A-Za-z0-9]+)\s*$') { return }
  $command = $Matches[1]
  $module = if ($text -match '(?m)^(?:Module Name|applicable): *(\S+)') { $Matches[1] }
  $synopsis = if ($text -match '(?s)## SYNOPSIS\s*\n(.*?)\n## ') { ($Matches[1].Trim() -split "`n")[0] -replace '#>', '' }
  $types = @{}; $aliases = @{}
  foreach ($match in [regex]::Matches($text, '(?s)### -(\w+)\s*\n(.*?)(?=\n### |\n## |$)')) {
    $name = $match.Groups[1].Value
    $body = $match.Groups[2].Value
    $types[$name] = if ($body -match '(?m)^Type: *([\w.\[\]]+)') { $Matches[1] } else { 'Object' }
    if ($body -match '(?m)^Aliases: *(.+)$') { $aliases[$name] = @($Matches[1] -split '[,\s]+' | Where-Object { $_ -match '^\w+$' }) }
  }
  $sets = Get-HelpSyntax $text $command
  $names = @($sets.Parameters.Name) + @($types.Keys | Sort-Object) | Where-Object { $_ -and $_ -notin 'CommonParameters', 'WhatIf', 'Confirm' } | Select-Object -Unique
  $declared = foreach ($name in $names) { Get-StubParameter $name $sets $types[$name] $aliases[$name] }
  $default = if (@($sets).Count -gt 1) { "DefaultParameterSetName = '$(@($sets)[0].Name)', " }
  $body = @"
function $command {
  <#
  .SYNOPSIS
    $synopsis
  #>
  [CmdletBinding(${default}SupportsShouldProcess)]
  param(
$($declared -join ",`n")
  )
  process {
    Write-Warning '$command is a stub: it does nothing and gives back what it was called with.'
    [pscustomobject] (@{ Command = '$command' } + `$PSBoundParameters)
  }
}
"@
  [pscustomobject]@{ Name = $command; Module = $module; Parameters = @($names).Count; Text = $body }
}

# The parameter sets of a SYNTAX section: names, whether they must be there, and positions.
function Get-HelpSyntax {
  param([string] $Text, [string] $Command)
  if ($Text -notmatch '(?s)## SYNTAX\s*\n(.*?)\n## ') { return }
  $section = $Matches[1]
  $number = 0
  foreach ($match in [regex]::Matches($section, '(?s)(?:###\s*([^\n]+)\n+)?```[^\n]*\n(.*?)```')) {
    $number++
    $name = $match.Groups[1].Value -replace '\(Default\)', '' -replace '[^\w]', ''
    $line = ($match.Groups[2].Value -replace '\s+', ' ') -replace "^ *$Command", ''
    $position = 0
    $parameters = foreach ($item in [regex]::Matches($line, '(\[?)(\[?)-(\w+)(\]?)(?: +<([^>]+)>)?')) {
      [pscustomobject]@{
        Name = $item.Groups[3].Value; Type = $item.Groups[5].Value; Mandatory = $item.Groups[1].Value -eq '' -or ($item.Groups[2].Value -eq '' -and $item.Groups[4].Value -eq ']' -and $item.Groups[5].Value -ne '')
        Position = if ($item.Groups[4].Value -eq ']' -and $item.Groups[5].Value) { $position++; $position - 1 }
      }
    }
    [pscustomobject]@{ Name = if ($name) { $name } else { "Set$number" }; Parameters = @($parameters) }
  }
}

function Get-StubParameter {
  param([string] $Name, $Sets, [string] $Type, $Aliases)
  $known = @{ SwitchParameter = 'switch'; String = 'string'; Boolean = 'bool'; Int32 = 'int'; Int64 = 'long'; UInt32 = 'uint'; Guid = 'guid'; DateTime = 'datetime'; PSCredential = 'pscredential'; 'String[]' = 'string[]'; Hashtable = 'hashtable' }
  $in = @($Sets | Where-Object { $_.Parameters.Name -contains $Name })
  $attributes = if ($in) {
    $all = $in.Count -eq @($Sets).Count
    foreach ($set in $(if ($all) { $in | Select-Object -First 1 } else { $in })) {
      $item = $set.Parameters | Where-Object Name -EQ $Name | Select-Object -First 1
      $words = @(if (-not $all) { "ParameterSetName = '$($set.Name)'" }; if ($item.Mandatory) { 'Mandatory' }; if ($null -ne $item.Position) { "Position = $($item.Position)" })
      if ($words) { "[Parameter($($words -join ', '))] " }
      if (-not $Type) { $Type = if ($item.Type) { $item.Type } else { 'SwitchParameter' } }
    }
  }
  $alias = if ($Aliases) { "[Alias('$($Aliases -join "', '")')] " }
  $short = ($Type -replace '^.*\.', '')
  $written = if ($known.ContainsKey($Type)) { $known[$Type] } elseif ($known.ContainsKey($short)) { $known[$short] } else { 'object' }
  "    $($attributes -join '')$alias[$written] `$$Name"
}
