# Objects as the service prints them.

function ConvertTo-ServiceNumber {
  param($Number)
  $isTeams = (Get-Era) -eq 'Teams'
  ConvertTo-Era ([pscustomobject]@{
    PSTypeName         = if ($isTeams) { 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.ServiceNumber' } else { 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingServiceNumber' }
    BridgeId           = if ($Number.BridgeId) { [guid] $Number.BridgeId }
    City               = $Number.City
    IsShared           = $Number.IsShared
    Number             = $Number.Number
    PrimaryLanguage    = $Number.PrimaryLanguage
    SecondaryLanguages = @($Number.SecondaryLanguages)
    TenantId           = [guid] (Get-SimSetting Tenant TenantId)
    Type               = $Number.Type
  })
}

function ConvertTo-ConferencingBridge {
  param($Bridge)
  $numbers = @(Find-SimObject ServiceNumber | Where-Object BridgeId -EQ $Bridge.Id | ForEach-Object { ConvertTo-ServiceNumber $_ })
  $isTeams = (Get-Era) -eq 'Teams'
  ConvertTo-Era ([pscustomobject]@{
    PSTypeName           = if ($isTeams) { 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.ConferencingBridge' } else { 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingBridge' }
    Name                 = $Bridge.Name
    DefaultServiceNumber = if ($isTeams) { $numbers | Where-Object Number -EQ $Bridge.DefaultServiceNumber } else { $Bridge.DefaultServiceNumber }
    Identity             = [guid] $Bridge.Id
    IsDefault            = $Bridge.IsDefault
    Region               = $Bridge.Region
    ServiceNumbers       = $numbers
    TenantId             = [guid] $Bridge.TenantId
  })
}

# The provider record inside a user: what AcpInfo shows.
function Get-AcpInfo {
  param($User)
  if ($User.AcpInfo) { return $User.AcpInfo }
  if (-not $User.Provider) { return }
  if ($User.Provider -ne 'Microsoft') { return [pscustomobject]@{ Default = $true; TollNumber = '18885550100'; ParticipantPassCode = 4691728; Domain = "$($User.Provider).com".ToLower(); Name = $User.Provider; Url = '' } }
  if (-not $User.ConferencingEnabled) { return }
  [pscustomobject]@{
    Default = $true; TollNumber = $User.ServiceNumber; ParticipantPassCode = $User.ConferenceId; Domain = 'resources.lync.com'
    Name = 'Microsoft'; Url = "https://dialin.lync.com/$($User.TenantId)"
  }
}

# The policies that Get-CsOnlineUser shows for everybody; others are shown for those who have one.
$script:UserPolicies = @(
  'ConferencingPolicy', 'ExternalAccessPolicy', 'OnlineVoicemailPolicy', 'OnlineVoiceRoutingPolicy', 'TeamsAppPermissionPolicy', 'TeamsAppSetupPolicy'
  'TeamsAudioConferencingPolicy', 'TeamsCallingPolicy', 'TeamsCallParkPolicy', 'TeamsChannelsPolicy', 'TeamsEmergencyCallingPolicy', 'TeamsIPPhonePolicy'
  'TeamsMeetingPolicy', 'TeamsMessagingPolicy', 'TeamsMobilityPolicy', 'TeamsUpgradePolicy', 'TenantDialPlan'
)

function ConvertTo-OnlineUser {
  param($User, [switch] $SkipUserPolicies)
  $isTeams = (Get-Era) -eq 'Teams'
  $licenses = @($User.Licenses)
  $licensed = $licenses -contains 'MCOMEETADV'
  $id = [guid] $User.Id
  $shown = [ordered]@{
    PSTypeName                     = if ($isTeams) { 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.UserMas' } else { 'Deserialized.Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser' }
    Alias                          = $User.Alias
    DisplayName                    = $User.DisplayName
    AccountEnabled                 = $User.Enabled
    AccountType                    = if ($User.AccountType) { $User.AccountType } else { 'User' }
    AcpInfo                        = Get-AcpInfo $User
    AssignedPlan                   = $licenses
    City                           = $User.City
    Company                        = 'Contoso'
    CountryAbbreviation            = $User.UsageLocation
    Department                     = $User.Department
    DistinguishedName              = $User.DistinguishedName
    Enabled                        = $User.Enabled
    EnterpriseVoiceEnabled         = [bool] $User.EnterpriseVoiceEnabled
    FeatureTypes                   = @(if ($licenses) { 'Teams' }; if ($licensed) { 'AudioConferencing' }; if ($User.EnterpriseVoiceEnabled -or $licenses -contains 'MCOEV') { 'PhoneSystem' })
    FirstName                      = $User.FirstName
    Guid                           = $id
    HideFromAddressLists           = [bool] $User.HideFromAddressLists
    HostingProvider                = 'sipfed.online.lync.com'
    Identity                       = if ($isTeams) { $User.Id } else { $User.DistinguishedName }
    IsValid                        = $true
    LastName                       = $User.LastName
    LineURI                        = "$($User.LineURI)"
    Name                           = $User.DisplayName
    ObjectId                       = $id
    OnlineDialInConferencingPolicy = if ($licensed) { 'DialinConferencingEnabled' }
    OnPremLineURI                  = "$($User.OnPremLineURI)"
    Phone                          = $User.Phone
    PreferredLanguage              = $User.PreferredLanguage
    ProxyAddresses                 = @($User.ProxyAddresses)
    SamAccountName                 = $User.SamAccountName
    SipAddress                     = $User.SipAddress
    SipProxyAddress                = $User.SipAddress
    TeamsUpgradeEffectiveMode      = 'TeamsOnly'
    TenantId                       = [guid] $User.TenantId
    Title                          = $User.Title
    UsageLocation                  = $User.UsageLocation
    UserPrincipalName              = $User.UserPrincipalName
    WindowsEmailAddress            = $User.WindowsEmailAddress
  }
  if (-not $SkipUserPolicies) {
    $policies = $User.Policies
    foreach ($name in $script:UserPolicies) { $shown[$name] = $null }
    if ($policies) { foreach ($property in $policies.PSObject.Properties) { $shown[$property.Name] = $property.Value } }
  }
  ConvertTo-Era ([pscustomobject] $shown)
}

function ConvertTo-TelephoneNumber {
  param($Number)
  [pscustomobject]@{
    PSTypeName        = 'Deserialized.Microsoft.Skype.EnterpriseVoice.BVDClient.AcquiredTelephoneNumber'
    RunspaceId        = if ($script:Connection.RunspaceId) { [guid] $script:Connection.RunspaceId } else { [guid] '2f1c6a52-6a58-4a4b-9a6f-0f6f5f6f7a10' }
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

# A filter such as { Department -eq 'Sales' } or "Department eq 'Sales'", as a test of one object.
function ConvertTo-FilterBlock {
  param($Filter)
  $operators = 'eq|ne|like|notlike|gt|lt|ge|le|match|notmatch|contains|notcontains|in'
  $text = "$Filter" -replace '(\w\s+)(?=(?:eq|ne|like|notlike|gt|lt|ge|le|contains)\s)', '$1-' -replace '(["''\w)]\s+)(?=(?:and|or)\s)', '$1-'
  $text = $text -replace "(?<![\w`$''""\.-])([A-Za-z]\w*)(?=\s+-(?:$operators)\b)", '$$_.$1'
  try { $block = [scriptblock]::Create($text) } catch { Stop-Command ($script:Text.BadFilter -f "$Filter") InvalidFilter InvalidArgument "$Filter" }
  # Only comparisons: a filter is data, and must not run anything.
  $words = $text -replace "'(?:[^']|'')*'|`"[^`"`$``]*`"", '0'
  if ($words -notmatch '^(?:\s|\$_\.\w+|\$(?:true|false|null)\b|-\w+\b|[(),!]|\d+(?:\.\d+)?)+$') { Stop-Command ($script:Text.BadFilter -f "$Filter") InvalidFilter InvalidArgument "$Filter" }
  $block
}

# An LDAP filter of the form Attribute=Value, as a test of one object.
function ConvertTo-LdapBlock {
  param([string] $Filter)
  if ($Filter -notmatch '^\s*\(?\s*(\w+)\s*=\s*([^()]*?)\s*\)?\s*$') { Stop-Command ($script:Text.BadFilter -f $Filter) InvalidFilter InvalidArgument $Filter }
  $names = @{ l = 'City'; c = 'UsageLocation'; co = 'UsageLocation'; mail = 'WindowsEmailAddress'; cn = 'DisplayName'; sn = 'LastName'; givenName = 'FirstName' }
  $name = if ($names.ContainsKey($Matches[1])) { $names[$Matches[1]] } else { $Matches[1] }
  $value = $Matches[2]
  { "$($_.$name)" -like $value }.GetNewClosure()
}
