# Loads the functions that the manifest exports, one file each, and the private ones that they share.
$script:Text = Import-SimData $PSScriptRoot Messages
$script:Connection = @{ Account = 'admin@contoso.com'; IsConnected = $false }
$script:Sessions = @()
$script:SessionCount = 0

foreach ($name in 'Connection', 'Identity', 'ConferencingUser', 'Shapes', 'Mail') { . "$PSScriptRoot/Private/$name.ps1" }
foreach ($name in (Import-SimData $PSScriptRoot MicrosoftTeams -Language en-US).FunctionsToExport) { . "$PSScriptRoot/Public/$name.ps1" }

Set-Alias Get-CsCsOnlineDialInConfencingUser Get-CsOnlineDialInConferencingUser
Set-SimActor $script:Connection.Account
