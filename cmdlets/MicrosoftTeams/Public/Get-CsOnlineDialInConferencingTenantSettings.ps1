function Get-CsOnlineDialInConferencingTenantSettings {
  <#
  .EXAMPLE
    Get-CsOnlineDialInConferencingTenantSettings
  .EXAMPLE
    (Get-CsOnlineDialInConferencingTenantSettings).PinLength
  #>
  [CmdletBinding(DefaultParameterSetName = 'Identity')]
  param(
    [guid] $Tenant,
    [Parameter(ParameterSetName = 'Identity', Position = 0, ValueFromPipeline, ValueFromPipelineByPropertyName)]
    [string] $Identity,
    [switch] $LocalStore,
    [Parameter(ParameterSetName = 'Filter')]
    [string] $Filter,
    [object] $BypassDualWrite,
    [switch] $AsJob
  )
  process {
    try {
      Enter-Command $PSCmdlet $PSBoundParameters
      if ($Identity -and $Identity -ne 'Global') { Stop-Command "Cannot find item with identity `"$Identity`"." ManagementObjectNotFound ObjectNotFound $Identity }
      $settings = Get-SimSetting DialIn
      if ((Get-Era) -eq 'Teams') {
        $shown = [ordered]@{ PSTypeName = 'Microsoft.Rtc.Management.WritableConfig.Settings.OnLineDialInConferencing.OnLineDialInConferencingTenantSettings'; AllowedDialOutExternalDomains = @() }
        foreach ($property in $settings.PSObject.Properties) { if ($property.Name -ne 'Identity') { $shown[$property.Name] = $property.Value } }
        $shown.AllowFederatedUsersToDialOutToSelf = 'RequireSameEnterpriseUser'
        $shown.AllowFederatedUsersToDialOutToThirdParty = 'RequireSameEnterpriseUser'
        $shown.Key = '{urn:schema:Microsoft.Rtc.Management.Settings.OnLineDialInConferencing.2013}OnLineDialInConferencingTenantSettings'
        $shown.Identity = 'Global'
        $shown.ConfigMetadata = 'Authority: Tenant'
        $shown.ConfigId = 'Global'
        return [pscustomobject] $shown
      }
      $settings.PSObject.TypeNames.Insert(0, 'Microsoft.Rtc.Management.WritableConfig.Settings.OnLineDialInConferencing.OnLineDialInConferencingTenantSettings')
      ConvertTo-Era $settings
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
