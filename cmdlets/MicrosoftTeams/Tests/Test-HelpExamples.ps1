# Runs the examples in the help of every command of the module and tells which fail.
$global:WarningPreference = 'SilentlyContinue'
$global:ErrorActionPreference = 'SilentlyContinue'
$order = 'New', 'Register', 'Get', 'Set', 'Grant', 'Unregister', 'Enable', 'Disable', 'Remove'
$result = Set-CsOnlineDialInConferencingUser amos.marble@contoso.com -ResetLeaderPin
$commands = Get-Command -Module MicrosoftTeams -CommandType Function | Sort-Object { $_.Noun }, { $order.IndexOf($_.Verb) }
Save-SimTenant start
$noun = ''
$count = 0
$wrong = foreach ($command in $commands) {
  if ($command.Noun -ne $noun) { Restore-SimTenant start; $noun = $command.Noun }
  $examples = @((Get-Help $command.Name -Full).Examples.Example)
  if (-not $examples) { "WRONG: $($command.Name) has no example" }
  foreach ($example in $examples) {
    $Error.Clear()
    $message = try { $null = @(Invoke-Expression ($example.Code -split "\r?\n\s*\r?\n")[0]) } catch { "$_" }
    if (-not $message -and $Error.Count) { $message = "$($Error[0])" }
    $count++
    if ($message) { "WRONG: $($example.Code): $message" }
  }
}
"$($commands.Count) commands, $count examples"
$wrong
