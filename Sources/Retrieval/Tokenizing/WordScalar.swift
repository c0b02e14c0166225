/// What a Unicode scalar is to a word.
enum WordScalar {
  case partOfWord
  case apostrophe
  /// Written without spaces around it, and a word by itself.
  case wordOfItsOwn
  case between

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      self.init(ascii: UInt8(truncatingIfNeeded: scalar.value))
    } else {
      self.init(other: scalar)
    }
  }

  private init(ascii: UInt8) {
    switch ascii {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      self = .partOfWord
    case UInt8(ascii: "'"): self = .apostrophe
    default: self = .between
    }
  }

  private init(other scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x2019: self = .apostrophe
    case 0x3040...0x30FF: self = .wordOfItsOwn
    default:
      let properties = scalar.properties
      if properties.isIdeographic {
        self = .wordOfItsOwn
      } else if properties.isAlphabetic || properties.numericType != nil {
        self = .partOfWord
      } else {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .partOfWord
        default: self = .between
        }
      }
    }
  }
}
