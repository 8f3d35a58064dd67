/// Splits what follows `--%`: at blanks, with every quote left as it is.
enum VerbatimWords {
  static func split(_ text: String) -> [String] { text.split { $0 == " " || $0 == "\t" }.map(String.init) }
}
