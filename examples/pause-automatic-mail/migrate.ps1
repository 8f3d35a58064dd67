<#
.SYNOPSIS
  Gives the users of one number another one without a mail to each, and turns the automatic mails on again.
.PARAMETER From
  The present number.
.PARAMETER To
  The new number.
#>
param([Parameter(Mandatory)] [string] $From, [Parameter(Mandatory)] [string] $To)

$before = (Get-CsOnlineDialInConferencingTenantSettings).AutomaticallySendEmailsToUsers
Set-CsOnlineDialInConferencingTenantSettings -AutomaticallySendEmailsToUsers $false
try {
  $users = @(Get-CsOnlineDialInConferencingUser -ServiceNumber $From)
  $users | Set-CsOnlineDialInConferencingUser -ServiceNumber $To | Out-Null
  "$($users.Count) users now have $To."
} finally {
  Set-CsOnlineDialInConferencingTenantSettings -AutomaticallySendEmailsToUsers $before
}
