function Set-CsOnlineVoiceUser {
  <#
  .SYNOPSIS
    Gives a user a telephone number of the tenant, or takes it away.

  .DESCRIPTION
    Assigns a number that the tenant owns and nobody has. $null as the number takes the present one away.

  .PARAMETER Identity
    The user.

  .PARAMETER TelephoneNumber
    The number in E.164 form, or $null.

  .PARAMETER LocationID
    The emergency location; needed in the United States.

  .EXAMPLE
    Set-CsOnlineVoiceUser -Identity ken.myer@contoso.com -TelephoneNumber $null

    Takes the number of Ken Myer away.

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
