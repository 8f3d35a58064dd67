# Loads the functions that the manifest exports: those with a file of their own, and the long tail from its table.
# A caller's strict mode ends here, as it does at a cmdlet of the real module.
Set-StrictMode -Off
$script:Text = Import-SimData $PSScriptRoot Messages
$script:Connection = @{ Account = 'admin@contoso.com'; IsConnected = $false; IsRemote = $false; Era = (Get-SimOption).Era; RunspaceId = ''; ComputerName = '' }
$script:Sessions = @()
$script:SessionCount = 0
$script:Families = @{}
$script:Shown = @{}
$script:Shapes = @{}
$script:NumberLines = @{}
$script:Faults = @()
$script:Slept = 0.0
$script:Prompts = @{}
$script:Meetings = @{}
$script:Calls = @()
$script:Nouns = (Import-SimData "$PSScriptRoot/Types" Nouns -Language en-US).Nouns

foreach ($name in 'Connection', 'Identity', 'ConferencingUser', 'Shapes', 'Mail', 'Era', 'Family', 'FamilyVerbs', 'Voice', 'Faults', 'Meetings', 'HelpMarkdown', 'Completers') { . "$PSScriptRoot/Private/$name.ps1" }
Register-SimCommand (Import-SimData $PSScriptRoot MicrosoftTeams -Language en-US).FunctionsToExport -Folder "$PSScriptRoot/Public" -Help $PSScriptRoot {
  param($Name)
  $noun = @($script:Nouns.Keys) -eq ($Name -split '-', 2)[1]
  Get-FamilyText $noun[0] $Name
}

Set-Alias Get-CsCsOnlineDialInConfencingUser Get-CsOnlineDialInConferencingUser -Verbose:$false -WhatIf:$false
Set-Alias Get-CsOnlineDailinConferncingUser Get-CsOnlineDialInConferencingUser -Verbose:$false -WhatIf:$false
Set-Alias Get-CsUser Get-CsOnlineUser -Verbose:$false -WhatIf:$false
Set-SimActor $script:Connection.Account
