/// What a Unicode scalar is to a word, and how it reads in plain Latin letters and digits.
enum PlainLetter {
  enum Text {
    case one(Unicode.Scalar)
    case several(String)
  }

  case letter(Text)
  /// Leaves no trace: accents, zero-width and direction signs.
  case invisible
  case apostrophe
  case hyphen
  case blank
  case mark

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      self = Self.ascii(scalar)
    } else {
      self = Self.other(scalar)
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> PlainLetter {
    switch scalar {
    case "a"..."z", "0"..."9", "@", "$": .letter(.one(scalar))
    case "A"..."Z": .letter(.one(Unicode.Scalar(UInt8(scalar.value | 0x20))))
    case "'": .apostrophe
    case "-", "_": .hyphen
    case " ", "\t", "\r": .blank
    default: .mark
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> PlainLetter {
    if let plain = LookAlikes.latin[scalar] { return .letter(.several(plain)) }
    if let plain = ornamental(scalar.value) { return .letter(.one(plain)) }
    switch scalar.value {
    case 0x2019, 0x02BC: return .apostrophe
    case 0x2010, 0x2011: return .hyphen
    default: break
    }
    let properties = scalar.properties
    if properties.isWhitespace { return .blank }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .privateUse, .unassigned: return .invisible
    case .spacingMark: return .letter(.one(scalar))
    default: break
    }
    guard properties.isAlphabetic || properties.numericType != nil else { return .mark }
    return .letter(.several(properties.lowercaseMapping))
  }

  /// Full-width, mathematical and circled letters and digits; nil for all others.
  private static func ornamental(_ value: UInt32) -> Unicode.Scalar? {
    switch value {
    case 0xFF10...0xFF19: digit(value - 0xFF10)
    case 0xFF21...0xFF3A: letter(value - 0xFF21)
    case 0xFF41...0xFF5A: letter(value - 0xFF41)
    case 0x1D400...0x1D6A3: letter((value - 0x1D400) % 26)
    case 0x1D7CE...0x1D7FF: digit((value - 0x1D7CE) % 10)
    case 0x24B6...0x24E9: letter((value - 0x24B6) % 26)
    case 0x249C...0x24B5: letter(value - 0x249C)
    case 0x1F110...0x1F129: letter(value - 0x1F110)
    case 0x1F130...0x1F149: letter(value - 0x1F130)
    case 0x1F150...0x1F169: letter(value - 0x1F150)
    case 0x1F170...0x1F189: letter(value - 0x1F170)
    case 0x1F1E6...0x1F1FF: letter(value - 0x1F1E6)
    default: nil
    }
  }

  private static func letter(_ number: UInt32) -> Unicode.Scalar { Unicode.Scalar(UInt8(0x61 + number)) }
  private static func digit(_ number: UInt32) -> Unicode.Scalar { Unicode.Scalar(UInt8(0x30 + number)) }
}
