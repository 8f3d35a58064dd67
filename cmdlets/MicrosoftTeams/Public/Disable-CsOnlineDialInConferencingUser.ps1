function Disable-CsOnlineDialInConferencingUser {
  <#
  .SYNOPSIS
    Turns off Microsoft audio conferencing for a user and frees the conference ID.

  .DESCRIPTION
    Turns off Microsoft audio conferencing for a user and frees the conference ID. The simulated tenant
    answers; nothing leaves this computer.

  .PARAMETER SendEmailFromDisplayName
    Needs -SendEmailFromAddress and -SendEmail.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER SendEmailToAddress
    Recipient override; needs -SendEmail.

  .PARAMETER SendEmailFromAddress
    Needs -SendEmailFromDisplayName and -SendEmail.

  .PARAMETER SendEmail
    Switch; mail the user.

  .PARAMETER Identity
    Accepts SIP address (with or without sip:), UPN, domain\logon, AD display name or distinguished name;
    object-id GUID also seen in scripts.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Disable-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com

    Turns audio conferencing off for the user.

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
