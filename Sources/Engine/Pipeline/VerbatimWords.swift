/// Splits what follows `--%` the way a program would see it: at blanks, double quotes kept together.
enum VerbatimWords {
  static func split(_ text: String) -> [String] {
    var words: [String] = [], word = "", isQuoted = false, isOpen = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
        isOpen = true
      } else if character == " ", !isQuoted {
        if isOpen { words.append(word) }
        word = ""
        isOpen = false
      } else {
        word.append(character)
        isOpen = true
      }
    }
    return isOpen ? words + [word] : words
  }
}
