<#
.SYNOPSIS
  Takes audio conferencing, the policies and the telephone number of somebody who leaves.
#>
param([Parameter(Mandatory)] [string] $User)

Disable-CsOnlineDialInConferencingUser -Identity $User
Grant-CsTeamsMeetingPolicy -Identity $User -PolicyName $null
Set-CsOnlineVoiceUser -Identity $User -TelephoneNumber $null
Get-CsOnlineDialInConferencingUser $User
"$User can no longer be dialed in to"
