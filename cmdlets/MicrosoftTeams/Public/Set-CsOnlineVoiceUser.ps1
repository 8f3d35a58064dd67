function Set-CsOnlineVoiceUser {
  <#
  .EXAMPLE
    Set-CsOnlineVoiceUser -Identity ken.myer@contoso.com -TelephoneNumber $null
  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
    [AllowNull()] [AllowEmptyString()]
    [string] $TelephoneNumber,
    [object] $LocationID,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $user = Get-SimUser $Identity
        if ($PSBoundParameters.ContainsKey('TelephoneNumber') -and $PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Set-CsOnlineVoiceUser')) {
          Set-UserNumber $user $TelephoneNumber "$LocationID" -NeedsLocation
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
