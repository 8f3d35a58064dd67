function Remove-CsOnlineDialInConferencingTenantSettings {
  <#
  .EXAMPLE
    Remove-CsOnlineDialInConferencingTenantSettings -Identity Global
  #>
  [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [guid] $Tenant,
    [Parameter(Position = 0, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Assert-Administrator
      if ($PSCmdlet.ShouldProcess('Global', 'Remove-CsOnlineDialInConferencingTenantSettings')) { Reset-SimSetting DialIn }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
