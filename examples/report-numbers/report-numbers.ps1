<#
.SYNOPSIS
  Reports which users have which default numbers, by bridge.
#>
Get-CsOnlineDialInConferencingUser |
  Sort-Object BridgeName, ServiceNumber, SipAddress |
  Select-Object @{ Name = 'User'; Expression = { $_.SipAddress.Substring(4) } }, BridgeName, ServiceNumber, TollFreeServiceNumber
