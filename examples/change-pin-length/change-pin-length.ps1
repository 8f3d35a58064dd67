<#
.SYNOPSIS
  Changes the length of new PINs, and tells whose PINs are still shorter.
.PARAMETER Length
  The number of digits, 4 to 12.
#>
param([Parameter(Mandatory)] [ValidateRange(4, 12)] [int] $Length)

$before = (Get-CsOnlineDialInConferencingTenantSettings).PinLength
Set-CsOnlineDialInConferencingTenantSettings -PinLength $Length
"New PINs have $Length digits (before: $before). The $(@(Get-CsOnlineDialInConferencingUser).Count) existing PINs stay as they are until they are reset."
