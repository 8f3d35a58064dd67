# The conferencing user, as the service prints it.

# Makes the printed object. Only the command that made a PIN passes one; everybody else sees asterisks.
function ConvertTo-ConferencingUser {
  param($User, [string] $LeaderPin)
  $shown = ConvertTo-SimShape (Get-Shape ConferencingUser) $User
  if ($LeaderPin) { $shown.LeaderPin = $LeaderPin }
  $shown
}

# Refuses people for whom Microsoft does not provide audio conferencing.
function Assert-ConferencingUser {
  param($User)
  $name = $User.UserPrincipalName
  if ($User.Provider -ne 'Microsoft') { Stop-Command ($script:Text.OtherProvider -f $name, $User.Provider) ThirdPartyProvider InvalidOperation $name }
  if ($User.Licenses -notcontains 'MCOMEETADV') { Stop-Command ($script:Text.NoLicense -f $name) NoAudioConferencingLicense InvalidOperation $name }
  if (-not $User.ConferencingEnabled) { Stop-Command ($script:Text.NotEnabled -f $name) NotEnabledForConferencing InvalidOperation $name }
}

# What the parameters of Enable- and Set-CsOnlineDialInConferencingUser change of a user.
function Get-ConferencingChange {
  param($User, $Bound)
  $changes = @{}
  $bridgeId = $User.BridgeId
  $id = $null
  $bridge = Get-SimBridge $Bound['BridgeId'] $Bound['BridgeName']
  if ($bridge -and $bridge.Id -ne $bridgeId) {
    $bridgeId = $bridge.Id
    $changes.BridgeId = $bridge.Id
    $changes.ServiceNumber = $bridge.DefaultServiceNumber
    $changes.TollFreeServiceNumber = ''
  }
  if ($Bound['ServiceNumber']) { $changes.ServiceNumber = (Get-SimServiceNumber $Bound['ServiceNumber'] $bridgeId Toll).Number }
  if ($Bound['TollFreeServiceNumber']) { $changes.TollFreeServiceNumber = (Get-SimServiceNumber $Bound['TollFreeServiceNumber'] $bridgeId TollFree).Number }
  foreach ($name in 'AllowPstnOnlyMeetings', 'AllowTollFreeDialIn') { if ($Bound.ContainsKey($name)) { $changes[$name] = [bool] $Bound[$name] } }
  if ($Bound['ResetConferenceId'] -and $Bound.ContainsKey('ConferenceId')) { Stop-Command $script:Text.ConferenceIdBoth ConferenceIdBoth InvalidArgument }
  if ($Bound.ContainsKey('ConferenceId')) {
    $id = $Bound['ConferenceId']
    if ("$id" -notmatch '^\d{7}$') { Stop-Command ($script:Text.ConferenceIdFormat -f $id) InvalidConferenceId InvalidArgument $id }
  }
  # With dynamic IDs, which each meeting gets anew, a static one is accepted and has no lasting effect.
  if (-not (Get-SimSetting DialIn UseUniqueConferenceIds)) {
    $isTaken = { @(Find-SimObject User -Where "BridgeId~$bridgeId&ConferenceId~$id" | Where-Object Id -NE $User.Id).Count -gt 0 }
    if ($Bound['ResetConferenceId']) { do { $id = Get-Random -Minimum 1000000 -Maximum 9999999 } while (& $isTaken) }
    elseif ($id -and (& $isTaken)) { Stop-Command ($script:Text.ConferenceIdInUse -f $id) ConferenceIdInUse InvalidArgument $id }
    if ($id) { $changes.ConferenceId = $id }
  }
  $changes
}

# Carries out what Set-CsOnlineDialInConferencingUser was told, mails what the user must know, and gives the user back.
function Update-ConferencingUser {
  param($User, $Bound)
  $settings = Get-SimSetting DialIn
  $changes = Get-ConferencingChange $User $Bound
  if ($changes.Count -gt 0) { $User = Edit-SimObject User $User.Id $changes }
  $pin = if ($Bound['ResetLeaderPin']) { New-SimPin $User.Id $settings.PinLength }
  $occasion =
    if ($pin) { 'PinReset' }
    elseif ($changes.Keys -match 'ServiceNumber|ConferenceId') { 'Changed' }
    elseif ($Bound['SendEmail']) { 'Information' }
  if ($occasion -and ($Bound['SendEmail'] -or $settings.AutomaticallySendEmailsToUsers)) { Send-BoundMail $User $occasion $Bound $pin }
  $result = ConvertTo-ConferencingUser $User $pin
  if ($Bound['ConferenceId']) { $result.ConferenceId = $Bound['ConferenceId'] }
  $result
}

# Makes Microsoft the provider of a user: numbers of the default bridge, a first PIN, a mail.
function Enable-ConferencingUser {
  param($User, $Bound)
  $bridge = Find-SimObject Bridge | Where-Object IsDefault
  $settings = Get-SimSetting DialIn
  $changes = @{
    Provider = 'Microsoft'; ConferencingEnabled = $true; BridgeId = $bridge.Id; ServiceNumber = $bridge.DefaultServiceNumber
    AllowPstnOnlyMeetings = $settings.AllowPSTNOnlyMeetingsByDefault
  }
  $User = Edit-SimObject User $User.Id $changes
  $more = Get-ConferencingChange $User $Bound
  if ($more.Count -gt 0) { $User = Edit-SimObject User $User.Id $more }
  $pin = New-SimPin $User.Id $settings.PinLength
  if ($Bound['SendEmail'] -or $settings.AutomaticallySendEmailsToUsers) { Send-BoundMail $User Enabled $Bound $pin }
  ConvertTo-ConferencingUser $User $pin
}
