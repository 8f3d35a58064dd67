function Set-CsUserAcp {
  <#
  .SYNOPSIS
    Gives a user an audio conferencing provider other than Microsoft.

  .DESCRIPTION
    Enters a third-party provider with its numbers and pass code for a user. A user has one default provider.

  .PARAMETER Identity
    The user.

  .PARAMETER Domain
    The provider's domain.

  .PARAMETER Name
    The provider's name.

  .PARAMETER ParticipantPasscode
    The pass code of participants.

  .PARAMETER TollNumber
    The toll number.

  .PARAMETER IsDefault
    Whether this is the user's default provider.

  .PARAMETER TollFreeNumbers
    Toll-free numbers.

  .PARAMETER Url
    The provider's web page.

  .PARAMETER PassThru
    Gives the changed user.

  .EXAMPLE
    Set-CsUserAcp -Identity 'Joni Sherman' -TollNumber 14255551298 -ParticipantPasscode 13761 -Domain fabrikam.com -Name 'Fabrikam ACP'

    Makes Fabrikam the provider of Joni Sherman.

  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [Parameter(Mandatory)]
    [string] $Domain,
    [Parameter(Mandatory)]
    [string] $Name,
    [Parameter(Mandatory)]
    [string] $ParticipantPasscode,
    [Parameter(Mandatory)]
    [string] $TollNumber,
    [bool] $IsDefault,
    [string[]] $TollFreeNumbers,
    [string] $Url,
    [switch] $PassThru,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $user = Get-SimUser $Identity
        foreach ($number in @($TollNumber) + $TollFreeNumbers) { if ($number) { Assert-PhoneNumber $number } }
        if ($ParticipantPasscode -notmatch '^\d{1,12}$') { Stop-Command ($script:Text.BadPasscode -f $ParticipantPasscode) InvalidPasscode InvalidArgument $ParticipantPasscode }
        if (-not $PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Set-CsUserAcp')) { return }
        $record = [pscustomobject]@{
          Default = if ($PSBoundParameters.ContainsKey('IsDefault')) { $IsDefault } else { $true }; TollNumber = ConvertTo-BareNumber $TollNumber
          TollFreeNumbers = @($TollFreeNumbers | Where-Object { $_ } | ForEach-Object { ConvertTo-BareNumber $_ }); ParticipantPassCode = $ParticipantPasscode
          Domain = $Domain; Name = $Name; Url = $Url
        }
        $user = Edit-SimObject User $user.Id @{ Provider = $Name; ConferencingEnabled = $false; AcpInfo = $record }
        if ($PassThru) { ConvertTo-SimShape (Get-UserShape) $user }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
