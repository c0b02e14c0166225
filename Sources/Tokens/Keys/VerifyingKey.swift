import Crypto
import Foundation

/// How a token may be signed: names of RFC 7518 and RFC 8037. Neither `none` nor a shared secret is among them, so that
/// no public key can be taken for one.
enum SignatureAlgorithm: String, CaseIterable, Sendable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case es256 = "ES256"
  case es384 = "ES384"
  case edDSA = "EdDSA"
}

/// A public key, which alone decides how what it signed is checked; a token's header can but agree.
enum VerifyingKey: Sendable {
  case p256(P256.Signing.PublicKey)
  case p384(P384.Signing.PublicKey)
  case ed25519(Curve25519.Signing.PublicKey)
  case rsa(RSAVerifyingKey)

  /// What it is for.
  var algorithms: Set<SignatureAlgorithm> {
    switch self {
    case .p256: [.es256]
    case .p384: [.es384]
    case .ed25519: [.edDSA]
    case .rsa(let key): key.algorithms
    }
  }

  /// Whether a signature is its own. False too for an algorithm that it is not for.
  func verifies(_ signature: [UInt8], of bytes: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
    guard algorithms.contains(algorithm) else { return false }
    switch self {
    case .p256(let key):
      // r and s as they are, 64 bytes: not DER (RFC 7518, section 3.4).
      guard let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: bytes)
    case .p384(let key):
      guard let signature = try? P384.Signing.ECDSASignature(rawRepresentation: signature) else {
        return false
      }
      return key.isValidSignature(signature, for: bytes)
    case .ed25519(let key): return key.isValidSignature(signature, for: bytes)
    case .rsa(let key): return key.verifies(signature, of: bytes, by: algorithm)
    }
  }
}
