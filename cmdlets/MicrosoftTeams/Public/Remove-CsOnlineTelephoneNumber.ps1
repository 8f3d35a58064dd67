function Remove-CsOnlineTelephoneNumber {
  <#
  .EXAMPLE
    Remove-CsOnlineTelephoneNumber -TelephoneNumber 14258884567
  #>
  [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
    [Alias('Id')]
    [string[]] $TelephoneNumber,
    [switch] $Force,
    [object] $BypassDualWrite,
    [Alias('DC')]
    [string] $DomainController,
    [guid] $Tenant,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $gone = @(); $failed = @(); $foreign = @()
        foreach ($text in $TelephoneNumber) {
          Assert-PhoneNumber $text
          $bare = ConvertTo-BareNumber $text
          $number = @(Find-SimObject TelephoneNumber $bare)
          if (-not $number) { $foreign += $bare; continue }
          if ($number[0].UserId -or @(Find-SimObject ServiceNumber $bare | Where-Object BridgeId)) { Stop-Command ($script:Text.NumberInUse -f $bare) NumberAssigned InvalidOperation $bare }
          if ($PSCmdlet.ShouldProcess($bare, 'Remove-CsOnlineTelephoneNumber')) { Remove-SimObject TelephoneNumber $bare; $gone += $bare }
        }
        if (-not $WhatIfPreference) {
          ConvertTo-Era ([pscustomobject]@{ NumberIdsDeleted = $gone; NumberIdsDeleteFailed = $failed; NumberIdsNotOwnedByTenant = $foreign; NumberIdsManagedByServiceDesk = @() })
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
