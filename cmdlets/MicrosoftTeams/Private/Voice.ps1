# Telephone numbers of people, and the updating of their meetings.

# Refuses what is no telephone number, in any of the notations that the service takes.
function Assert-PhoneNumber {
  param([string] $Number)
  if ((ConvertTo-BareNumber $Number) -notmatch '^\d{5,15}$') { Stop-Command ($script:Text.BadNumber -f $Number) InvalidNumber InvalidArgument $Number }
}

# Refuses what is no mail address.
function Assert-MailAddress {
  param([string] $Address)
  if ($Address -notmatch '^[^@\s<>,;"()]+@[^@\s<>,;"()]+\.[^@\s<>,;".()]+$') { Stop-Command ($script:Text.BadAddress -f $Address) InvalidMailAddress InvalidArgument $Address }
}

# Gives a user a number of the tenant; an empty one takes the present one away.
function Set-UserNumber {
  param($User, [string] $Number, [string] $LocationId, [switch] $NeedsLocation)
  $held = @(Find-SimObject TelephoneNumber | Where-Object UserId -EQ $User.Id)
  if (-not $Number) {
    foreach ($item in $held) { $null = Edit-SimObject TelephoneNumber $item.Id @{ UserId = ''; TargetType = '' } }
    $null = Edit-SimObject User $User.Id @{ LineURI = ''; EnterpriseVoiceEnabled = $false }
    return
  }
  Assert-PhoneNumber $Number
  $bare = ConvertTo-BareNumber $Number
  $found = @(Find-SimObject TelephoneNumber $bare)
  if (-not $found) { Stop-Command ($script:Text.NumberNotOwned -f $bare) NumberNotOwned ObjectNotFound $bare }
  if ($found[0].InventoryType -eq 'Service') { Stop-Command ($script:Text.NumberOfOtherType -f $bare, 'Service', 'Subscriber') NumberType InvalidArgument $bare }
  if ($found[0].UserId -and $found[0].UserId -ne $User.Id) { Stop-Command ($script:Text.NumberInUse -f $bare) NumberAssigned InvalidOperation $bare }
  if ($NeedsLocation -and $User.UsageLocation -eq 'US' -and -not $LocationId) { Stop-Command ($script:Text.LocationMissing -f $User.UserPrincipalName) LocationMissing InvalidArgument }
  foreach ($item in $held) { if ($item.Id -ne $bare) { $null = Edit-SimObject TelephoneNumber $item.Id @{ UserId = ''; TargetType = '' } } }
  $null = Edit-SimObject TelephoneNumber $bare @{ UserId = $User.Id; TargetType = 'User'; ActivationState = 'Activated' }
  $null = Edit-SimObject User $User.Id @{ LineURI = "tel:+$bare"; EnterpriseVoiceEnabled = $true; LocationId = $LocationId }
}

# Updates the meetings of a user; the simulated tenant is done at once.
function Add-MeetingMigration {
  param($User, [string] $Target = 'Current', [string] $Source = 'All')
  $type = if ($Target -eq 'Teams') { if ($Source -eq 'SfB') { 'SfbToTeams' } elseif ($Source -eq 'Teams') { 'TeamsToTeams' } else { 'AllToTeams' } } else { 'ToSameType' }
  $null = Add-SimObject MeetingMigration @{
    UserId = $User.Id; UserPrincipalName = $User.UserPrincipalName; MigrationType = $type; State = 'Succeeded'; Meetings = 0
    CreateDate = (Get-Date).ToUniversalTime().ToString('o')
  }
}

# A property of a Global configuration of the long tail.
function Get-SimObjectSetting {
  param([string] $Noun, [string] $Property)
  (Get-FamilyOne (Get-Family $Noun) 'Global')[$Property]
}
