extension Unicode.Scalar {
  /// Blank as XML means it.
  var isXmlBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}
