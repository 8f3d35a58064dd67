# Who is signed in, and what they may do.

# Ends the command with an error whose id scripts can test.
function Stop-Command {
  param([string] $Message, [string] $Id, [string] $Category = 'InvalidOperation', $Target)
  throw [System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new($Message), $Id, $Category, $Target)
}

# Refuses changes by people without an administrator's role; a user cannot reset their own PIN either.
function Assert-Administrator {
  param($Target, [switch] $ResetsPin)
  $actor = @(Find-SimObject User $script:Connection.Account)[0]
  if (-not $actor -or $actor.AdminRoles.Count -gt 0) { return }
  if ($ResetsPin -and $actor.Id -eq $Target.Id) {
    Stop-Command ($script:Text.OwnPin -f $actor.UserPrincipalName) OwnPinReset PermissionDenied $actor.UserPrincipalName
  }
  Stop-Command ($script:Text.NoPermission -f $actor.UserPrincipalName) NoPermission PermissionDenied $actor.UserPrincipalName
}

# Signs somebody in: an account of the tenant, or any name for an outside administrator.
function Open-SimConnection {
  param([string] $Account, [string] $Era)
  $known = @(Find-SimObject User $Account)
  if ($known.Count -eq 1 -and -not $known[0].Enabled) { Stop-Command ($script:Text.AccountDisabled -f $Account) AccountDisabled AuthenticationError $Account }
  $script:Connection.Account = $Account
  $script:Connection.IsConnected = $true
  $wanted = (Get-SimOption).Era
  $script:Connection.Era = if ($wanted) { $wanted } else { $Era }
  $script:Connection.IsRemote = $script:Connection.Era -eq 'SfBO'
  $script:Connection.ComputerName = 'api.interfaces.records.teams.microsoft.com'
  if (-not $script:Connection.RunspaceId) { $script:Connection.RunspaceId = [guid]::NewGuid().ToString() }
  Set-SimActor $Account
  Write-Warning $script:Text.Simulated
}

function Close-SimConnection {
  $script:Connection.Account = 'admin@contoso.com'
  $script:Connection.IsConnected = $false
  $script:Connection.IsRemote = $false
  $script:Connection.Era = (Get-SimOption).Era
  $script:Sessions = @()
  Set-SimActor $script:Connection.Account
}

# Makes the object that stands for a remote session.
function New-SimSession {
  $script:SessionCount++
  $session = [pscustomobject]@{
    PSTypeName        = 'System.Management.Automation.Runspaces.PSSession'
    Id                = $script:SessionCount
    Name              = "SfBPowerShellSessionViaTeamsModule_$($script:Connection.Account)"
    Transport         = 'WSMan'
    ComputerName      = 'api.interfaces.records.teams.microsoft.com'
    ComputerType      = 'RemoteMachine'
    State             = 'Opened'
    ConfigurationName = 'Microsoft.PowerShell'
    Availability      = 'Available'
  }
  $script:Sessions += $session
  $session
}
