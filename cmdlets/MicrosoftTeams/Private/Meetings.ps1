# Meetings that callers join: who is in, who waits, and what each hears.

# What a caller hears, in the language of the number that is dialed.
function Get-Prompt {
  param([string] $Name, [string] $Language, $Value)
  if (-not $script:Prompts.ContainsKey($Language)) { $script:Prompts[$Language] = Import-SimData "$PSScriptRoot/.." Messages -Language $Language }
  $script:Prompts[$Language]."Prompt$Name" -f $Value
}

# The meeting of an organizer; it begins to exist with the first who joins.
function Get-Meeting {
  param($User)
  if (-not $script:Meetings.ContainsKey($User.Id)) {
    $script:Meetings[$User.Id] = @{ Organizer = $User.UserPrincipalName; Started = $false; People = [System.Collections.Generic.List[object]]::new() }
  }
  $script:Meetings[$User.Id]
}

# The property of the meeting policy that holds for a user.
function Get-MeetingPolicyValue {
  param($User, [string] $Property)
  $family = Get-Family CsTeamsMeetingPolicy
  $name = if ($User.Policies.TeamsMeetingPolicy) { $User.Policies.TeamsMeetingPolicy } else { (Get-SimSetting TenantPolicies).TeamsMeetingPolicy }
  (Get-FamilyOne $family $(if ($name) { $name } else { 'Global' }))[$Property]
}

# Whether somebody without the organizer's PIN is let in at once when the meeting runs.
function Test-Admitted {
  param($User, [string] $Kind)
  if ((Get-Era) -ne 'Teams') { return $true }
  $who = Get-MeetingPolicyValue $User AutoAdmittedUsers
  switch ($Kind) {
    'Phone' { $who -eq 'Everyone' -or (Get-MeetingPolicyValue $User AllowPSTNUsersToBypassLobby) }
    'Guest' { $who -eq 'Everyone' }
    default { $who -ne 'OrganizerOnly' }
  }
}

# Decides what happens to somebody who joins; writes what they hear to the log.
function Join-Meeting {
  param($User, $Meeting, [string] $Kind, [string[]] $Pin, [string] $Caller, [string] $Language, $Log)
  $say = { param($Name, $Value) $Log.Add((Get-Prompt $Name $Language $Value)) }
  if ($Kind -eq 'Phone') {
    & $say Welcome
    if ($User.ConferenceId) { & $say ConferenceId $User.ConferenceId }
    $wrong = 0
    foreach ($attempt in $Pin | Where-Object { $_ }) {
      & $say EnterPin
      if (Test-SimPin $User.Id $attempt) {
        & $say PinRight
        return 'Leader'
      }
      & $say PinWrong
      if (++$wrong -ge 3) { & $say Goodbye; return 'Disconnected' }
    }
    if ((Get-SimSetting DialIn EnableNameRecording) -and (Get-SimSetting DialIn EntryExitAnnouncementsType) -eq 'UseNames' -and (Get-SimSetting DialIn EnableEntryExitNotifications)) { & $say RecordName }
  }
  if ($Kind -eq 'Client') { return 'Leader' }
  if (-not $Meeting.Started) {
    $mayStart = if ($Kind -eq 'Phone') { $User.AllowPstnOnlyMeetings } else { (Get-Era) -eq 'Teams' -and (Get-MeetingPolicyValue $User AllowAnonymousUsersToStartMeeting) }
    if ($mayStart) { return 'Leader' }
    & $say NotStarted
    & $say Music
    return 'Lobby'
  }
  if (Test-Admitted $User $Kind) { return 'InMeeting' }
  & $say Lobby
  & $say Music
  'Lobby'
}

# Lets those in who waited for the meeting to start.
function Start-Meeting {
  param($User, $Meeting)
  if ($Meeting.Started) { return }
  $Meeting.Started = $true
  foreach ($person in $Meeting.People) {
    if ($person.State -eq 'Lobby' -and (Test-Admitted $User $person.Kind)) {
      $person.State = 'InMeeting'
      $person.Log.Add((Get-Prompt Admitted $person.Language))
    }
  }
}
