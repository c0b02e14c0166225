import WireJSON

/// A token in three parts (RFC 7515, section 7.1), of which only the header has been read.
struct CompactToken: Sendable {
  /// The most bytes of a token.
  static let mostBytes = 8_192

  let header: TokenHeader
  private let signed: [UInt8]
  private let payload: [UInt8]
  private let signature: [UInt8]

  init(_ text: String) throws(TokenError) {
    guard text.utf8.count <= Self.mostBytes else { throw .tooLong(mostBytes: Self.mostBytes) }
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed(.notThreeParts) }
    header = try TokenHeader(JSONObject(tokenPart: Self.decoded(parts[0])))
    signed = Array(bytes[..<parts[1].endIndex])
    payload = try Self.decoded(parts[1])
    signature = try Self.decoded(parts[2])
  }

  /// The claims, which are read only where a key signed them, and in the way that the key is for.
  func claims(signedBy key: VerifyingKey) throws(TokenError) -> TokenClaims {
    guard key.algorithms.contains(header.algorithm) else { throw .badHeader(.algorithm) }
    guard key.verifies(signature, of: signed, by: header.algorithm) else { throw .badSignature }
    return TokenClaims(try JSONObject(tokenPart: payload))
  }

  private static func decoded(_ part: ArraySlice<UInt8>) throws(TokenError) -> [UInt8] {
    guard let bytes = Base64URL.decode(part) else { throw .malformed(.notBase64URL) }
    return bytes
  }
}
