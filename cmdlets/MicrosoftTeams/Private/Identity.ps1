# Finding what an identity means.

# The one user of an identity; none and several are errors.
function Get-SimUser {
  param([string] $Identity)
  Find-SimObject User $Identity -Single
}

# A phone number as the service prints it: digits only.
function ConvertTo-BareNumber {
  param([string] $Number)
  $Number -replace '^(?i:tel:)?\+?', '' -replace '[\s()-]', ''
}

# The bridge of an id or a name; nothing if neither is given.
function Get-SimBridge {
  param($Id, [string] $Name)
  if ($Id) {
    $found = Find-SimObject Bridge "$Id"
    if (-not $found) { Stop-Command ($script:Text.NoBridge -f $Id) BridgeNotFound ObjectNotFound $Id }
  } elseif ($Name) {
    $found = Find-SimObject Bridge $Name
    if (-not $found) { Stop-Command ($script:Text.NoBridge -f $Name) BridgeNotFound ObjectNotFound $Name }
  }
  $found
}

# The service number of a bridge; an error when the bridge does not have it, or it is of the other type.
function Get-SimServiceNumber {
  param([string] $Number, $BridgeId, [string] $Type)
  $bare = ConvertTo-BareNumber $Number
  if ($bare -notmatch '^\d{5,15}$') { Stop-Command ($script:Text.BadNumber -f $Number) InvalidServiceNumber InvalidArgument $Number }
  $found = Find-SimObject ServiceNumber $bare | Where-Object BridgeId -EQ "$BridgeId"
  if (-not $found) { Stop-Command ($script:Text.NumberNotOnBridge -f $bare) ServiceNumberNotOnBridge InvalidArgument $bare }
  if ($found.Type -ne $Type) { Stop-Command ($script:Text.NumberOfOtherType -f $bare, $found.Type, $Type) ServiceNumberType InvalidArgument $bare }
  $found
}

# The number that a command is about: an identity, or a service number object. A number that is not quoted is taken for the object.
function Get-GivenNumber {
  param($Identity, $Instance)
  if (-not $Instance) { return $Identity }
  if ($null -ne $Instance.PSObject.Properties['Number']) { $Instance.Number } else { "$Instance" }
}
