<#
.SYNOPSIS
  Makes a new colleague ready for audio conferencing: provider, number, policy, PIN by mail.
#>
param([Parameter(Mandatory)] [string] $User, [string] $Number = '14255034412', [string] $Policy = 'AllOn')

$known = Get-CsOnlineUser $User
if ($known.FeatureTypes -notcontains 'AudioConferencing') { throw "$User has no licence for audio conferencing." }
$null = Enable-CsOnlineDialInConferencingUser -Identity $User -ServiceNumber $Number -ReplaceProvider -SendEmail
Grant-CsTeamsMeetingPolicy -Identity $User -PolicyName $Policy
Get-CsOnlineDialInConferencingUserState $User | Select-Object DisplayName, Provider, TollNumber
