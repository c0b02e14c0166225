import Crypto
import Foundation
import Testing

/// Makes tokens by hand, good and bad: text in, text out.
enum Forge {
  /// A header and claims of a candidate's token, each a text of JSON.
  static func header(_ changes: [String: String?] = [:]) -> String {
    object(["alg": #""ES256""#, "kid": "\"\(Golden.ownKeyID)\"", "typ": #""JWT""#], changes)
  }

  static func claims(_ changes: [String: String?] = [:]) -> String {
    let base = [
      "iss": "\"\(Sample.issuer)\"", "aud": "\"\(Sample.audience)\"", "sub": "\"\(Sample.session)\"",
      "role": #""candidate""#, "session": "\"\(Sample.session)\"", "iat": "\(Sample.made)",
      "exp": "\(Sample.made + 3_600)",
    ]
    return object(base, changes)
  }

  /// The claims of a token for hr.
  static func hrClaims(_ changes: [String: String?] = [:]) -> String {
    let hr = ["sub": #""ada""#, "role": #""hr""#, "session": nil]
    return claims(hr.merging(changes) { $1 })
  }

  /// Signs what is given with the own key of these tests.
  static func token(
    header: String = header(), claims: String, by secret: P256.Signing.PrivateKey? = Sample.secret
  ) throws -> String {
    try token(header: header, claims: Array(claims.utf8), by: secret)
  }

  /// The same for claims that need not be UTF-8.
  static func token(
    header: String = header(), claims: [UInt8], by secret: P256.Signing.PrivateKey? = Sample.secret
  ) throws -> String {
    let text = encoded(Array(header.utf8)) + "." + encoded(claims)
    let signature = try #require(secret).signature(for: Data(text.utf8))
    return text + "." + encoded(Array(signature.rawRepresentation))
  }

  /// base64url by Foundation, not by what is tested.
  static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  static func decoded(_ text: Substring) throws -> [UInt8] {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - plain.count % 4) % 4)
    let data = try #require(Data(base64Encoded: plain + padding))
    return Array(data)
  }

  static func object(_ base: [String: String], _ changes: [String: String?]) -> String {
    let members = base.merging(changes.compactMapValues(\.self)) { $1 }.filter { name, _ in
      changes[name].map { $0 != nil } ?? true
    }
    return "{" + members.sorted { $0.key < $1.key }.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
}
