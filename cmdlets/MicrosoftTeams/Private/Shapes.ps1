# Objects as the service prints them.

function ConvertTo-ServiceNumber {
  param($Number)
  [pscustomobject]@{
    PSTypeName         = 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingServiceNumber'
    BridgeId           = if ($Number.BridgeId) { [guid] $Number.BridgeId }
    City               = $Number.City
    IsShared           = $Number.IsShared
    Number             = $Number.Number
    PrimaryLanguage    = $Number.PrimaryLanguage
    SecondaryLanguages = @($Number.SecondaryLanguages)
    TenantId           = [guid] (Get-SimSetting Tenant TenantId)
    Type               = $Number.Type
  }
}

function ConvertTo-ConferencingBridge {
  param($Bridge)
  $numbers = @(Find-SimObject ServiceNumber | Where-Object BridgeId -EQ $Bridge.Id | ForEach-Object { ConvertTo-ServiceNumber $_ })
  [pscustomobject]@{
    PSTypeName           = 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingBridge'
    Name                 = $Bridge.Name
    DefaultServiceNumber = $Bridge.DefaultServiceNumber
    Identity             = [guid] $Bridge.Id
    IsDefault            = $Bridge.IsDefault
    Region               = $Bridge.Region
    ServiceNumbers       = $numbers
    TenantId             = [guid] $Bridge.TenantId
  }
}

# The provider record inside a user: what AcpInfo shows.
function Get-AcpInfo {
  param($User)
  if ($User.Provider -ne 'Microsoft') { return [pscustomobject]@{ Default = $true; TollNumber = '18885550100'; ParticipantPassCode = 4691728; Domain = "$($User.Provider).com".ToLower(); Name = $User.Provider; Url = '' } }
  if (-not $User.ConferencingEnabled) { return }
  [pscustomobject]@{
    Default = $true; TollNumber = $User.ServiceNumber; ParticipantPassCode = $User.ConferenceId; Domain = 'resources.lync.com'
    Name = 'Microsoft'; Url = "https://dialin.lync.com/$($User.TenantId)"
  }
}

function ConvertTo-OnlineUser {
  param($User)
  $licensed = $User.Licenses -contains 'MCOMEETADV'
  [pscustomobject]@{
    PSTypeName                    = 'Deserialized.Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser'
    Alias                         = $User.Alias
    DisplayName                   = $User.DisplayName
    AcpInfo                       = Get-AcpInfo $User
    AssignedPlan                  = @($User.Licenses)
    CountryAbbreviation           = $User.UsageLocation
    Department                    = $User.Department
    DistinguishedName             = $User.DistinguishedName
    Enabled                       = $User.Enabled
    EnterpriseVoiceEnabled        = $false
    FirstName                     = $User.FirstName
    Guid                          = [guid] $User.Id
    HostingProvider               = 'sipfed.online.lync.com'
    Identity                      = $User.DistinguishedName
    IsValid                       = $true
    LastName                      = $User.LastName
    LineURI                       = ''
    Name                          = $User.DisplayName
    ObjectId                      = [guid] $User.Id
    OnlineDialInConferencingPolicy = if ($licensed) { 'DialinConferencingEnabled' }
    PreferredLanguage             = $User.PreferredLanguage
    ProxyAddresses                = @($User.ProxyAddresses)
    SamAccountName                = $User.SamAccountName
    SipAddress                    = $User.SipAddress
    SipProxyAddress               = $User.SipAddress
    TeamsUpgradeEffectiveMode     = 'TeamsOnly'
    TenantId                      = [guid] $User.TenantId
    Title                         = $User.Title
    UsageLocation                 = $User.UsageLocation
    UserPrincipalName             = $User.UserPrincipalName
    WindowsEmailAddress           = $User.WindowsEmailAddress
  }
}

function ConvertTo-TelephoneNumber {
  param($Number)
  [pscustomobject]@{
    PSTypeName        = 'Deserialized.Microsoft.Skype.EnterpriseVoice.BVDClient.AcquiredTelephoneNumber'
    RunspaceId        = [guid] '2f1c6a52-6a58-4a4b-9a6f-0f6f5f6f7a10'
    ActivationState   = $Number.ActivationState
    BridgeNumber      = ''
    CallingProfile    = if ($Number.O365Region -eq 'NOAM') { 'BandwidthUS' } else { 'ColtEU' }
    InventoryType     = $Number.InventoryType
    CityCode          = $Number.CityCode
    Id                = $Number.Id
    Location          = ''
    O365Region        = $Number.O365Region
    SourceType        = $Number.SourceType
    TargetType        = $Number.TargetType
    Tenant            = ''
    TenantId          = ''
    UserId            = $Number.UserId
    IsManagedByServiceDesk = $true
    PortInOrderStatus = ''
  }
}

# The languages in which a service number can answer.
function Get-LanguageTable {
  $table = [ordered]@{}
  foreach ($line in (Import-SimData "$PSScriptRoot/../Types" Languages -Language en-US).Languages) {
    $code, $name = $line -split '=', 2
    $table[$code] = $name
  }
  $table
}

# A filter such as { Department -eq 'Sales' }, as a test of one object.
function ConvertTo-FilterBlock {
  param($Filter)
  $text = "$Filter" -replace '(?<![\w$''".-])([A-Za-z]\w*)(?=\s+-(?:eq|ne|like|notlike|gt|lt|ge|le|match|contains)\b)', '$$_.$1'
  Invoke-Expression "{ $text }"
}
