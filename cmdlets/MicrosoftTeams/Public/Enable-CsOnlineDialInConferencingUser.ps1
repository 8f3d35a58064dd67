function Enable-CsOnlineDialInConferencingUser {
  <#
  .SYNOPSIS
    Turns on Microsoft audio conferencing for a licensed user, optionally replacing a third-party provider.

  .DESCRIPTION
    Turns on Microsoft audio conferencing for a licensed user, optionally replacing a third-party provider.
    The simulated tenant answers; nothing leaves this computer.

  .PARAMETER AllowPstnOnlyMeetings
    Default false; tenant default comes from AllowPSTNOnlyMeetingsByDefault.

  .PARAMETER ServiceNumber
    Default toll number instead of the bridge default; digits only E.164, + prefixed E.164, or tel:E.164; all
    three mean the same number; shown back as digits without plus.

  .PARAMETER SendEmailFromDisplayName
    Already marked deprecated here.

  .PARAMETER ConferenceId
    7 digit static ID; fails when used on that bridge or malformed; ignored with dynamic IDs.

  .PARAMETER TenantDomain
    Internal to Microsoft; names the tenant by domain.

  .PARAMETER TollFreeServiceNumber
    Default toll-free number; digits only E.164, + prefixed E.164, or tel:E.164; all three mean the same
    number; shown back as digits without plus.

  .PARAMETER SendEmailToAddress
    Recipient override; needs -SendEmail.

  .PARAMETER SendEmailFromAddress
    Already marked deprecated here.

  .PARAMETER SendEmail
    Switch; mail the details.

  .PARAMETER Identity
    Mandatory in practice; accepts SIP address (with or without sip:), UPN, domain\logon, AD display name or
    distinguished name; object-id GUID also seen in scripts.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER AllowTollFreeDialIn
    Default true.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER ReplaceProvider
    Switch; overwrite a third-party provider; without it such users make the cmdlet fail.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .EXAMPLE
    Enable-CsOnlineDialInConferencingUser -Identity joni.sherman@contoso.com

    Makes Microsoft the audio conferencing provider of the user; the first PIN is shown once.

  .EXAMPLE
    Enable-CsOnlineDialInConferencingUser -Identity patti.fernandez@contoso.com -ReplaceProvider

    Replaces the present provider.

  #>
  [CmdletBinding()]
  param(
    [bool] $AllowPstnOnlyMeetings,
    [string] $ServiceNumber,
    [string] $SendEmailFromDisplayName,
    [Alias('Passcode')]
    [int] $ConferenceId,
    [string] $TenantDomain,
    [string] $TollFreeServiceNumber,
    [string] $SendEmailToAddress,
    [string] $SendEmailFromAddress,
    [switch] $SendEmail,
    [Parameter(Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $Tenant,
    [bool] $AllowTollFreeDialIn,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $ReplaceProvider,
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
        $name = $user.UserPrincipalName
        if ($user.Licenses -notcontains 'MCOMEETADV') { Stop-Command ($script:Text.NoLicense -f $name) NoAudioConferencingLicense InvalidOperation $name }
        if ($user.Provider -ne 'Microsoft' -and -not $ReplaceProvider) { Stop-Command ($script:Text.OtherProvider -f $name, $user.Provider) ThirdPartyProvider InvalidOperation $name }
        Assert-MailParameter $PSBoundParameters
        if ($user.ConferencingEnabled -and $user.Provider -eq 'Microsoft') { ConvertTo-ConferencingUser $user } else { Enable-ConferencingUser $user $PSBoundParameters }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
