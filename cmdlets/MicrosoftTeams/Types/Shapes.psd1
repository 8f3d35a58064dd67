# What the commands print of the objects of the tenant, as data: one row for each shape, with .SfBO or .Teams behind its name where the eras differ.
#
# Each row: 'type names | Name Name:form=source ...'.
#   form     guid, bool, text (never nothing), list, lower, domain (of an address), digits (of a number); none: as it is stored.
#   source   Property          the property of that name; without a source, the one of the printed name
#            'text'            a text, blanks written as _, properties in braces; also numbers, $true, $false and $null
#            @Kind.Name(Key)   the property Name of the object of that kind that the property Key means
#            #Area.Name        a setting of the tenant
#            {Row}             the object that another row makes
#            [a,b]             a list of what is not nothing
#            a/b               the first that is not nothing
#            a?test            only if the test holds: Property, Property~has, Property!is-other, joined by &
#   +Row     all that another row makes
#   ...Name  all properties of the property Name
@{
  'ConferencingUser.SfBO' = 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingUser |
    AllowPstnOnlyMeetings AllowTollFreeDialIn BridgeId:guid BridgeName=@Bridge.Name(BridgeId) ConferenceId Identity=DistinguishedName LeaderPin=''***********''
    ServiceNumber SipAddress Tenant:guid=TenantId TollFreeServiceNumber'
  'ConferencingUser.Teams' = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.ConferencingUser |
    AllowPstnOnlyMeeting=AllowPstnOnlyMeetings AllowTollFreeDialIn BridgeId BridgeName=@Bridge.Name(BridgeId) ConferenceId:text DefaultTollFreeNumber=TollFreeServiceNumber
    DefaultTollNumber=ServiceNumber DisplayName Identity=Id LeaderPin=''***********'' ServiceNumber SipAddress TenantId TollFreeServiceNumber'

  'ServiceNumber.SfBO' = 'Deserialized.Microsoft.Rtc.Management.Hosted.Cbd.ConferencingServiceNumber |
    BridgeId:guid City IsShared Number PrimaryLanguage SecondaryLanguages:list TenantId:guid=#Tenant.TenantId Type'
  'ServiceNumber.Teams' = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.ServiceNumber |
    BridgeId:guid City IsShared Number PrimaryLanguage SecondaryLanguages:list TenantId:guid=#Tenant.TenantId Type'

  'ConferencingUserInfo' = '|
    DisplayName Identity=DistinguishedName ConferenceId DefaultTollFreeNumbers:list=TollFreeServiceNumber DefaultTollNumber=ServiceNumber ObjectId:guid=Id Provider'
  'ConferencingUserState' = '|
    DisplayName Identity=DistinguishedName ConferenceId Domain=''resources.lync.com''?ConferencingEnabled/'''' Provider
    PstnConferencingLicenseState=''Licensed''?Licenses~MCOMEETADV/''NoLicense'' SipAddress TollFreeNumbers:list=TollFreeServiceNumber TollNumber=ServiceNumber
    Url=''https://dialin.lync.com/{TenantId}''?ConferencingEnabled/'''''

  # The provider record inside a user.
  'MicrosoftProvider' = '|
    Default=$true TollNumber=ServiceNumber ParticipantPassCode=ConferenceId Domain=''resources.lync.com'' Name=''Microsoft'' Url=''https://dialin.lync.com/{TenantId}'''
  'OtherProvider' = '|
    Default=$true TollNumber=''18885550100'' ParticipantPassCode=4691728 Domain:lower=''{Provider}.com'' Name=Provider Url='''''
  'UserAcp' = 'Microsoft.Rtc.Management.ADConnect.Schema.OCSADUserAcp |
    Name=DisplayName DistinguishedName Identity=DistinguishedName Guid:guid=Id IsValid=$true
    AcpInfo=AcpInfo/{OtherProvider}?Provider!Microsoft/{MicrosoftProvider}?Provider~Microsoft&ConferencingEnabled'

  'VoiceUser' = 'Microsoft.Rtc.Management.Hosted.Bvd.Types.LacUser |
    Name=DisplayName Id:guid SipDomain:domain=SipAddress DataCenter=''noam'' TenantId:guid PstnConnectivity=''Online'' UsageLocation EnterpriseVoiceEnabled:bool Number:digits=LineURI
    Location=LocationId?LocationId'

  'OnlineUser.SfBO' = 'Deserialized.Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser | +UserBegin Identity=DistinguishedName +UserEnd'
  'OnlineUser.Teams' = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.UserMas | +UserBegin Identity=Id +UserEnd'
  'UserBegin' = '|
    Alias DisplayName AccountEnabled=Enabled AccountType=AccountType/''User''
    AcpInfo=AcpInfo/{OtherProvider}?Provider!Microsoft/{MicrosoftProvider}?Provider~Microsoft&ConferencingEnabled
    AssignedPlan:list=Licenses City Company=''Contoso'' CountryAbbreviation=UsageLocation Department DistinguishedName Enabled EnterpriseVoiceEnabled:bool
    FeatureTypes=[''Teams''?Licenses,''AudioConferencing''?Licenses~MCOMEETADV,''PhoneSystem''?EnterpriseVoiceEnabled/''PhoneSystem''?Licenses~MCOEV]
    FirstName Guid:guid=Id HideFromAddressLists:bool HostingProvider=''sipfed.online.lync.com'''
  'UserEnd' = '|
    IsValid=$true LastName LineURI:text Name=DisplayName ObjectId:guid=Id OnlineDialInConferencingPolicy=''DialinConferencingEnabled''?Licenses~MCOMEETADV
    OnPremLineURI:text Phone PreferredLanguage ProxyAddresses:list SamAccountName SipAddress SipProxyAddress=SipAddress TeamsUpgradeEffectiveMode=''TeamsOnly''
    TenantId:guid Title UsageLocation UserPrincipalName WindowsEmailAddress'
  # The policies that Get-CsOnlineUser shows for everybody; others are shown for those who have one.
  'UserPolicies' = '|
    ConferencingPolicy=$null ExternalAccessPolicy=$null OnlineVoicemailPolicy=$null OnlineVoiceRoutingPolicy=$null TeamsAppPermissionPolicy=$null TeamsAppSetupPolicy=$null
    TeamsAudioConferencingPolicy=$null TeamsCallingPolicy=$null TeamsCallParkPolicy=$null TeamsChannelsPolicy=$null TeamsEmergencyCallingPolicy=$null TeamsIPPhonePolicy=$null
    TeamsMeetingPolicy=$null TeamsMessagingPolicy=$null TeamsMobilityPolicy=$null TeamsUpgradePolicy=$null TenantDialPlan=$null ...Policies'

  'Tenant.SfBO' = 'Deserialized.Microsoft.Rtc.Management.ADConnect.Schema.TenantObject |
    Name=TenantId AdminDescription=$null AllowedDataLocation=$null AssignedPlan=[] City=$null CountryAbbreviation CountryOrRegionDisplayName=$null Description=$null
    DirSyncEnabled=$false DisableExoPlanProvisioning=$false DisableTeamsProvisioning=$false DisplayName
    DistinguishedName=''OU={TenantId},OU=OCS_Tenants,DC=lync1e001,DC=local'' Domains:list DomainUrlMap=[] ExperiencePolicy=$null Guid:guid=TenantId
    Id=''OU={TenantId},OU=OCS_Tenants,DC=lync1e001,DC=local'' Identity=''OU={TenantId},OU=OCS_Tenants,DC=lync1e001,DC=local'' IsByPassValidation=$false IsMNC=$false
    IsReadinessUploaded=$false IsUpgradeReady=$false IsValid=$true LastProvisionTimeStamp=$null LastPublishTimeStamp=$null LastSubProvisionTimeStamp=$null
    LastSyncTimeStamp=$null MNCEnableTimeStamp=$null MNCReady=$false NonPrimaryResource=$false ObjectCategory=$null ObjectClass=[] ObjectId:guid=TenantId
    ObjectState=''Unchanged'' OcoDomainsTracked=[] OriginalRegistrarPool=$null OriginatingServer=$null PendingDeletion=$false Phone=$null PostalCode=$null
    PreferredLanguage ProvisionedPlan=[] ProvisioningCounter=0 ProvisioningStamp=$null PublicProvider=$null PublishingCounter=0 PublishingStamp=$null
    RegistrarPool=$null ServiceInfo=[] ServiceInstance=$null StateOrProvince=$null Street=$null SubProvisioningCounter=0 SubProvisioningStamp=$null SyncingCounter=0
    TeamsUpgradeEffectiveMode=''TeamsOnly'' TeamsUpgradeEligible=$true TeamsUpgradeNotificationsEnabled=$false TeamsUpgradeOverridePolicy=$null
    TeamsUpgradePolicyIsReadOnly=''ModeAndNotifications'' TenantId:guid TenantNotified=$false TenantPoolExtension=$null UpgradeRetryCounter=0 UserRoutingGroupIds=[]
    WhenChanged=$null WhenCreated=$null XForestMovePolicy=$null'
  'Tenant.Teams' = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.Tenant |
    AssignedPlan=[] CountryAbbreviation DisplayName Domains:list Guid:guid=TenantId Identity=TenantId IsValid=$true Name=DisplayName ObjectId:guid=TenantId PreferredLanguage
    ProvisionedPlan=[] ServiceInstance=$null TeamsUpgradeEffectiveMode=''TeamsOnly'' TeamsUpgradeNotificationsEnabled=$false TeamsUpgradePolicyIsReadOnly=''ModeAndNotifications''
    TenantId:guid WhenChanged=$null WhenCreated=$null'

  'TelephoneNumber.SfBO' = 'Deserialized.Microsoft.Skype.EnterpriseVoice.BVDClient.AcquiredTelephoneNumber | RunspaceId:guid=''2f1c6a52-6a58-4a4b-9a6f-0f6f5f6f7a10'' +TelephoneNumber'
  'TelephoneNumber.Teams' = 'Microsoft.Skype.EnterpriseVoice.BVDClient.AcquiredTelephoneNumber | +TelephoneNumber'
  'TelephoneNumber' = '|
    ActivationState BridgeNumber='''' CallingProfile=''BandwidthUS''?O365Region~NOAM/''ColtEU'' InventoryType CityCode Id Location='''' O365Region SourceType TargetType Tenant=''''
    TenantId='''' UserId IsManagedByServiceDesk=$true PortInOrderStatus='''''

  'SupportedLanguage.SfBO' = '| Code Name'
  'SupportedLanguage.Teams' = 'Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.SupportedLanguage | Code Name'
}
