import HTTPTypes
import SessionModel
import Tokens

/// The token of a request (RFC 6750).
enum Bearer {
  /// Who a request comes from.
  ///
  /// - Throws: ``Problem``, with the challenge that such an answer has to carry.
  static func caller(
    _ headers: HTTPFields, by tokens: TokenAuthority, at now: WallTime
  ) async throws(Problem) -> Caller {
    guard let token = token(headers) else {
      throw Problem(
        .unauthorized, "give a token as \"Authorization: Bearer TOKEN\"",
        headers: [.wwwAuthenticate: challenge])
    }
    do {
      return try await tokens.verify(token, at: now)
    } catch {
      throw problem(of: error)
    }
  }

  /// What a caller is told of a token: a bad one is refused, one that cannot be judged now may be good.
  static func problem(of error: TokenError) -> Problem {
    switch error.kind {
    case .expired, .invalid:
      Problem(.unauthorized, "\(error)", headers: [.wwwAuthenticate: "\(challenge), error=\"invalid_token\""])
    case .unavailable:
      Problem(.unavailable, "the token cannot be judged now; try again", headers: [.retryAfter: "5"])
    case .setup:
      Problem(.fault, "the server cannot judge tokens; its log says why, under the name of this request")
    }
  }

  private static let challenge = "Bearer realm=\"interview-proctor\""

  private static func token(_ headers: HTTPFields) -> String? {
    let fields = headers[values: .authorization]
    guard fields.count == 1 else { return nil }
    let parts = fields[0].split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
