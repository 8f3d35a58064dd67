function Set-CsUserAcp {
  <#
  .EXAMPLE
    Set-CsUserAcp -Identity 'Joni Sherman' -TollNumber 14255551298 -ParticipantPasscode 13761 -Domain fabrikam.com -Name 'Fabrikam ACP'
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
