# Fills the tenant with 10,000 users: `dev bench keys` completes their names.
Get-CsOnlineUser -ResultSize 1 | Out-Null
$model = @(Find-SimObject User)[0]
Use-SimTransaction {
  foreach ($n in 1..10000) {
    Add-SimObject User @{ DisplayName = "Person $n"; UserPrincipalName = "person$n@contoso.com"; SipAddress = "sip:person$n@contoso.com"; Policies = $model.Policies; BridgeId = $model.BridgeId; Country = 'US' } | Out-Null
  }
}
