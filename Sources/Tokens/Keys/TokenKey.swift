import Crypto
import Foundation

/// A key of our own that signs tokens: ES256, that is ECDSA over P-256 with SHA-256 (RFC 7518, section 3.4).
///
/// It is never printed, whichever way it is asked.
public struct TokenKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The key's name in the header `kid`: its thumbprint (RFC 7638, SHA-256), so that no other key has it.
  public let id: String
  private let secret: P256.Signing.PrivateKey

  /// Makes a key from the system's randomness.
  public init() { self.init(P256.Signing.PrivateKey()) }

  /// Reads a key.
  ///
  /// - Parameter pem: PKCS #8 or SEC 1, unencrypted, in PEM.
  /// - Returns: Nil where it is no P-256 private key.
  public init?(pem: String) {
    guard let secret = try? P256.Signing.PrivateKey(pemRepresentation: pem) else { return nil }
    self.init(secret)
  }

  private init(_ secret: P256.Signing.PrivateKey) {
    self.secret = secret
    id = Self.thumbprint(of: secret.publicKey)
  }

  /// Hidden.
  public var description: String { "(hidden)" }
  /// Hidden.
  public var debugDescription: String { description }
  /// Hidden.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The key as it is kept: PKCS #8 in PEM.
  var pem: String { secret.pemRepresentation + "\n" }

  /// What checks its signatures.
  var verifying: VerifyingKey { .p256(secret.publicKey) }

  /// Signs: r and s, 32 bytes each.
  func signature(of bytes: [UInt8]) throws(TokenError) -> [UInt8] {
    guard let signature = try? secret.signature(for: bytes) else { throw .signingFailed }
    return Array(signature.rawRepresentation)
  }

  /// RFC 7638, section 3: the required members in order of their names, without blanks.
  private static func thumbprint(of key: P256.Signing.PublicKey) -> String {
    let point = key.rawRepresentation
    let (x, y) = (Base64URL.encode(point.prefix(32)), Base64URL.encode(point.suffix(32)))
    let members = #"{"crv":"P-256","kty":"EC","x":"\#(x)","y":"\#(y)"}"#
    return Base64URL.encode(SHA256.hash(data: Array(members.utf8)))
  }
}
