import Foundation

/// What BERT's tokenizer for uncased English makes of a scalar before words are looked up.
///
/// Its reference implementation (`tokenizers` 0.23) has the categories of Unicode 8, and ``category(of:)``
/// has them too: a scalar that came later is neither left out nor a mark nor an accent. The two agree on
/// every scalar.
enum PlainScalars {
  /// Whether a scalar leaves no trace: controls other than tab and line ends, formats, private ones, U+FFFD.
  static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: return false
    case 0..<0x20, 0x7F: return true
    case 0x20..<0x7F: return false
    case 0xFFFD: return true
    default: break
    }
    switch category(of: scalar) {
    case .control, .format, .privateUse, .surrogate: return true
    default: return false
    }
  }

  /// Whether a scalar separates words.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20: true
    case 0..<0x80: false
    default: scalar.properties.isWhitespace
    }
  }

  /// Whether a scalar is a word by itself because its script puts no blanks between words: Han.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x3400: false
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
    case 0x20000...0x2A6DF, 0x2A700...0x2B81F, 0x2B920...0x2CEAF, 0x2F800...0x2FA1F: true
    default: false
    }
  }

  /// Whether a scalar is a word by itself because it is punctuation; in ASCII every sign is.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
    case 0..<0x80: return false
    default: break
    }
    switch category(of: scalar) {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// Calls `body` with what stands for a scalar: its canonical decomposition, without accents, in lower case.
  ///
  /// Scalars are decomposed one by one. Decomposing a whole text would only differ in the order of marks, and
  /// those of which the order could change are accents, which fall away, or in no vocabulary.
  static func forEach(of scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
    switch scalar.value {
    case 0x41...0x5A: body(Unicode.Scalar(UInt8(scalar.value + 0x20)))
    case 0..<0x80: body(scalar)
    default:
      for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      where category(of: part) != .nonspacingMark {
        for lower in part.properties.lowercaseMapping.unicodeScalars { body(lower) }
      }
    }
  }

  private static func category(of scalar: Unicode.Scalar) -> Unicode.GeneralCategory {
    switch scalar.value {
    // Those whose category Unicode changed afterwards.
    case 0x166D, 0x111C9: return .otherPunctuation
    case 0x1734, 0x1171E: return .nonspacingMark
    case 0x1885, 0x1886: return .otherLetter
    case 0xA9BD: return .spacingMark
    default: break
    }
    guard let age = scalar.properties.age, (age.major, age.minor) <= (8, 0) else { return .unassigned }
    return scalar.properties.generalCategory
  }
}
