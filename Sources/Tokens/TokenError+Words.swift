import SessionModel

extension TokenError {
  var tokenDescription: String? {
    switch self {
    case .expired: "the token has expired; get a new one"
    case .notYetValid(let claim):
      "the token is not valid yet: \(claim) lies in the future; set the clocks of its maker and of this server"
    case .tooLong(let bytes): "the token has more than \(bytes) bytes; get a smaller one"
    case .malformed(let flaw): "this is no token: \(flaw.rawValue); send it as it was given"
    case .badHeader(let fault): "the token's header is not taken: \(fault.rawValue)"
    case .unknownKey: "no key of this server or of its issuer signed the token; get a new one"
    case .badSignature: "the token's signature is wrong: it was changed, or another key signed it"
    case .keySetUnavailable(let fault):
      "the keys of the outside issuer cannot be had: \(fault.rawValue); try again in a minute"
    default: nil
    }
  }

  var claimDescription: String? {
    switch self {
    case .wrongIssuer:
      "the token is from another issuer (iss); get one from the issuer that its key belongs to"
    case .wrongAudience: "the token is for another service (aud); get one for this server"
    case .badClaim(let name, let problem): "the token's claim \(name) \(problem)"
    case .livesTooLong(let role):
      "the token lives too long (from iat to exp): one for \(role.rawValue) may live \(Self.most(role)); "
        + "get one that lives shorter"
    case .noRole: "the token gives none of the roles that may use this server; have its issuer grant one"
    case .wrongSession(let fault): "the token's session does not fit: \(fault.rawValue)"
    default: nil
    }
  }

  var setupDescription: String {
    switch self {
    case .badLifetime(let role):
      "a token for \(role.rawValue) lives from 1 second to \(Self.most(role)); give such a time"
    case .badSubject(let fault): "no token can be made: \(fault); give a subject of 1 to 200 bytes"
    case .badClock: "no token holds the time that the clock shows; set the clock"
    case .badSetting(let name, let problem): "\(name) \(problem)"
    case .badKeyFile(let path, let fault): "the signing key \(path) cannot be used: \(fault)"
    default: "the signing key does not sign; make another"
    }
  }

  private static func most(_ role: Role) -> String {
    "at most \(TokenLifetime.mostSeconds(for: role) / 86_400) days"
  }
}
