<#
.SYNOPSIS
  Makes a meeting policy for a department and gives it to everybody there; running it again changes nothing.
#>
param([string] $Department = 'Sales', [string] $Policy = 'SalesMeetings')

if (-not (Get-CsTeamsMeetingPolicy -Filter "Tag:$Policy")) {
  $null = New-CsTeamsMeetingPolicy -Identity $Policy -AutoAdmittedUsers EveryoneInCompany -AllowPSTNUsersToBypassLobby $false
}
$people = Get-CsOnlineUser -Filter "Department -eq '$Department'" | Where-Object TeamsMeetingPolicy -NE $Policy
$people | Grant-CsTeamsMeetingPolicy -PolicyName $Policy
"$(@($people).Count) people of $Department got the policy $Policy"
