/// Unicode blocks by .NET's names.
enum RegexBlocks {
  static let ranges: [String: ClosedRange<UInt32>] = [
    "IsBasicLatin": 0...0x7f, "IsLatin-1Supplement": 0x80...0xff, "IsLatinExtended-A": 0x100...0x17f, "IsLatinExtended-B": 0x180...0x24f,
    "IsIPAExtensions": 0x250...0x2af, "IsSpacingModifierLetters": 0x2b0...0x2ff, "IsCombiningDiacriticalMarks": 0x300...0x36f,
    "IsGreek": 0x370...0x3ff, "IsGreekandCoptic": 0x370...0x3ff, "IsCyrillic": 0x400...0x4ff, "IsCyrillicSupplement": 0x500...0x52f,
    "IsArmenian": 0x530...0x58f, "IsHebrew": 0x590...0x5ff, "IsArabic": 0x600...0x6ff, "IsDevanagari": 0x900...0x97f, "IsThai": 0xe00...0xe7f,
    "IsHangulJamo": 0x1100...0x11ff, "IsLatinExtendedAdditional": 0x1e00...0x1eff, "IsGreekExtended": 0x1f00...0x1fff,
    "IsGeneralPunctuation": 0x2000...0x206f, "IsSuperscriptsandSubscripts": 0x2070...0x209f, "IsCurrencySymbols": 0x20a0...0x20cf,
    "IsLetterlikeSymbols": 0x2100...0x214f, "IsNumberForms": 0x2150...0x218f, "IsArrows": 0x2190...0x21ff,
    "IsMathematicalOperators": 0x2200...0x22ff, "IsBoxDrawing": 0x2500...0x257f, "IsBlockElements": 0x2580...0x259f,
    "IsGeometricShapes": 0x25a0...0x25ff, "IsMiscellaneousSymbols": 0x2600...0x26ff, "IsDingbats": 0x2700...0x27bf,
    "IsHiragana": 0x3040...0x309f, "IsKatakana": 0x30a0...0x30ff, "IsCJKUnifiedIdeographs": 0x4e00...0x9fff, "IsHangulSyllables": 0xac00...0xd7af,
  ]
}
