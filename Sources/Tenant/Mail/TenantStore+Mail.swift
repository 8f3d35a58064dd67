import Objects

/// A mail that the tenant sent.
package struct TenantMail {
  package var senderName = "", senderAddress = ""
  package var recipientName = "", recipientAddress = ""
  package var subject = "", body = ""
  /// Texts that only the recipient would see: masked in everything that is kept.
  package var secrets: [String] = []

  package init() {}
}

/// A mail as the outbox keeps it.
package struct OutboxMail {
  package let time, sender, recipient, subject, body, file: String
}

/// The outbox: each mail stands in the tenant and, unless the tenant is a throw-away one, in a file of its own.
extension TenantStore {
  package func send(_ mail: TenantMail) throws {
    try transaction {
      let body = mail.secrets.reduce(mail.body) { $0.replacingText($1, "*****") }
      let sender = MailText.address(mail.senderName, mail.senderAddress), recipient = MailText.address(mail.recipientName, mail.recipientAddress)
      let number = (try database().query("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").first?.first?.int ?? 0) + 1
      let moment = now(), second = moment.ticks / 10_000_000
      if second != mailSecond.second {
        func text(_ format: String) -> String { (try? moment.text(format: format, culture: .invariant)) ?? "" }
        mailSecond = (second, text("yyyyMMdd-HHmmss"), text("ddd, dd MMM yyyy HH:mm:ss"))
      }
      let stamp = mailSecond.stamp
      let file = "\(stamp)-\(String(repeating: "0", count: max(0, 4 - String(number).count)))\(number).eml"
      try database().query(
        "INSERT INTO outbox(at, sender, recipient, subject, body, file) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
        [.text(timestamp()), .text(sender), .text(recipient), .text(mail.subject), .text(body), .text(file)])
      try log("Mail", mail.recipientAddress, "{\"Subject\":\(JsonText.quoted(mail.subject))}")
      if !options.isFresh {
        let text = MailText.write(mail, body: body, date: mailSecond.date, id: "\(newId())@\(options.name).com")
        pendingMails.append((file, text))
      }
    }
  }

  package func outbox() throws -> [OutboxMail] {
    let database = try database()
    return try reporting {
      try database.query("SELECT at, sender, recipient, subject, body, file FROM outbox ORDER BY row").map {
        OutboxMail(time: $0[0].text, sender: $0[1].text, recipient: $0[2].text, subject: $0[3].text, body: $0[4].text, file: $0[5].text)
      }
    }
  }

  /// Writes the files of mails whose transaction has ended well; the outbox has them already.
  func writeMailFiles() throws {
    guard !pendingMails.isEmpty else { return }
    let mails = pendingMails
    pendingMails = []
    do {
      if !hasMailFolder { try HostFiles.makeFolder(options.mailFolder) }
      hasMailFolder = true
      for mail in mails { try HostFiles.writeCopy(Array(mail.text.utf8), to: "\(options.mailFolder)/\(mail.file)") }
    } catch let error as PSError {
      hasMailFolder = false
      // The change is saved and the mail is in the outbox: only its copy as a file is missing.
      lastMailProblem = error.record.exception.message
    }
  }
}
