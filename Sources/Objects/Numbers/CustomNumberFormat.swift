/// Writes numbers by custom format strings such as `#,##0.00;(#)`, following .NET's own procedure.
enum CustomNumberFormat {
  private struct Layout {
    var digitCount = 0, decimalPosition = -1, firstZero = Int.max, lastZero = 0
    var thousandPosition = -1, thousandCount = 0, usesThousands = false
    var isScientific = false, scaleAdjust = 0

    init(_ format: [Unicode.Scalar]) {
      var index = 0
      while index < format.count {
        let scalar = format[index]
        index += 1
        switch scalar {
        case "#": digitCount += 1
        case "0":
          if firstZero == Int.max { firstZero = digitCount }
          digitCount += 1
          lastZero = digitCount
        case ".": if decimalPosition < 0 { decimalPosition = digitCount }
        case ",": comma()
        case "%": scaleAdjust += 2
        case "‰": scaleAdjust += 3
        case "'", "\"":
          while index < format.count, format[index] != scalar { index += 1 }
          index += 1
        case "\\": index += 1
        case "E", "e":
          if let end = CustomNumberFormat.exponentEnd(format, index) {
            isScientific = true
            index = end
          }
        default: break
        }
      }
      if decimalPosition < 0 { decimalPosition = digitCount }
      if thousandPosition >= 0 {
        if thousandPosition == decimalPosition { scaleAdjust -= thousandCount * 3 } else { usesThousands = true }
      }
    }

    private mutating func comma() {
      guard digitCount > 0, decimalPosition < 0 else { return }
      if thousandPosition >= 0 {
        if thousandPosition == digitCount {
          thousandCount += 1
          return
        }
        usesThousands = true
      }
      thousandPosition = digitCount
      thousandCount = 1
    }
  }

  /// Where an exponent (`E0`, `E+00`) ends that begins before `index`; nil if it is none.
  private static func exponentEnd(_ format: [Unicode.Scalar], _ index: Int) -> Int? {
    var index = index
    if index < format.count, format[index] == "+" || format[index] == "-" { index += 1 }
    guard index < format.count, format[index] == "0" else { return nil }
    while index < format.count, format[index] == "0" { index += 1 }
    return index
  }

  private static func sections(_ format: String) -> [[Unicode.Scalar]] {
    var sections: [[Unicode.Scalar]] = [[]]
    var quote: Unicode.Scalar?, isEscaped = false
    for scalar in format.unicodeScalars {
      if scalar == ";", quote == nil, !isEscaped {
        sections.append([])
        continue
      }
      sections[sections.count - 1].append(scalar)
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == "'" || scalar == "\"" {
        quote = scalar
      } else if scalar == "\\" {
        isEscaped = true
      }
    }
    return sections
  }

  static func format(_ number: NumberText.Number, _ format: String, _ culture: Culture) -> String {
    var digits: Digits
    switch number {
    case .double(let value): digits = Digits(value, significant: 15)
    case .single(let value): digits = Digits(Double(value), significant: 7)
    case .decimal(let value):
      digits = Digits(value)
      digits.trimLeadingZeros()
      digits.trimTrailingZeros()
    case .whole(let value, _): digits = Digits(value)
    }
    let sections = sections(format)
    func chosen(_ wanted: Int) -> Int { wanted < sections.count && !sections[wanted].isEmpty ? wanted : 0 }
    var section = chosen(digits.isZero ? 2 : digits.isNegative ? 1 : 0)
    var layout = Layout(sections[section])
    if !digits.isZero {
      var rounded = digits
      rounded.point += layout.scaleAdjust
      if layout.isScientific {
        rounded.round(significant: layout.digitCount)
      } else {
        rounded.round(significant: rounded.point + layout.digitCount - layout.decimalPosition)
      }
      if rounded.isZero, chosen(2) != section {
        section = chosen(2)
        layout = Layout(sections[section])
      }
      digits = rounded
    }
    if digits.isZero {
      if number.double == nil { digits.isNegative = false }
      digits.point = 0
    }
    return write(digits, sections[section], layout, section: section, culture)
  }

  private static func write(_ digits: Digits, _ format: [Unicode.Scalar], _ layout: Layout, section: Int, _ culture: Culture) -> String {
    let decimal = layout.decimalPosition
    let firstDigit = layout.firstZero < decimal ? decimal - layout.firstZero : 0
    let lastDigit = layout.lastZero > decimal ? decimal - layout.lastZero : 0
    var place = layout.isScientific ? decimal : max(digits.point, decimal)
    var adjust = layout.isScientific ? 0 : digits.point - decimal
    var next = 0, result = "", isPointWritten = false
    if digits.isNegative, section == 0, digits.point != 0 || !digits.isZero { result += culture.negativeSign }

    func group() { if layout.usesThousands, place > 1, (place - 1) % 3 == 0 { result += culture.groupSeparator } }
    var index = 0
    while index < format.count {
      let scalar = format[index]
      index += 1
      if adjust > 0, scalar == "#" || scalar == "0" || scalar == "." {
        while adjust > 0 {
          result.unicodeScalars.append(next < digits.digits.count ? Unicode.Scalar(digits.digits[next]) : "0")
          next += 1
          group()
          place -= 1
          adjust -= 1
        }
      }
      switch scalar {
      case "#", "0":
        var digit: Unicode.Scalar?
        if adjust < 0 {
          adjust += 1
          digit = place <= firstDigit ? "0" : nil
        } else if next < digits.digits.count {
          digit = Unicode.Scalar(digits.digits[next])
          next += 1
        } else {
          digit = place > lastDigit ? "0" : nil
        }
        if let digit {
          result.unicodeScalars.append(digit)
          group()
        }
        place -= 1
      case ".":
        if place == 0, !isPointWritten, lastDigit < 0 || (decimal < layout.digitCount && next < digits.digits.count) {
          result += culture.decimalSeparator
          isPointWritten = true
        }
      case "%": result += culture.percentSymbol
      case ",": break
      case "'", "\"":
        while index < format.count, format[index] != scalar {
          result.unicodeScalars.append(format[index])
          index += 1
        }
        index += 1
      case "\\":
        if index < format.count { result.unicodeScalars.append(format[index]) }
        index += 1
      case "E", "e":
        guard layout.isScientific, let end = exponentEnd(format, index) else {
          result.unicodeScalars.append(scalar)
          break
        }
        let exponent = digits.isZero ? 0 : digits.point - decimal
        let showsPlus = format[index] == "+"
        let zeros = end - index - (format[index] == "0" ? 0 : 1)
        let number = String(abs(exponent))
        result.unicodeScalars.append(scalar)
        result += exponent < 0 ? culture.negativeSign : showsPlus ? "+" : ""
        result += String(repeating: "0", count: max(0, zeros - number.utf8.count)) + number
        index = end
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
