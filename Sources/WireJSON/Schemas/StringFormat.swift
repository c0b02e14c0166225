/// A form of texts that has a name in JSON Schema.
public struct StringFormat: Sendable {
  /// The name, as the document gives it (JSON Schema Validation 2020-12, section 7.3).
  public let name: String
  let isMet: @Sendable (String) -> Bool

  /// A format of another name.
  ///
  /// - Parameter isMet: Whether a text has the form; must not take longer than in proportion to its length.
  public init(_ name: String, isMet: @escaping @Sendable (String) -> Bool) {
    self.name = name
    self.isMet = isMet
  }

  /// A UUID as RFC 9562 writes it, in letters of either case.
  public static let uuid = StringFormat("uuid") { UUIDForm.isMet(by: $0) }

  /// A date and time with an offset (RFC 3339, section 5.6).
  public static let dateTime = StringFormat("date-time") { DateTimeForm.isMet(by: $0) }

  /// A URI. Only documented: what an address may be is decided where it is used.
  public static let uri = StringFormat("uri") { _ in true }

  /// An address of electronic mail. Only documented: what an address may be is decided where it is used.
  public static let email = StringFormat("email") { _ in true }
}

/// A form of texts that an expression describes.
public struct StringPattern: Sendable {
  /// The regular expression for the document (ECMA-262, as JSON Schema asks).
  public let expression: String
  let isMet: @Sendable (String) -> Bool

  /// Takes an expression and the check that says the same in Swift: no expression is run over what strangers send.
  public init(_ expression: String, isMet: @escaping @Sendable (String) -> Bool) {
    self.expression = expression
    self.isMet = isMet
  }
}

enum UUIDForm {
  /// Whether a text is 8, 4, 4, 4 and 12 hexadecimal digits.
  static func isMet(by text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 36 else { return false }
    return zip(0..., bytes).allSatisfy { place, byte in
      [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : isHexadecimal(byte)
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
