function Set-CsOnlineDialInConferencingUser {
  <#
  .SYNOPSIS
    Changes numbers, bridge, conference ID or PIN of one Microsoft audio conferencing user, and can mail the
    details.

  .DESCRIPTION
    Changes the conferencing bridge, the default numbers, the conference ID or the PIN of a user, and sends
    the information by mail. A new PIN is shown once, in the object that the command returns; afterwards it is
    masked everywhere.

  .PARAMETER Identity
    Mandatory; accepts SIP address (with or without sip:), UPN, domain\logon, AD display name or distinguished
    name; object-id GUID also seen in scripts.

  .PARAMETER BridgeId
    Move the user to this bridge (GUID).

  .PARAMETER BridgeName
    Move the user to this bridge (name).

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER ConferenceId
    7 digit static ID, unique on the bridge; excludes ResetConferenceId; fails if in use or malformed; ignored
    for dynamic-ID tenants.

  .PARAMETER ResetConferenceId
    Switch; service picks a new ID; old ID stops working; excludes ConferenceId.

  .PARAMETER ServiceNumber
    New default toll number; must be on the current bridge or on the bridge named in the same call; digits
    only E.164, + prefixed E.164, or tel:E.164; all three mean the same number; shown back as digits without
    plus.

  .PARAMETER TollFreeServiceNumber
    New default toll-free number; digits only E.164, + prefixed E.164, or tel:E.164; all three mean the same
    number; shown back as digits without plus.

  .PARAMETER AllowPSTNOnlyMeetings
    True lets unauthenticated callers start the meeting; false makes them wait for an authenticated person or
    the organizer PIN.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER ResetLeaderPin
    Switch; service generates a new PIN of the tenant PinLength; value cannot be chosen.

  .PARAMETER AllowTollFreeDialIn
    Whether toll-free numbers may be used to join this user's meetings; from 2022-04 docs say only the
    TeamsAudioConferencingPolicy manages it.

  .PARAMETER SendEmailToAddress
    Overrides the recipient; needs -SendEmail; default recipient is the primary SMTP address.

  .PARAMETER SendEmailFromAddress
    Overrides the sender; needs -SendEmailFromDisplayName and -SendEmail.

  .PARAMETER SendEmailFromDisplayName
    Overrides the sender name; needs -SendEmailFromAddress and -SendEmail.

  .PARAMETER SendEmail
    Switch; mail the user the conferencing details (PIN only when it was just reset).

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER TenantDomain
    Mandatory in its own parameter set; internal.

  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ResetLeaderPin

    Makes a new PIN for Amos Marble, mails it to him and shows it once.

  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ResetLeaderPin -SendEmail -SendEmailToAddress user@hotmail.com

    Makes a new PIN and mails it to another address.

  .EXAMPLE
    Set-CsOnlineDialInConferencingUser -Identity amos.marble@contoso.com -ServiceNumber 14255034412

    Gives Amos Marble another default toll number of his bridge.

  #>
  [CmdletBinding(DefaultParameterSetName = 'TenantIdParams', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [guid] $BridgeId,
    [string] $BridgeName,
    [Parameter(ParameterSetName = 'TenantIdParams')]
    [guid] $Tenant,
    [Alias('Passcode')]
    [int] $ConferenceId,
    [Alias('ResetPasscode')]
    [switch] $ResetConferenceId,
    [string] $ServiceNumber,
    [string] $TollFreeServiceNumber,
    [bool] $AllowPSTNOnlyMeetings,
    [switch] $Force,
    [switch] $ResetLeaderPin,
    [bool] $AllowTollFreeDialIn,
    [string] $SendEmailToAddress,
    [string] $SendEmailFromAddress,
    [string] $SendEmailFromDisplayName,
    [switch] $SendEmail,
    [Alias('DC')]
    [string] $DomainController,
    [Parameter(ParameterSetName = 'TenantDomainParams', Mandatory)]
    [string] $TenantDomain,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        $user = Get-SimUser $Identity
        Assert-Administrator $user -ResetsPin:$ResetLeaderPin
        Assert-ConferencingUser $user
        Assert-MailParameter $PSBoundParameters
        if ($PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Set-CsOnlineDialInConferencingUser')) { Update-ConferencingUser $user $PSBoundParameters }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
