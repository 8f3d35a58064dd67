function Remove-CsOnlineDialInConferencingTenantSettings {
  <#
  .SYNOPSIS
    Puts the tenant-wide dial-in settings back to the defaults.

  .DESCRIPTION
    Puts the tenant-wide dial-in settings back to the defaults. The simulated tenant answers; nothing leaves
    this computer.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER Identity
    Shown as mandatory in the syntax, yet the docs example omits it; use Global.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Remove-CsOnlineDialInConferencingTenantSettings -Identity Global

    Gives all settings their default values again.

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
