import Engine

/// Masks what a command line may hold of secrets before it is kept anywhere.
enum SecretText {
  /// The words behind these parameters, and strings made into secure ones, are not kept; the name of a variable tells nothing.
  private static let parameters = ["-password", "-pin", "-leaderpin", "-accesstoken", "-apikey", "-clientsecret", "-secret"]

  static func masked(_ line: String) -> String {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isSecure = line.lowercased().contains("convertto-securestring")
    for index in words.indices {
      let word = words[index].lowercased()
      if let parameter = parameters.first(where: { word == $0 }), index + 1 < words.count, !parameter.isEmpty, !words[index + 1].hasPrefix("$") { words[index + 1] = "*****" }
      if let parameter = parameters.first(where: { word.hasPrefix($0 + ":") }) { words[index] = parameter + ":*****" }
    }
    let text = IssuedSecrets.masked(words.joined(separator: " "))
    return isSecure ? withoutQuotes(text) : text
  }

  private static func withoutQuotes(_ text: String) -> String {
    var result = "", quote: Character?
    for character in text {
      if let open = quote {
        if character == open {
          result += "*****" + String(character)
          quote = nil
        }
      } else {
        result.append(character)
        if character == "'" || character == "\"" { quote = character }
      }
    }
    return result
  }
}
