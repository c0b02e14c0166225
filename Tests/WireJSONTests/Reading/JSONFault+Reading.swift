import WireJSON

extension JSONFault {
  /// What is wrong with a text; nil where it is read.
  static func reading(_ bytes: [UInt8], limits: JSONLimits = .body) -> JSONFault? {
    do throws(JSONFault) {
      _ = try JSONValue(parsing: bytes, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  /// What is wrong with a text; nil where it is read.
  static func reading(_ text: String, limits: JSONLimits = .body) -> JSONFault? {
    reading(Array(text.utf8), limits: limits)
  }
}
