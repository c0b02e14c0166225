import Persistence
import SessionModel
import Tokens

/// Who asks, as their token says.
enum Asker: Hashable, Sendable {
  case hr
  case admin
  case service
  /// A hiring system that started none of the sessions.
  case otherService
  case candidate(SessionID)

  /// One of each role; the candidate's token is for a session.
  static func all(in session: SessionID) -> [Asker] {
    [.hr, .admin, .service, .otherService, .candidate(session)]
  }

  var role: Role {
    switch self {
    case .hr: .hr
    case .admin: .admin
    case .service, .otherService: .service
    case .candidate: .candidate
    }
  }

  var session: SessionID? { if case .candidate(let id) = self { id } else { nil } }

  var subject: String {
    switch self {
    case .hr: "hr@example.org"
    case .admin: "admin@example.org"
    case .service: "hiring"
    case .otherService: "another-hiring"
    case .candidate(let id): id.description
    }
  }

  var principal: Principal { get throws { try Principal(role, subject) } }

  /// A token for an hour.
  func token(by authority: TokenAuthority, at now: WallTime) throws -> String {
    try authority.mint(role: role, subject: subject, session: session, lifetime: .seconds(3_600), at: now)
  }
}
