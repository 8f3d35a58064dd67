function Set-CsOnlineDialInConferencingServiceNumber {
  <#
  .EXAMPLE
    Set-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -PrimaryLanguage en-US -SecondaryLanguages fr-CA, es-MX
  #>
  [CmdletBinding(DefaultParameterSetName = 'UniqueNumberParams', SupportsShouldProcess, ConfirmImpact = 'Medium')]
  param(
    [Parameter(ParameterSetName = 'UniqueNumberParams', Mandatory, Position = 0)]
    [string] $Identity,
    [guid] $Tenant,
    [string] $PrimaryLanguage,
    [string[]] $SecondaryLanguages,
    [switch] $RestoreDefaultLanguages,
    [Alias('DC')]
    [string] $DomainController,
    [switch] $Force,
    [Parameter(ParameterSetName = 'InstanceParams', Mandatory, Position = 0, ValueFromPipeline)]
    [object] $Instance,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      Use-SimTransaction {
        Assert-Administrator
        $key = Get-GivenNumber $Identity $Instance
        $number = Find-SimObject ServiceNumber (ConvertTo-BareNumber $key) -Single
        if (@($SecondaryLanguages).Count -gt 4) { Stop-Command $script:Text.Languages TooManyLanguages InvalidArgument }
        foreach ($language in @($PrimaryLanguage) + @($SecondaryLanguages) | Where-Object { $_ }) {
          if ($language -notin (Get-LanguageTable).Keys) { Stop-Command ($script:Text.Language -f $language) LanguageNotSupported InvalidArgument $language }
        }
        $changes = @{}
        if ($PrimaryLanguage) { $changes.PrimaryLanguage = $PrimaryLanguage }
        if ($SecondaryLanguages) { $changes.SecondaryLanguages = @($SecondaryLanguages) }
        if ($RestoreDefaultLanguages) { $changes.PrimaryLanguage = 'en-US'; $changes.SecondaryLanguages = @() }
        if ($changes.Count -gt 0 -and $PSCmdlet.ShouldProcess($number.Number, 'Set-CsOnlineDialInConferencingServiceNumber')) {
          $null = Edit-SimObject ServiceNumber $number.Id $changes
        }
      }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
