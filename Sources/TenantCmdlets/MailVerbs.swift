import Engine
import Objects
import Tenant

/// Sends a mail to the outbox of the tenant; secrets in its text are kept masked.
struct SendSimMail: Cmdlet {
  static let name = "Send-SimMail"
  static let traits = TenantCmdletTable.traits

  var mail = TenantMail()

  static let parameters: [Parameter<Self>] = [
    Parameter("To", \.mail.recipientAddress, .position(0), .mandatory), Parameter("ToName", \.mail.recipientName),
    Parameter("From", \.mail.senderAddress, .mandatory), Parameter("FromName", \.mail.senderName),
    Parameter("Subject", \.mail.subject, .mandatory), Parameter("Body", \.mail.body, .mandatory, .allowEmptyString),
    Parameter("Secret", \.mail.secrets, .allowEmptyCollection),
  ]

  mutating func process(_ run: CommandRuntime) throws { try TenantCmdletTable.store(run).send(mail) }
}

/// Gives the mails that the tenant sent, the oldest first.
struct GetSimMail: Cmdlet {
  static let name = "Get-SimMail"
  static let traits = TenantCmdletTable.traits

  var recipient: String?
  var last: Int?

  static let parameters: [Parameter<Self>] = [
    Parameter("To", \.recipient, .position(0), .supportsWildcards), Parameter("Last", \.last, .range(0...Int(Int32.max))),
  ]

  mutating func process(_ run: CommandRuntime) throws {
    var mails = try TenantCmdletTable.store(run).outbox()
    if let recipient {
      let pattern = Value("*\(recipient)*")
      mails = try mails.filter { try Operators.like(Value($0.recipient), pattern, ignoreCase: true) }
    }
    for mail in mails.suffix(last ?? mails.count) {
      try run.write(
        .object(
          CustomObject(
            [
              "Time": Value(mail.time), "From": Value(mail.sender), "To": Value(mail.recipient), "Subject": Value(mail.subject),
              "Body": Value(mail.body), "File": Value(mail.file),
            ], typeNames: ["Simlet.Mail", "System.Management.Automation.PSCustomObject", "System.Object"])))
    }
  }
}
