# The mails that users get about their audio conferencing.

# A number as mails write it: 1 (312) 754-8028 in North America, +46 ... elsewhere.
function Format-MailNumber {
  param([string] $Number)
  if ($Number -match '^1(\d{3})(\d{3})(\d{4})$') { '1 ({0}) {1}-{2}' -f $Matches[1], $Matches[2], $Matches[3] } elseif ($Number) { "+$Number" }
}

# The lines with the numbers that a user's meetings show; most users share theirs.
function Get-NumberLines {
  param($User)
  $key = "$($User.ServiceNumber) $($User.TollFreeServiceNumber) $($User.ConferenceId)"
  $known = $script:NumberLines[$key]
  if ($known) { return $known }
  $lines = foreach ($number in $User.ServiceNumber, $User.TollFreeServiceNumber) {
    if ($number) { $script:Text.MailPhoneNumber -f (Format-MailNumber $number) }
  }
  if ($User.ConferenceId) { $lines = @($lines) + ($script:Text.MailConferenceId -f $User.ConferenceId) }
  $script:NumberLines[$key] = $lines -join "`n"
  $script:NumberLines[$key]
}

# Sends one of the mails: Enabled, Changed, PinReset, Disabled or Information.
function Send-ConferencingMail {
  param($User, [string] $Occasion, [string] $Pin, [string] $To, [string] $FromAddress, [string] $FromName, [switch] $Force)
  $address = if ($To) { $To } else { $User.WindowsEmailAddress }
  if (-not $address) {
    if (-not $Force) { Write-Warning ($script:Text.NoMailbox -f $User.UserPrincipalName) }
    return
  }
  $settings = Get-SimSetting DialIn
  if (-not $FromAddress -and $settings.SendEmailFromOverride) {
    $FromAddress = $settings.SendEmailFromAddress
    $FromName = $settings.SendEmailFromDisplayName
  }
  $text = $script:Text
  $subject = $text["MailSubject$Occasion"]
  $part = switch ($Occasion) {
    'PinReset' { "$($text.MailNewPin)`n$($text.MailPin -f $Pin)`n`n$($text.MailNumbersUnchanged)`n$(Get-NumberLines $User)`n" }
    'Enabled' { "$($text.MailInformation)`n$(Get-NumberLines $User)`n`n$($text.MailYourPin)`n$($text.MailPin -f $Pin)`n" }
    'Changed' { "$($text.MailNewInformation)`n$(Get-NumberLines $User)`n`n$($text.MailPinUnchanged)`n" }
    'Information' { "$($text.MailInformation)`n$(Get-NumberLines $User)`n`n$($text.MailPinUnchanged)`n" }
  }
  $mail = @{
    To = $address; ToName = $User.DisplayName; Subject = $subject
    Body = "$subject`n`n$($text.MailName -f $User.DisplayName)`n$($text.MailAccount -f $User.UserPrincipalName)`n`n$part`n$($text.MailFooter)"
    From = if ($FromAddress) { $FromAddress } else { 'no-reply@office365.com' }
    FromName = if ($FromName) { $FromName } else { 'Office 365' }
  }
  if ($Pin) { $mail.Secret = $Pin }
  Send-SimMail @mail
}

# Sends a mail as the -SendEmail... parameters of a command say.
function Send-BoundMail {
  param($User, [string] $Occasion, $Bound, [string] $Pin)
  $mail = @{ To = $Bound['SendEmailToAddress']; FromAddress = $Bound['SendEmailFromAddress']; FromName = $Bound['SendEmailFromDisplayName'] }
  Send-ConferencingMail $User $Occasion -Pin $Pin -Force:([bool] $Bound['Force']) @mail
}

# Refuses -SendEmail... parameters that do not go together.
function Assert-MailParameter {
  param($Bound)
  if ($Bound['SendEmailToAddress'] -and -not $Bound['SendEmail']) {
    Stop-Command $script:Text.SendEmailMissing SendEmailMissing InvalidArgument $Bound['SendEmailToAddress']
  }
  if ($Bound['SendEmailToAddress']) { foreach ($address in $Bound['SendEmailToAddress'] -split ';') { Assert-MailAddress $address.Trim() } }
  if ($Bound['SendEmailFromAddress']) { Assert-MailAddress $Bound['SendEmailFromAddress'] }
  $from = $Bound['SendEmailFromAddress'], $Bound['SendEmailFromDisplayName'] | Where-Object { $_ }
  if ($from -and -not ($Bound['SendEmail'] -and @($from).Count -eq 2)) {
    Stop-Command $script:Text.SendEmailFromMissing SendEmailFromMissing InvalidArgument $Bound['SendEmailFromAddress']
  }
}
