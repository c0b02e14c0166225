import WireJSON

/// What a token's header says of its signature. Keys and addresses of keys in it (`jwk`, `jku`, `x5c`, `x5u`) count for
/// nothing: who forges a token can write those as well.
struct TokenHeader: Sendable {
  let algorithm: SignatureAlgorithm
  /// The key's name.
  let keyID: String

  init(_ object: JSONObject) throws(TokenError) {
    guard object["crit"] == nil else { throw .badHeader(.critical) }
    guard Self.isForAccess(object["typ"]) else { throw .badHeader(.type) }
    guard let algorithm = (object["alg"]?.string).flatMap(SignatureAlgorithm.init(rawValue:)) else {
      throw .badHeader(.algorithm)
    }
    guard let keyID = object["kid"]?.string, keyID.isTokenName else { throw .badHeader(.keyName) }
    self.algorithm = algorithm
    self.keyID = keyID
  }

  /// RFC 7519, section 5.1, and RFC 9068, section 2.1. Other types are other things, such as a word that somebody
  /// logged out (RFC 8725, section 3.11).
  private static func isForAccess(_ type: JSONValue?) -> Bool {
    guard let type else { return true }
    guard var name = type.string?.lowercased() else { return false }
    if name.hasPrefix("application/") { name.removeFirst("application/".count) }
    return name.hasSameBytes(as: "jwt") || name.hasSameBytes(as: "at+jwt")
  }
}
