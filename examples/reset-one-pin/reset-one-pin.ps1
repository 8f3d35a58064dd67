<#
.SYNOPSIS
  Resets the dial-in conferencing PIN of one user and says what happened.
.PARAMETER Identity
  The user: user principal name, SIP address, display name or object id.
#>
param([Parameter(Mandatory)] [string] $Identity)

$user = Get-CsOnlineDialInConferencingUser -Identity $Identity -ErrorAction Stop
$result = Set-CsOnlineDialInConferencingUser -Identity $Identity -ResetLeaderPin -ErrorAction Stop
"The new PIN of $($user.SipAddress.Substring(4)) has $($result.LeaderPin.Length) digits."
