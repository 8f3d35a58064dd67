function Remove-CsUserAcp {
  <#
  .EXAMPLE
    Remove-CsUserAcp -Identity patti.fernandez@contoso.com
  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [Parameter(Mandatory, Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [string] $Name,
    [string] $TollNumber,
    [switch] $PassThru,
    [string] $ParticipantPasscode,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $user = Get-SimUser $Identity
        $record = (ConvertTo-SimShape (Get-Shape UserAcp) $user).AcpInfo
        $fits = $record -and $user.Provider -ne 'Microsoft' -and
          (-not $Name -or $record.Name -eq $Name) -and
          (-not $TollNumber -or $record.TollNumber -eq (ConvertTo-BareNumber $TollNumber)) -and
          (-not $ParticipantPasscode -or "$($record.ParticipantPassCode)" -eq $ParticipantPasscode)
        if ($fits -and $PSCmdlet.ShouldProcess($user.UserPrincipalName, 'Remove-CsUserAcp')) { $user = Edit-SimObject User $user.Id @{ Provider = ''; AcpInfo = $null } }
        if ($PassThru) { ConvertTo-SimShape (Get-UserShape) $user }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
