import Foundation
import JWTKit

/// An RSA public key. jwt-kit has the arithmetic; its key collections are not used to judge tokens, since they fall
/// back to some default key where a token names one that they do not have.
struct RSAVerifyingKey: Sendable {
  /// Bits of the modulus: fewer can be factored (RFC 7518, section 3.3), more cost time at each call.
  static let modulusBits = 2_048...8_192

  private let schemes: [SignatureAlgorithm: any JWTAlgorithm]

  /// Takes a modulus and a public exponent as big-endian numbers.
  ///
  /// - Parameter allowed: What the key is for; others than those of RSA count for nothing.
  /// - Returns: Nil where the numbers are no safe key, or nothing is allowed.
  init?(modulus: [UInt8], exponent: [UInt8], allowed: Set<SignatureAlgorithm>) async {
    guard let bits = Self.bitCount(modulus), Self.modulusBits.contains(bits), Self.isShort(exponent) else {
      return nil
    }
    let (n, e) = (Base64URL.encode(modulus), Base64URL.encode(exponent))
    guard let key = try? Insecure.RSA.PublicKey(modulus: n, exponent: e) else { return nil }
    var schemes: [SignatureAlgorithm: any JWTAlgorithm] = [:]
    for algorithm in allowed { schemes[algorithm] = await Self.scheme(algorithm, key) }
    guard !schemes.isEmpty else { return nil }
    self.schemes = schemes
  }

  /// What it is for.
  var algorithms: Set<SignatureAlgorithm> { Set(schemes.keys) }

  func verifies(_ signature: [UInt8], of bytes: [UInt8], by algorithm: SignatureAlgorithm) -> Bool {
    (try? schemes[algorithm]?.verify(signature, signs: bytes)) ?? false
  }

  private static func bitCount(_ number: [UInt8]) -> Int? {
    // RFC 7518, section 6.3.1.1: no zeros before the number.
    guard let first = number.first, first != 0 else { return nil }
    return number.count * 8 - first.leadingZeroBitCount
  }

  /// At most 32 bits: 65,537 nearly always, 3 at times. jwt-kit refuses 1 and even ones itself.
  private static func isShort(_ exponent: [UInt8]) -> Bool {
    bitCount(exponent).map { $0 <= 32 } ?? false
  }

  /// A collection with one key: the only way to a scheme that jwt-kit opens.
  private static func scheme(
    _ algorithm: SignatureAlgorithm, _ key: Insecure.RSA.PublicKey
  ) async -> (any JWTAlgorithm)? {
    let keys = JWTKeyCollection()
    switch algorithm {
    case .rs256: await keys.add(rsa: key, digestAlgorithm: .sha256)
    case .rs384: await keys.add(rsa: key, digestAlgorithm: .sha384)
    case .rs512: await keys.add(rsa: key, digestAlgorithm: .sha512)
    case .ps256: await keys.add(pss: key, digestAlgorithm: .sha256)
    case .es256, .es384, .edDSA: return nil
    }
    return try? await keys.getKey()
  }
}
