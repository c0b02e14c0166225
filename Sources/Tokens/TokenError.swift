import Persistence
import SessionModel

/// Why there is no token, or why one is not taken.
///
/// None of these holds anything that was read from a token, so that a description may stand in an answer and in a log.
public enum TokenError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The token's time is over.
  case expired
  /// `nbf` or `iat` lies in the future.
  case notYetValid(claim: String)
  /// The token has more bytes than any may have.
  case tooLong(mostBytes: Int)
  /// The text is no token.
  case malformed(TokenFlaw)
  /// The header is one that is not taken.
  case badHeader(HeaderFault)
  /// No key has the name that the header gives.
  case unknownKey
  /// The signature is not that of the key.
  case badSignature
  /// Another made the token.
  case wrongIssuer
  /// The token is for another.
  case wrongAudience
  /// A claim is missing, of another kind, or outside its bounds.
  case badClaim(name: String, problem: String)
  /// The token lives longer than one of its role may.
  case livesTooLong(Role)
  /// An outside issuer says nothing that means a role here.
  case noRole
  /// A session and a role do not go together.
  case wrongSession(SessionFault)
  /// The keys of the outside issuer cannot be had.
  case keySetUnavailable(KeySetFault)
  /// No token may be made for so long.
  case badLifetime(Role)
  /// No token can be made for a subject.
  case badSubject(FieldFault)
  /// The clock shows a time that no token holds.
  case badClock
  /// The key does not sign.
  case signingFailed
  /// A setting is not as it must be.
  case badSetting(name: String, problem: String)
  /// A signing key, or the folder of keys, cannot be used.
  case badKeyFile(path: String, KeyFileFault)

  /// What an answer is to say.
  public enum Kind: Hashable, Sendable {
    /// A new token is needed.
    case expired
    /// The token is not taken, now or later.
    case invalid
    /// The token cannot be judged now; another time it may be.
    case unavailable
    /// No token is at fault: an argument, a setting or a key file is.
    case setup
  }

  /// What an answer is to say.
  public var kind: Kind {
    switch self {
    case .expired: .expired
    case .keySetUnavailable: .unavailable
    case .badLifetime, .badSubject, .badClock, .signingFailed, .badSetting, .badKeyFile: .setup
    default: .invalid
    }
  }

  /// What is wrong and what to do about it.
  public var description: String {
    tokenDescription ?? claimDescription ?? setupDescription
  }
}
