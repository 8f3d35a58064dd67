function Disable-CsOnlineDialInConferencingUser {
  <#
  .EXAMPLE
    Disable-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com
  #>
  [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [string] $SendEmailFromDisplayName,
    [string] $TenantDomain,
    [string] $SendEmailToAddress,
    [string] $SendEmailFromAddress,
    [switch] $SendEmail,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
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
        if ($user.Provider -ne 'Microsoft') { Stop-Command ($script:Text.OtherProvider -f $user.UserPrincipalName, $user.Provider) ThirdPartyProvider InvalidOperation $user.UserPrincipalName }
        Assert-MailParameter $PSBoundParameters
        if ($user.ConferencingEnabled -and $PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Disable-CsOnlineDialInConferencingUser')) {
          $user = Edit-SimObject User $user.Id @{ ConferencingEnabled = $false; ServiceNumber = ''; TollFreeServiceNumber = '' }
          if ($SendEmail -or (Get-SimSetting DialIn AutomaticallySendEmailsToUsers)) { Send-BoundMail $user Disabled $PSBoundParameters }
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
