# Objects as the service prints them.

# What a row of Types/Shapes.psd1 makes of an object, in the era that the script has connected to.
function Get-Shape {
  param([string] $Name, [string] $And)
  $era = Get-Era
  $remote = $script:Connection.IsRemote
  $key = "$Name $And $era $remote"
  $known = $script:Shapes[$key]
  if ($known) { return $known }
  if (-not $script:ShapeRows) { $script:ShapeRows = Import-SimData "$PSScriptRoot/../Types" Shapes -Language en-US }
  $row = if ($script:ShapeRows.ContainsKey("$Name.$era")) { "$Name.$era" } else { $Name }
  $session = if ($remote) { @{ RunspaceId = $script:Connection.RunspaceId; ComputerName = $script:Connection.ComputerName } } else { @{} }
  $shape = New-SimShape @($row, $And | Where-Object { $_ }) $script:ShapeRows @session
  $script:Shapes[$key] = $shape
  $shape
}

function ConvertTo-ConferencingBridge {
  param($Bridge)
  $numbers = @(Find-SimObject ServiceNumber -Where "BridgeId~$($Bridge.Id)" -As (Get-Shape ServiceNumber))
  $isTeams = (Get-Era) -eq 'Teams'
  ConvertTo-Era ([pscustomobject]@{
    PSTypeName           = if ($isTeams) { 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.ConferencingBridge' } else { 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingBridge' }
    Name                 = $Bridge.Name
    DefaultServiceNumber = if ($isTeams) { $numbers | Where-Object Number -EQ $Bridge.DefaultServiceNumber } else { $Bridge.DefaultServiceNumber }
    Identity             = [guid] $Bridge.Id
    IsDefault            = $Bridge.IsDefault
    Region               = $Bridge.Region
    ServiceNumbers       = $numbers
    TenantId             = [guid] $Bridge.TenantId
  })
}

# The shape of a user, with the policies or without.
function Get-UserShape {
  param([switch] $SkipUserPolicies)
  if ($SkipUserPolicies) { Get-Shape OnlineUser } else { Get-Shape OnlineUser UserPolicies }
}

# The languages in which a service number can answer.
function Get-LanguageTable {
  $table = [ordered]@{}
  foreach ($line in (Import-SimData "$PSScriptRoot/../Types" Languages -Language en-US).Languages) {
    $code, $name = $line -split '=', 2
    $table[$code] = $name
  }
  $table
}

# A filter such as { Department -eq 'Sales' } or "Department eq 'Sales'", as a test of one object.
function ConvertTo-FilterBlock {
  param($Filter)
  $operators = 'eq|ne|like|notlike|gt|lt|ge|le|match|notmatch|contains|notcontains|in'
  $text = "$Filter" -replace '(\w\s+)(?=(?:eq|ne|like|notlike|gt|lt|ge|le|contains)\s)', '$1-' -replace '(["''\w)]\s+)(?=(?:and|or)\s)', '$1-'
  $text = $text -replace "(?<![\w`$''""\.-])([A-Za-z]\w*)(?=\s+-(?:$operators)\b)", '$$_.$1'
  try { $block = [scriptblock]::Create($text) } catch { Stop-Command ($script:Text.BadFilter -f "$Filter") InvalidFilter InvalidArgument "$Filter" }
  # Only comparisons: a filter is data, and must not run anything.
  $words = $text -replace "'(?:[^']|'')*'|`"[^`"`$``]*`"", '0'
  if ($words -notmatch '^(?:\s|\$_\.\w+|\$(?:true|false|null)\b|-\w+\b|[(),!]|\d+(?:\.\d+)?)+$') { Stop-Command ($script:Text.BadFilter -f "$Filter") InvalidFilter InvalidArgument "$Filter" }
  $block
}

# An LDAP filter of the form Attribute=Value, as a test of one object.
function ConvertTo-LdapBlock {
  param([string] $Filter)
  if ($Filter -notmatch '^\s*\(?\s*(\w+)\s*=\s*([^()]*?)\s*\)?\s*$') { Stop-Command ($script:Text.BadFilter -f $Filter) InvalidFilter InvalidArgument $Filter }
  $names = @{ l = 'City'; c = 'UsageLocation'; co = 'UsageLocation'; mail = 'WindowsEmailAddress'; cn = 'DisplayName'; sn = 'LastName'; givenName = 'FirstName' }
  $name = if ($names.ContainsKey($Matches[1])) { $names[$Matches[1]] } else { $Matches[1] }
  $value = $Matches[2]
  { "$($_.$name)" -like $value }.GetNewClosure()
}
