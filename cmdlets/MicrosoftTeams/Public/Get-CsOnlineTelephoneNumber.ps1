function Get-CsOnlineTelephoneNumber {
  <#
  .EXAMPLE
    Get-CsOnlineTelephoneNumber -InventoryType Service
  .EXAMPLE
    Get-CsOnlineTelephoneNumber -TelephoneNumberStartsWith 1312
  #>
  [CmdletBinding()]
  param(
    [string] $ActivationState,
    [object] $Assigned,
    [Alias('CityCode')]
    [string] $CapitalOrMajorCity,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $ExpandLocation,
    [switch] $Force,
    [object] $InventoryType,
    [switch] $IsNotAssigned,
    [int] $ResultSize,
    [string] $TelephoneNumber,
    [string] $TelephoneNumberGreaterThan,
    [string] $TelephoneNumberLessThan,
    [string] $TelephoneNumberStartsWith,
    [guid] $Tenant,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      $numbers = @(Find-SimObject TelephoneNumber)
      if ($TelephoneNumber) { $numbers = @($numbers | Where-Object Id -EQ (ConvertTo-BareNumber $TelephoneNumber)) }
      if ($TelephoneNumberStartsWith) { $bare = ConvertTo-BareNumber $TelephoneNumberStartsWith; $numbers = @($numbers | Where-Object Id -Like "$bare*") }
      if ($InventoryType) { $numbers = @($numbers | Where-Object InventoryType -EQ $InventoryType) }
      if ($CapitalOrMajorCity) { $numbers = @($numbers | Where-Object CityCode -EQ $CapitalOrMajorCity) }
      if ($IsNotAssigned) { $numbers = @($numbers | Where-Object { -not $_.UserId -and -not $_.TargetType }) }
      if ($PSBoundParameters.ContainsKey('ResultSize')) { $numbers = @($numbers | Select-Object -First $ResultSize) }
      $numbers | ConvertTo-SimShape (Get-Shape TelephoneNumber)
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
