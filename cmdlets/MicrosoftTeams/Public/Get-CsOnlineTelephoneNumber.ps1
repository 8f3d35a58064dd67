function Get-CsOnlineTelephoneNumber {
  <#
  .SYNOPSIS
    Lists telephone numbers the tenant owns.

  .DESCRIPTION
    Lists telephone numbers the tenant owns. The simulated tenant answers; nothing leaves this computer.

  .PARAMETER ActivationState
    Internal.

  .PARAMETER Assigned
    Case-sensitive.

  .PARAMETER CapitalOrMajorCity
    Region-country-area-city, case-sensitive, e.g. NOAM-US-OR-PO.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER ExpandLocation
    Switch; fill Location.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER InventoryType
    Number class.

  .PARAMETER IsNotAssigned
    Switch.

  .PARAMETER ResultSize
    Default 500; 0 returns nothing.

  .PARAMETER TelephoneNumber
    Tel:+…, +… or digits.

  .PARAMETER TelephoneNumberGreaterThan
    Lower bound, E.164.

  .PARAMETER TelephoneNumberLessThan
    Upper bound, E.164.

  .PARAMETER TelephoneNumberStartsWith
    Up to 9 digits.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .EXAMPLE
    Get-CsOnlineTelephoneNumber -InventoryType Service

    Lists the service numbers that the tenant owns.

  .EXAMPLE
    Get-CsOnlineTelephoneNumber -TelephoneNumberStartsWith 1312

    Lists the numbers of an area.

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
      foreach ($number in $numbers) { ConvertTo-TelephoneNumber $number }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
