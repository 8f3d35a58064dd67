# Offers what the tenant holds while an argument is typed: users, bridges, service numbers.

# Turns names into completions: quoted where needed, in the quotes that the word began with.
function New-SimCompletion([string] $Word, [string[]] $Names) {
  $quote = if ($Word -match '^["'']') { $Word.Substring(0, 1) } else { '' }
  $start = $Word.Trim('"', "'")
  foreach ($name in $Names | Where-Object { $_ } | Sort-Object -Unique) {
    if (-not $name.StartsWith($start, [StringComparison]::OrdinalIgnoreCase)) { continue }
    $text = if ($quote -eq '"') { '"' + $name + '"' }
      elseif ($quote -or $name -match '[^\w@.+-]') { "'" + $name.Replace("'", "''") + "'" }
      else { $name }
    [System.Management.Automation.CompletionResult]::new($text, $name, 'ParameterValue', $name)
  }
}

$users = { param($c, $p, $word) New-SimCompletion $word (Find-SimObject User -Prefix $word.Trim('"', "'")).UserPrincipalName }
$bridges = { param($c, $p, $word) New-SimCompletion $word (Find-SimObject Bridge).Name }
$bridgeIds = { param($c, $p, $word) New-SimCompletion $word (Find-SimObject Bridge).Identity }
$numbers = { param($c, $p, $word) New-SimCompletion $word (Find-SimObject ServiceNumber).Number }

$byUser = 'Get-CsOnlineUser', 'Get-CsUserAcp', 'Get-CsOnlineDialInConferencingUser', 'Get-CsOnlineDialInConferencingUserInfo', 'Get-CsOnlineDialInConferencingUserState',
  'Set-CsOnlineDialInConferencingUser', 'Enable-CsOnlineDialInConferencingUser', 'Disable-CsOnlineDialInConferencingUser', 'Set-CsOnlineDialInConferencingUserDefaultNumber'
Register-ArgumentCompleter -CommandName $byUser -ParameterName Identity -ScriptBlock $users
Register-ArgumentCompleter -CommandName 'Get-CsOnlineDialInConferencingBridge', 'Set-CsOnlineDialInConferencingBridge' -ParameterName Identity -ScriptBlock $bridgeIds
Register-ArgumentCompleter -CommandName 'Get-CsOnlineDialInConferencingBridge', 'Set-CsOnlineDialInConferencingBridge' -ParameterName Name -ScriptBlock $bridges
Register-ArgumentCompleter -CommandName 'Get-CsOnlineDialInConferencingServiceNumber', 'Set-CsOnlineDialInConferencingServiceNumber' -ParameterName Identity -ScriptBlock $numbers

# These names are the service's own: whatever command has them takes the same values.
Register-ArgumentCompleter -ParameterName BridgeName -ScriptBlock $bridges
Register-ArgumentCompleter -ParameterName BridgeId -ScriptBlock $bridgeIds
foreach ($name in 'ServiceNumber', 'TollFreeServiceNumber', 'DefaultServiceNumber') { Register-ArgumentCompleter -ParameterName $name -ScriptBlock $numbers }
