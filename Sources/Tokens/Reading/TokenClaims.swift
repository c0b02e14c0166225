import WireJSON

/// The claims of a token whose signature is good (RFC 7519, section 4).
struct TokenClaims: Sendable {
  private let object: JSONObject

  init(_ object: JSONObject) { self.object = object }

  func has(_ name: String) -> Bool { object[name] != nil }

  /// What stands at a path of names, each but the last an object's.
  func value(at path: [String]) -> JSONValue? {
    guard let first = path.first else { return nil }
    return path.dropFirst().reduce(object[first]) { value, name in value?.object?[name] }
  }

  /// A text that must be there.
  func string(_ name: String) throws(TokenError) -> String {
    guard let value = object[name] else { throw .badClaim(name: name, problem: "is missing") }
    guard let text = value.string else { throw .badClaim(name: name, problem: "is no string") }
    return text
  }

  /// A NumericDate: seconds since 1970, whole however they are spelled, up to the year 9999; nil where there is none.
  func time(_ name: String) throws(TokenError) -> Int64? {
    guard let value = object[name] else { return nil }
    guard let seconds = value.integer.map(Int64.init), TokenTimes.calendar.contains(seconds) else {
      throw .badClaim(name: name, problem: "is no whole number of seconds since 1970")
    }
    return seconds
  }

  /// A time that must be there.
  func requiredTime(_ name: String) throws(TokenError) -> Int64 {
    guard let seconds = try time(name) else { throw .badClaim(name: name, problem: "is missing") }
    return seconds
  }

  /// A text, or all texts of an array; nil where there is neither, or anything else among them.
  func strings(at path: [String]) -> [String]? {
    guard let value = value(at: path) else { return nil }
    if let text = value.string { return [text] }
    let texts = value.array?.map(\.string)
    guard let texts, !texts.contains(nil) else { return nil }
    return texts.compactMap(\.self)
  }

  /// The token's own name; nil where there is none.
  func tokenID() throws(TokenError) -> String? {
    guard has("jti") else { return nil }
    let name = try string("jti")
    guard name.isTokenName else {
      throw .badClaim(name: "jti", problem: "is not 1 to 200 visible ASCII characters")
    }
    return name
  }
}
