# The two shapes in which the service has answered: remote sessions of Skype for Business Online, and the Teams module.

# SfBO or Teams: as the script has connected, or as the program was told.
function Get-Era {
  if ($script:Connection.Era) { $script:Connection.Era } else { 'SfBO' }
}

# What a remote session adds to each object.
function ConvertTo-Era {
  param($Object)
  if (-not $script:Connection.IsRemote) { return $Object }
  $shown = [ordered]@{ RunspaceId = [guid] $script:Connection.RunspaceId }
  foreach ($property in $Object.PSObject.Properties) { $shown[$property.Name] = $property.Value }
  $shown.PSComputerName = $script:Connection.ComputerName
  $shown.PSShowComputerName = $false
  $result = [pscustomobject] $shown
  foreach ($name in @($Object.PSObject.TypeNames)[-1..-9]) {
    if ($name -and $name -notin 'System.Object', 'System.Management.Automation.PSCustomObject') {
      $result.PSObject.TypeNames.Insert(0, $(if ($name -like 'Deserialized.*') { $name } else { "Deserialized.$name" }))
    }
  }
  $result
}

# What every command does first: says which parameters have no effect, and meets the faults that were asked for.
function Enter-Command {
  param($Cmdlet, $Bound)
  Enter-SimCommand $Cmdlet $Bound
  if ($Bound.Count -gt 0) { Show-AcceptedParameter $Bound }
  if ($script:Faults.Count -gt 0) { Invoke-Fault $Cmdlet.MyInvocation.MyCommand.Name $Bound }
}

# Parameters that the service has for itself: accepted, and said so once a session.
$script:Accepted = @{}
foreach ($name in 'AsJob', 'BypassDualWrite', 'LocalStore', 'DomainController', 'TenantDomain', 'MsftInternalProcessingMode', 'UsePreferredDC', 'GetFromAAD', 'GetPendingUsers', 'AllowFederatedUsersToDialOutToSelf', 'AllowFederatedUsersToDialOutToThirdParty', 'AllowedDialOutExternalDomains') { $script:Accepted[$name] = $true }

function Show-AcceptedParameter {
  param($Bound)
  foreach ($name in $Bound.Keys) {
    if (-not $script:Accepted[$name] -or $script:Shown[$name]) { continue }
    $script:Shown[$name] = $true
    Write-Warning ($script:Text.Accepted -f $name)
  }
  if ($Bound.ContainsKey('Tenant') -and -not $script:Shown.Tenant -and "$($Bound.Tenant)" -ne (Get-SimSetting Tenant TenantId)) {
    $script:Shown.Tenant = $true
    Write-Warning ($script:Text.OtherTenant -f $Bound.Tenant)
  }
}
