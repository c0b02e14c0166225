/// JSON as tokens and key sets hold it. Numbers are whole or of no use, and names stand once: what Foundation reads
/// leniently is refused here.
enum JSONValue: Sendable {
  case string(String)
  /// A number without fraction and exponent that 64 bits hold.
  case integer(Int64)
  case array([JSONValue])
  case object(JSONObject)
  /// What no rule asks for: true, false, null and any other number.
  case other

  var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  var object: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}

/// The members of a JSON object. Names are compared byte by byte.
struct JSONObject: Sendable {
  private let members: [[UInt8]: JSONValue]

  /// Reads an object, and nothing before or after it but blanks.
  init(_ bytes: [UInt8]) throws(JSONFault) {
    guard let object = try JSONReader.value(in: bytes).object else { throw .notAnObject }
    self = object
  }

  init(members: [[UInt8]: JSONValue]) { self.members = members }

  subscript(name: String) -> JSONValue? { members[Array(name.utf8)] }
}

/// Why bytes are not taken as an object of JSON (RFC 8259).
enum JSONFault: Error {
  case notAnObject
  case repeatedName
  case tooDeep
}

extension String {
  /// Whether two texts have the same bytes. `==` takes some different ones for the same, such as K and the sign for
  /// kelvin.
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The text in quotation marks, as JSON has it.
  var quotedAsJSON: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
