import Objects

/// Writes mails as RFC 5322 wants them, in UTF-8.
enum MailText {
  static func write(_ mail: TenantMail, body: String, date: String, id: String) -> String {
    let lines = [
      "From: \(header(mail.senderName, mail.senderAddress))",
      "To: \(header(mail.recipientName, mail.recipientAddress))",
      "Subject: \(encoded(mail.subject))",
      "Date: \(date) +0000",
      "Message-ID: <\(id)>",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit",
      "",
    ]
    var text = Array((lines.joined(separator: "\r\n") + "\r\n").utf8), last: UInt8 = 0
    for byte in body.utf8 {
      if byte == 0x0a, last != 0x0d { text.append(0x0d) }
      text.append(byte)
      last = byte
    }
    return String(decoding: text + [0x0d, 0x0a], as: UTF8.self)
  }

  /// `Amos Marble <amos.marble@contoso.com>`, for people to read.
  static func address(_ name: String, _ address: String) -> String { name.isEmpty ? address : "\(name) <\(address)>" }

  private static let special = Set("()<>[]:;@\\,.\"".utf8)

  private static func header(_ name: String, _ address: String) -> String {
    let safe = oneLine(address)
    if name.isEmpty { return safe }
    let text = oneLine(name)
    if text.utf8.contains(where: { $0 >= 0x80 }) { return "\(encoded(text)) <\(safe)>" }
    let needsQuotes = text.utf8.contains { special.contains($0) }
    let quoted = text.replacingText("\\", "\\\\").replacingText("\"", "\\\"")
    return "\(needsQuotes ? "\"\(quoted)\"" : text) <\(safe)>"
  }

  /// A line break in a header would let a name add headers of its own.
  private static func oneLine(_ text: String) -> String {
    if !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
  }

  /// A header's words: as they are in ASCII, else as encoded words of at most 75 characters.
  static func encoded(_ text: String) -> String {
    let line = oneLine(text)
    guard line.utf8.contains(where: { $0 >= 0x80 }) else { return line }
    var words: [String] = [], chunk: [UInt8] = []
    for character in line {
      let bytes = Array(character.utf8)
      if chunk.count + bytes.count > 42 {
        words.append(base64(chunk))
        chunk = []
      }
      chunk += bytes
    }
    if !chunk.isEmpty { words.append(base64(chunk)) }
    return words.map { "=?utf-8?B?\($0)?=" }.joined(separator: "\r\n ")
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { result.append(place <= group.count ? digits[number >> (18 - 6 * place) & 63] : UInt8(ascii: "=")) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
