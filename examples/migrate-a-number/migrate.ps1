<#
.SYNOPSIS
  Moves everybody from one default toll number to another, and gives the old number back.
#>
param([Parameter(Mandatory)] [string] $From, [Parameter(Mandatory)] [string] $To)

$bridge = Get-CsOnlineDialInConferencingBridge -Name 'Conference Bridge'
$before = @(Get-CsOnlineDialInConferencingUser -ServiceNumber $From).Count
Set-CsOnlineDialInConferencingUserDefaultNumber -FromNumber $From -ToNumber $To -NumberType Toll -BridgeId $bridge.Identity -RescheduleMeetings
$after = @(Get-CsOnlineDialInConferencingUser -ServiceNumber $From).Count
"$($before - $after) users moved from $From to $To, $after are left"
if ($after -eq 0) { Unregister-CsOnlineDialInConferencingServiceNumber -Identity $From -BridgeName 'Conference Bridge' }
