function Set-CsOnlineDialInConferencingServiceNumber {
  <#
  .SYNOPSIS
    Sets or resets the prompt languages of a service number.

  .DESCRIPTION
    Sets or resets the prompt languages of a service number. The simulated tenant answers; nothing leaves this
    computer.

  .PARAMETER Identity
    The number, mandatory; digits only E.164, + prefixed E.164, or tel:E.164; all three mean the same number;
    shown back as digits without plus.

  .PARAMETER Tenant
    Internal to Microsoft; tenant GUID, filled in from the connection when omitted.

  .PARAMETER PrimaryLanguage
    Culture ID such as en-US; must be in Get-CsOnlineDialInConferencingLanguagesSupported; case-insensitive
    (docs example uses de-de).

  .PARAMETER SecondaryLanguages
    Up to 4 culture IDs, order kept (typed String in docs but the example passes a comma list, so an array).

  .PARAMETER RestoreDefaultLanguages
    Switch; back to the default languages.

  .PARAMETER DomainController
    Internal to Microsoft; accept any FQDN or host name and ignore it.

  .PARAMETER Force
    Switch; suppresses warnings and confirmation prompts.

  .PARAMETER Instance
    Service number object.

  .EXAMPLE
    Set-CsOnlineDialInConferencingServiceNumber -Identity 12125551874 -PrimaryLanguage en-US -SecondaryLanguages fr-CA, es-MX

    Sets the languages in which the number answers.

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
        $key = if ($Instance) { $Instance.Number } else { $Identity }
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
