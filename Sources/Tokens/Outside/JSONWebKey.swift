import Crypto
import Foundation
import WireJSON

/// A public key for signatures as a set holds it (RFC 7517, section 4; RFC 7518, section 6; RFC 8037, section 2).
struct JSONWebKey: Sendable {
  /// Its name (`kid`).
  let id: String
  private let object: JSONObject
  private let allowed: Set<SignatureAlgorithm>

  /// Nil for a key without a name, for another use or algorithm, or with private parts: what an issuer shows to all the
  /// world, anybody can sign with.
  init?(_ object: JSONObject) {
    guard let id = object["kid"]?.string, id.isTokenName, Self.isForVerifying(object) else { return nil }
    guard object["d"] == nil, object["k"] == nil else { return nil }
    if let algorithm = object["alg"] {
      guard let known = algorithm.string.flatMap(SignatureAlgorithm.init(rawValue:)) else { return nil }
      allowed = [known]
    } else {
      allowed = Set(SignatureAlgorithm.allCases)
    }
    self.id = id
    self.object = object
  }

  private static func isForVerifying(_ object: JSONObject) -> Bool {
    if let use = object["use"], use.string != "sig" { return false }
    guard let operations = object["key_ops"] else { return true }
    return operations.array?.contains { $0.string == "verify" } ?? false
  }

  /// The key; nil where its numbers are none, or it is of a kind that is not taken.
  func verifying() async -> VerifyingKey? {
    guard let key = await key(), !key.algorithms.isDisjoint(with: allowed) else { return nil }
    return key
  }

  private func key() async -> VerifyingKey? {
    switch (object["kty"]?.string, object["crv"]?.string) {
    case ("RSA", nil):
      guard let n = number("n"), let e = number("e") else { return nil }
      return await RSAVerifyingKey(modulus: n, exponent: e, allowed: allowed).map(VerifyingKey.rsa)
    case ("EC", "P-256"):
      return point(of: 32).flatMap { try? P256.Signing.PublicKey(x963Representation: $0) }.map(
        VerifyingKey.p256)
    case ("EC", "P-384"):
      return point(of: 48).flatMap { try? P384.Signing.PublicKey(x963Representation: $0) }.map(
        VerifyingKey.p384)
    case ("OKP", "Ed25519"):
      return number("x").flatMap { try? Curve25519.Signing.PublicKey(rawRepresentation: $0) }
        .map(VerifyingKey.ed25519)
    default: return nil
    }
  }

  private func number(_ name: String) -> [UInt8]? { (object[name]?.string?.utf8).flatMap(Base64URL.decode) }

  /// A point of a curve: both coordinates in full length, with 4 before them (SEC 1, section 2.3.3).
  private func point(of size: Int) -> [UInt8]? {
    guard let x = number("x"), let y = number("y"), x.count == size, y.count == size else { return nil }
    return [4] + x + y
  }
}
