function Set-CsOnlineDialInConferencingUserDefaultNumber {
  <#
  .EXAMPLE
    Set-CsOnlineDialInConferencingUserDefaultNumber -FromNumber 13127548028 -ToNumber 14255034412 -NumberType Toll -BridgeName 'Conference Bridge'
  #>
  [CmdletBinding(DefaultParameterSetName = 'BridgeNameParams', SupportsShouldProcess)]
  param(
    [string] $TenantDomain,
    [guid] $Tenant,
    [Parameter(ParameterSetName = 'BridgeNameParams', Mandatory)]
    [Parameter(ParameterSetName = 'FilterByUsageLocation')]
    [string] $BridgeName,
    [Parameter(ParameterSetName = 'UniqueBridgeParams', Mandatory)]
    [Parameter(ParameterSetName = 'BridgeNameParams')]
    [AllowNull()] [AllowEmptyString()]
    [string] $FromNumber,
    [Parameter(Mandatory)]
    [string] $ToNumber,
    [Parameter(Mandatory)]
    [ValidateSet('Toll', 'TollFree', 'Toll-Free')]
    [string] $NumberType,
    [Parameter(ParameterSetName = 'FilterByUsageLocation', Mandatory)]
    [Parameter(ParameterSetName = 'BridgeNameParams')]
    [Alias('Country')]
    [string] $CountryOrRegion,
    [Parameter(ParameterSetName = 'FilterByUsageLocation')]
    [Parameter(ParameterSetName = 'BridgeNameParams')]
    [string] $AreaOrState,
    [Parameter(ParameterSetName = 'FilterByUsageLocation')]
    [Parameter(ParameterSetName = 'BridgeNameParams')]
    [string] $CapitalOrMajorCity,
    [switch] $RescheduleMeetings,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'UniqueBridgeParams', Mandatory)]
    [Parameter(ParameterSetName = 'FilterByUsageLocation')]
    [guid] $BridgeId,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $bridge = if ($BridgeName -or $PSBoundParameters.ContainsKey('BridgeId')) { Get-SimBridge $PSBoundParameters.BridgeId $BridgeName } else { Find-SimObject Bridge | Where-Object IsDefault }
        $type = $NumberType -replace '-', ''
        $property = if ($type -eq 'Toll') { 'ServiceNumber' } else { 'TollFreeServiceNumber' }
        $to = (Get-SimServiceNumber $ToNumber $bridge.Id $type).Number
        $users = @(Find-SimObject User | Where-Object { $_.ConferencingEnabled -and $_.Provider -eq 'Microsoft' -and $_.BridgeId -eq $bridge.Id })
        if ($PSBoundParameters.ContainsKey('FromNumber')) {
          $from = ConvertTo-BareNumber $FromNumber
          $users = @($users | Where-Object { "$($_.$property)" -eq $from })
        }
        if ($CountryOrRegion) { $users = @($users | Where-Object UsageLocation -EQ $CountryOrRegion) }
        if ($CapitalOrMajorCity) { $users = @($users | Where-Object { $_.City -eq $CapitalOrMajorCity }) }
        if ($AreaOrState) { $users = @($users | Where-Object { $_.StateOrProvince -eq $AreaOrState }) }
        $settings = Get-SimSetting DialIn
        foreach ($user in $users) {
          if ($user.$property -eq $to -or -not $PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Set-CsOnlineDialInConferencingUserDefaultNumber')) { continue }
          $user = Edit-SimObject User $user.Id @{ $property = $to }
          if ($settings.AutomaticallySendEmailsToUsers) { Send-ConferencingMail $user Changed -Force }
          if ($RescheduleMeetings) { Add-MeetingMigration $user Current }
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
