import Crypto
import Foundation
import SessionModel
import Testing
import Tokens

/// When the tokens of these tests were made, and what is in them.
enum Sample {
  static let issuer = "https://proctor.example"
  static let audience = "proctor"
  static let session = "01890a5d-ac96-774b-bcce-b302099a8057"
  /// 2025-11-24T16:00:00Z, in seconds since 1970.
  static let made: Int64 = 1_764_000_000

  /// A moment, so many seconds after the tokens were made.
  static func time(_ seconds: Double = 0) -> WallTime {
    WallTime(microseconds: made * 1_000_000 + Int64(seconds * 1e6))
  }

  /// Our own key in these tests: whoever reads this can sign with it.
  static let secret = privateKey("interview-proctor: a key for tests, not for use")
  /// Another key of the same kind.
  static let otherSecret = privateKey("interview-proctor: another key for tests")

  private static func privateKey(_ words: String) -> P256.Signing.PrivateKey? {
    try? P256.Signing.PrivateKey(rawRepresentation: SHA256.hash(data: Data(words.utf8)))
  }

  static func key(_ secret: P256.Signing.PrivateKey? = secret) throws -> TokenKey {
    let pem = try #require(secret).pemRepresentation
    return try #require(TokenKey(pem: pem))
  }

  static func authority(outside: OutsideIssuer? = nil) throws -> TokenAuthority {
    try TokenAuthority(
      keys: TokenKeys(newest: key()), issuer: issuer, audience: audience, outside: outside)
  }

  static func sessionID() throws -> SessionID { try #require(SessionID(session)) }
}

/// What verifying a token ends in, in few words.
func refusal(_ token: String, by authority: TokenAuthority, at now: WallTime = Sample.time(1)) async
  -> TokenError?
{
  do throws(TokenError) {
    _ = try await authority.verify(token, at: now)
    return nil
  } catch {
    return error
  }
}
