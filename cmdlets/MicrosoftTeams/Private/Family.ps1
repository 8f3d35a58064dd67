# Makes the commands of the long tail from the table in Types/Nouns.psd1: one for each noun and verb.

# What a row of the table says, read once.
function Get-Family {
  param([string] $Noun)
  $known = $script:Families[$Noun]
  if ($known) { return $known }
  $form, $verbs, $properties, $instances = $script:Nouns[$Noun] -split '\|'
  $defaults = [ordered]@{}
  $types = @{}
  foreach ($item in -split $properties) {
    $name, $rest = $item -split ':', 2
    $type, $default = $rest -split '=', 2
    $types[$name] = $type
    if ($type -eq 'strings') { $defaults[$name] = @($default | Where-Object { $_ }) } else { $defaults[$name] = ConvertTo-FamilyValue $type $default }
  }
  $builtIn = [ordered]@{}
  if ($form -in 'Policy', 'Config') { $builtIn['Global'] = @{} }
  foreach ($item in ("$instances" -split ' ' | Where-Object { $_ })) {
    $name, $rest = $item.TrimEnd(')') -split '\(', 2
    $changes = @{}
    if ($rest) { foreach ($pair in $rest -split ',') { $key, $value = $pair -split '=', 2; $changes[$key] = ConvertTo-FamilyValue $types[$key] $value } }
    $builtIn["Tag:$name"] = $changes
  }
  $family = @{
    Noun = $Noun; Kind = $Noun.Substring(2); Form = $form; Verbs = -split $verbs; Defaults = $defaults; Types = $types; BuiltIn = $builtIn
  }
  $script:Families[$Noun] = $family
  $family
}

function ConvertTo-FamilyValue {
  param([string] $Type, $Text)
  switch ($Type) {
    'bool' { $Text -eq 'true' }
    'int' { [int] $Text }
    default { if ($Text -and $Type -ne 'object') { $Text.Replace('_', ' ') } elseif ($Text) { $Text } elseif ($Type -eq 'string') { '' } }
  }
}

# The declarations of the parameters that a noun's properties give.
function Get-FamilyParameter {
  param([string] $Properties)
  foreach ($item in -split $Properties) {
    $name, $rest = $item -split ':', 2
    $type = ($rest -split '=', 2)[0]
    switch -Wildcard ($type) {
      'bool' { "[bool] `$$name" }
      'int' { "[int] `$$name" }
      'string' { "[string] `$$name" }
      'guid' { "[guid] `$$name" }
      '{*' { "[ValidateSet('$($type.Trim('{}').Replace('/', "', '"))')] [string] `$$name" }
      default { "[object] `$$name" }
    }
  }
}

# The text of the functions of one noun.
function Get-FamilyText {
  param([string] $Noun, [string[]] $Only)
  $form, $verbs, $properties, $null = $script:Nouns[$Noun] -split '\|'
  $declared = (Get-FamilyParameter $properties) -join ",`n  "
  $common = '[switch] $Force, [guid] $Tenant, [switch] $AsJob, [object] $BypassDualWrite, [string] $MsftInternalProcessingMode'
  $identity = if ($form -eq 'Object') { "[Alias('Id', 'LocationId')] [string] `$Identity" } else { '[string] $Identity' }
  $example = switch ($Noun) { 'CsOnlineLisLocation' { 'c7c5a17f-00d7-47c0-9ddb-3383229d606b' } 'CsOnlineLisCivicAddress' { '2e8b6a3c-5b1f-4a6e-9a0e-5c8d1f7e6b66' } default { if ($form -eq 'Config') { 'Global' } else { 'Sales' } } }
  foreach ($verb in -split $verbs) {
    $name = "$verb-$Noun"
    if ($Only -and $name -notin $Only) { continue }
    $binding = 'SupportsShouldProcess'
    $line = "$name -Identity $example"
    switch ($verb) {
      'Get' {
        $binding = "DefaultParameterSetName = 'Identity', SupportsShouldProcess"
        $extra = if ($form -eq 'Object') { ', [string] $NameFilter, [int] $First, [int] $Skip, [int] $ResultSize, [string] $City' }
        if ($Noun -eq 'CsConferencingPolicy') { $extra = ', [string] $Include, [string] $ApplicableTo' } elseif ($form -eq 'Policy') { $extra = ', [string] $Include' }
        $parameters = "[Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipelineByPropertyName)] $identity, [Parameter(ParameterSetName = 'Filter', Mandatory)] [string] `$Filter, [switch] `$LocalStore, $common$extra"
        $line = $name
      }
      'New' {
        $must = if ($form -eq 'Policy') { 'Mandatory, ' }
        if ($form -eq 'Object') { $line = if ($Noun -like '*Lis*') { "$name -City Redmond" } else { "$name -Name Sales" } }
        $parameters = "[Parameter(${must}Position = 0)] $identity, $declared, [switch] `$InMemory, $common"
      }
      'Set' {
        $must = if ($form -in 'Named', 'Object') { 'Mandatory, ValueFromPipelineByPropertyName, ' }
        $binding = "DefaultParameterSetName = 'Identity', SupportsShouldProcess"
        $parameters = "[Parameter(ParameterSetName = 'Identity', ${must}Position = 0)] $identity, [Parameter(ParameterSetName = 'Instance', Mandatory, ValueFromPipeline)] [psobject] `$Instance, $declared, $common"
      }
      'Remove' { $parameters = "[Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)] $identity, $common" }
      'Grant' {
        $binding = "DefaultParameterSetName = 'Identity', SupportsShouldProcess"
        $parameters = "[Parameter(ParameterSetName = 'Identity', Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)] [string] `$Identity, [Parameter(Position = 1)] [AllowNull()] [AllowEmptyString()] [string] `$PolicyName, [Parameter(ParameterSetName = 'GrantToTenant', Mandatory)] [switch] `$Global, [Parameter(ParameterSetName = 'GrantToGroup', Mandatory)] [string] `$Group, [Parameter(ParameterSetName = 'GrantToGroup')] [int] `$Rank, [switch] `$PassThru, [string] `$DomainController, $common"
        $line = "$name -Identity amos.marble@contoso.com -PolicyName `$null"
      }
    }
    @"
function $name {
<#
.SYNOPSIS
$($script:Text."Help$verb" -f $Noun.Substring(2))
.EXAMPLE
$line
#>
[CmdletBinding($binding)]
param($parameters)
process { try { Invoke-Family$verb $Noun `$PSCmdlet `$PSBoundParameters } catch { Write-SimError `$PSCmdlet `$_ } }
}
"@
  }
}
