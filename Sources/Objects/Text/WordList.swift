/// Words with blanks between them, as tables of names hold them: looked through when asked, never taken apart.
enum WordList {
  /// A word of the list in any case, as the list spells it; nil if it is not there.
  static func find(_ word: String, in list: String) -> String? {
    var word = word, list = list
    return word.withUTF8 { wanted in
      list.withUTF8 { bytes in
        var start = 0
        while start < bytes.count {
          var end = start
          while end < bytes.count, bytes[end] != 0x20 { end += 1 }
          if end - start == wanted.count, KeyHash.equalFolded(UnsafeBufferPointer(rebasing: bytes[start..<end]), wanted) == true {
            return TextScan.text(bytes, start..<end)
          }
          start = end + 1
        }
        return nil
      }
    }
  }
}
