# What the commands of the long tail do: read, set, make, remove and grant, each the same for all nouns.

# `Tag:Sales`, `tag:sales` and `Sales` are the same policy.
function Get-FamilyId {
  param($Family, [string] $Identity)
  $text = $Identity.Trim()
  if ($Family.Form -ne 'Policy' -or $text -eq 'Global' -or -not $text -or $text -like 'site:*') { return $text }
  if ($text -like 'Tag:*') { 'Tag:' + $text.Substring(4) } else { "Tag:$text" }
}

# All objects of a noun: what the service brings, with what was changed, and those that were made.
function Get-FamilyObject {
  param($Family, [string] $Id)
  $stored = @{}
  $order = [System.Collections.Generic.List[string]]::new()
  foreach ($name in $Family.BuiltIn.Keys) { $order.Add($name) }
  foreach ($item in (Find-SimObject $Family.Kind)) {
    $stored[$item.Id] = $item
    if (-not $Family.BuiltIn.Contains($item.Id)) { $order.Add($item.Id) }
  }
  foreach ($name in $order) {
    if ($Id -and $name -ne $Id -and ($Family.Form -ne 'Object' -or $stored[$name].Name -ne $Id)) { continue }
    $values = [ordered]@{ Identity = $name }
    $item = $stored[$name]
    $brought = $Family.BuiltIn[$name]
    foreach ($property in $Family.Defaults.Keys) {
      # Statements, not the value of an if: that would turn an empty list into nothing.
      if ($item -and $null -ne $item.PSObject.Properties[$property]) { $values[$property] = $item.$property }
      elseif ($brought -and $brought.ContainsKey($property)) { $values[$property] = $brought[$property] }
      else { $values[$property] = $Family.Defaults[$property] }
    }
    $values
  }
}

# The one object that an identity means, as a table of its properties; an error if there is none.
function Get-FamilyOne {
  param($Family, [string] $Identity)
  $id = Get-FamilyId $Family $Identity
  if (-not $id) { $id = 'Global' }
  $found = @(Get-FamilyObject $Family $id)
  if ($found.Count -eq 0) { Stop-Command ($script:Text.NotFound -f $id) ManagementObjectNotFound ObjectNotFound $Identity }
  if ($found.Count -gt 1) { Stop-Command ($script:Text.SeveralFound -f $Identity, $found.Count) AmbiguousIdentity InvalidArgument $Identity }
  $found[0]
}

# The printed object of the era that the script has connected to.
function ConvertTo-FamilyObject {
  param($Family, $Values)
  $kind = $Family.Kind
  $group = if ($Family.Form -eq 'Policy') { 'Policy.Teams' } else { 'Settings.Teams' }
  if ((Get-Era) -eq 'Teams' -and $Family.Form -in 'Policy', 'Config') {
    $shown = [ordered]@{ PSTypeName = "Microsoft.Rtc.Management.WritableConfig.$group.$kind" }
    foreach ($name in $Values.Keys) { if ($name -ne 'Identity') { $shown[$name] = $Values[$name] } }
    $shown.Key = '{urn:schema:Microsoft.Rtc.Management.' + "$group.2017" + '}' + $kind
    $shown.Identity = $Values.Identity
    $shown.ConfigMetadata = 'Authority: Tenant'
    $shown.ConfigId = $Values.Identity -replace '^Tag:', ''
    return [pscustomobject] $shown
  }
  $shown = [ordered]@{ PSTypeName = "Microsoft.Rtc.Management.WritableConfig.$group.$kind" }
  foreach ($name in $Values.Keys) { $shown[$name] = $Values[$name] }
  if ($Family.Form -eq 'Object') { $shown.Id = $Values.Identity }
  ConvertTo-Era ([pscustomobject] $shown)
}

function Invoke-FamilyGet {
  param([string] $Noun, $Cmdlet, $Bound)
  Enter-Command $Cmdlet $Bound
  $family = Get-Family $Noun
  $objects = @(Get-FamilyObject $family)
  if ($Bound.ApplicableTo) { $null = Get-SimUser $Bound.ApplicableTo }
  if ($Bound.Identity) {
    $id = Get-FamilyId $family $Bound.Identity
    if ($id.Contains('*')) { $objects = @($objects | Where-Object { $_.Identity -like $id -or $_.Identity -like $Bound.Identity }) }
    else { $objects = @(Get-FamilyOne $family $Bound.Identity) }
  }
  if ($Bound.Filter) { $objects = @($objects | Where-Object { $_.Identity -like $Bound.Filter -or ($_.Identity -replace '^Tag:', '') -like $Bound.Filter }) }
  if ($Bound.NameFilter) { $objects = @($objects | Where-Object { $_.Name -like "*$($Bound.NameFilter)*" }) }
  if ($Bound.City) { $objects = @($objects | Where-Object { $_.City -eq $Bound.City }) }
  if ($Bound.Skip) { $objects = @($objects | Select-Object -Skip $Bound.Skip) }
  foreach ($name in 'First', 'ResultSize') { if ($Bound.ContainsKey($name)) { $objects = @($objects | Select-Object -First $Bound[$name]) } }
  foreach ($values in $objects) { ConvertTo-FamilyObject $family $values }
}

# The properties that a command was told, as the noun keeps them; lists take @{Add=...}, @{Remove=...} and @{Replace=...}.
function Get-FamilyChange {
  param($Family, $Bound, $Old)
  $source = if ($Bound.Instance) { $Bound.Instance } else { $null }
  $changes = @{}
  foreach ($name in $Family.Defaults.Keys) {
    if ($Bound.ContainsKey($name)) { $value = $Bound[$name] }
    elseif ($source -and $null -ne $source.PSObject.Properties[$name]) { $value = $source.$name }
    else { continue }
    if ($value -is [System.Collections.IDictionary]) { $value = Get-ListChange $Old[$name] $value }
    elseif ($Family.Types[$name] -eq 'strings') { $value = @($value | Where-Object { $null -ne $_ } | ForEach-Object { "$_" }) }
    $changes[$name] = $value
  }
  $changes
}

function Get-ListChange {
  param($Old, $Change)
  $list = @($Old | Where-Object { $null -ne $_ })
  foreach ($key in @($Change.Keys)) {
    switch ($key) {
      'Add' { foreach ($item in @($Change[$key])) { if ($list -notcontains "$item") { $list += $item } } }
      'Remove' { $gone = @($Change[$key]); $list = @($list | Where-Object { $gone -notcontains $_ }) }
      'Replace' { $list = @($Change[$key]) }
      default { Stop-Command ($script:Text.ListChange -f $key) InvalidListChange InvalidArgument $key }
    }
  }
  , $list
}

function Assert-FamilyValue {
  param($Family, $Changes)
  foreach ($name in @($Changes.Keys)) {
    if ($name -in 'MeetingInvitePhoneNumbers', 'ServiceNumber') {
      foreach ($number in @($Changes[$name])) {
        if ($number -and "$number" -notmatch '^(tel:)?\+?[\dXYZ]{5,15}$') { Stop-Command ($script:Text.BadNumber -f $number) InvalidNumber InvalidArgument $number }
      }
    }
    if ($name -eq 'NumberPattern' -or $name -eq 'Pattern') {
      try { $null = [regex]::new("$($Changes[$name])") } catch { Stop-Command ($script:Text.BadPattern -f $Changes[$name]) InvalidPattern InvalidArgument $Changes[$name] }
    }
  }
}

function Invoke-FamilyNew {
  param([string] $Noun, $Cmdlet, $Bound)
  Enter-Command $Cmdlet $Bound
  $family = Get-Family $Noun
  Use-SimTransaction {
    Assert-Administrator
    $changes = Get-FamilyChange $family $Bound $family.Defaults
    $identity = foreach ($name in 'Identity', 'Name', 'Fqdn', 'NetworkRegionID', 'NetworkSiteID', 'SubnetID', 'IPAddress') { if ($Bound[$name]) { $Bound[$name]; break } }
    $id = if ($family.Form -eq 'Object') { '' } else { Get-FamilyId $family "$identity" }
    if (-not $id -and $family.Form -ne 'Object') { Stop-Command ($script:Text.NameMissing -f $family.Kind) IdentityMissing InvalidArgument }
    if ($id -and @(Get-FamilyObject $family $id).Count -gt 0) { Stop-Command ($script:Text.Exists -f $id) AlreadyExists ResourceExists $id }
    Assert-FamilyValue $family $changes
    foreach ($name in 'Name', 'Fqdn') { if ($family.Form -eq 'Named' -and $family.Defaults.Contains($name) -and -not $changes[$name]) { $changes[$name] = $id } }
    $values = [ordered]@{}
    if ($id) { $values.Id = $id; $values.Identity = $id }
    foreach ($name in $family.Defaults.Keys) { if ($changes.ContainsKey($name)) { $values[$name] = $changes[$name] } else { $values[$name] = $family.Defaults[$name] } }
    if ($Bound.InMemory) { return ConvertTo-FamilyObject $family $values }
    if (-not $Cmdlet.ShouldProcess($(if ($id) { $id } else { $values.Name }), "New-$Noun")) { return }
    $made = Add-SimObject $family.Kind $values
    if (-not $id) { $id = $made.Id }
    ConvertTo-FamilyObject $family (Get-FamilyOne $family $id)
  }
}

function Invoke-FamilySet {
  param([string] $Noun, $Cmdlet, $Bound)
  Enter-Command $Cmdlet $Bound
  $family = Get-Family $Noun
  Use-SimTransaction {
    Assert-Administrator
    $identity = if ($Bound.Identity) { $Bound.Identity } elseif ($Bound.Instance) { $Bound.Instance.Identity } else { 'Global' }
    $old = Get-FamilyOne $family $identity
    $changes = Get-FamilyChange $family $Bound $old
    Assert-FamilyValue $family $changes
    $different = @{}
    foreach ($name in $changes.Keys) { if ((ConvertTo-Json $old[$name] -Compress -Depth 4) -ne (ConvertTo-Json $changes[$name] -Compress -Depth 4)) { $different[$name] = $changes[$name] } }
    if ($different.Count -eq 0) {
      Write-Warning ($script:Text.NotChanged -f $old.Identity)
      return
    }
    if (-not $Cmdlet.ShouldProcess($old.Identity, "Set-$Noun")) { return }
    $stored = @(Find-SimObject $family.Kind $old.Identity)
    if ($stored) { $null = Edit-SimObject $family.Kind $old.Identity $different }
    else { $null = Add-SimObject $family.Kind (@{ Id = $old.Identity; Identity = $old.Identity } + $different) }
    if ($family.Form -eq 'Object') { ConvertTo-FamilyObject $family (Get-FamilyOne $family $old.Identity) }
  }
}

function Invoke-FamilyRemove {
  param([string] $Noun, $Cmdlet, $Bound)
  Enter-Command $Cmdlet $Bound
  $family = Get-Family $Noun
  Use-SimTransaction {
    Assert-Administrator
    $old = Get-FamilyOne $family $Bound.Identity
    $stored = @(Find-SimObject $family.Kind $old.Identity)
    if ($old.Identity -ne 'Global' -and $family.BuiltIn.Contains($old.Identity)) { Stop-Command ($script:Text.BuiltIn -f $old.Identity) BuiltInPolicy InvalidOperation $old.Identity }
    if ($family.Form -eq 'Policy' -and $old.Identity -ne 'Global') {
      $name = $old.Identity -replace '^Tag:', ''
      $holders = @(Find-SimObject User | Where-Object { $_.Policies.($family.Kind) -eq $name })
      if ($holders) { Stop-Command ($script:Text.PolicyInUse -f $name, $holders.Count) PolicyInUse InvalidOperation $name }
    }
    if ($Cmdlet.ShouldProcess($old.Identity, "Remove-$Noun") -and $stored) { Remove-SimObject $family.Kind $old.Identity }
  }
}

function Invoke-FamilyGrant {
  param([string] $Noun, $Cmdlet, $Bound)
  Enter-Command $Cmdlet $Bound
  $family = Get-Family $Noun
  Use-SimTransaction {
    Assert-Administrator
    $policy = "$($Bound.PolicyName)" -replace '^Tag:', ''
    if ($policy -eq 'Global') { $policy = '' }
    if ($policy) {
      $found = @(Get-FamilyObject $family (Get-FamilyId $family $policy))
      if (-not $found) { Stop-Command ($script:Text.NoPolicy -f $policy) PolicyNotFound ObjectNotFound $policy }
      $policy = $found[0].Identity -replace '^Tag:', ''
    }
    if ($Bound.Global) {
      if ($Cmdlet.ShouldProcess('Global', "Grant-$Noun")) { Set-SimSetting TenantPolicies @{ $family.Kind = $policy } }
      return
    }
    if ($Bound.Group) {
      if ($Cmdlet.ShouldProcess($Bound.Group, "Grant-$Noun")) { Set-SimSetting GroupPolicies @{ "$($family.Kind)/$($Bound.Group)" = $policy } }
      return
    }
    $user = Get-SimUser $Bound.Identity
    if (-not $Cmdlet.ShouldProcess($user.UserPrincipalName, "Grant-$Noun")) { return }
    $policies = @{}
    if ($user.Policies) { foreach ($property in $user.Policies.PSObject.Properties) { $policies[$property.Name] = $property.Value } }
    if ($policy) { $policies[$family.Kind] = $policy } else { $policies.Remove($family.Kind) }
    $user = Edit-SimObject User $user.Id @{ Policies = [pscustomobject] $policies }
    if ($Bound.PassThru) { ConvertTo-SimShape (Get-UserShape) $user }
  }
}
