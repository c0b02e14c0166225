import Crypto
import HTTPTypes
import KnowledgeBase
import Persistence
import SessionModel
import WireJSON

/// Starts an interview.
struct StartSession: Sendable {
  let services: APIServices

  func answer(_ call: Call) async throws -> Answer {
    let caller = try call.principal
    let new = try NewSession(
      id: SessionID(at: call.now, random: .random(in: .min ... .max)), candidate: try candidate(call.body),
      terms: try await terms(call.body), webhookURL: try webhook(call.body))
    let key = try call.headers[.idempotencyKey].map { text throws(FieldFault) in
      try IdempotencyKey(text, body: ContentDigest(bytes: SHA256.hash(data: call.rawBody)) ?? .zero)
    }
    switch try await services.sessions.start(new, key: key, by: caller, at: call.now) {
    case .started(let record), .repeated(let record): return try started(record, at: call.now)
    case .keyTaken: throw Problem(.conflict, "this Idempotency-Key was used for another body")
    case .idTaken: throw Problem(.conflict, "the session's name is taken; try again")
    }
  }

  private func candidate(_ body: JSONValue) throws(FieldFault) -> Candidate {
    let value = body["candidate"]
    return try Candidate(
      externalID: value?["external_id"]?.string ?? "", name: value?["name"]?.string ?? "",
      email: value?["email"]?.string)
  }

  private func terms(_ body: JSONValue) async throws -> InterviewTerms {
    let role = body["role"]?.string ?? ""
    let level = body["level"]?.string ?? ""
    let policyVersion = services.settings.policyVersion
    guard services.policy(policyVersion) != nil else {
      throw Problem(.unavailable, "the policy \(policyVersion) is not there")
    }
    let rubric = try await KnowledgeLibrary(store: services.knowledge).rubric(
      role: role, level: level, version: body["rubric_version"]?.string ?? services.settings.rubricVersion)
    return try InterviewTerms(
      role: role, level: level, language: try language(body),
      timeZone: body["time_zone"]?.string, jurisdiction: body["jurisdiction"]?.string,
      accommodations: try accommodations(body), rubricVersion: rubric.rubric.version,
      policyVersion: policyVersion)
  }

  /// What cannot be written down must not be found out when the interview is over.
  private func language(_ body: JSONValue) throws(FieldFault) -> String {
    let language = body["language"]?.string ?? services.settings.language
    let code = language.prefix { $0 != "-" }.lowercased()
    guard let known = services.settings.languages, !known.contains(code) else { return language }
    throw FieldFault(field: "language", problem: "cannot be written down by the models of this server")
  }

  private func accommodations(_ body: JSONValue) throws(FieldFault) -> [Accommodation] {
    var granted: [Accommodation] = []
    for value in body["accommodations"]?.array ?? [] {
      guard let name = value["name"]?.string, let amount = value["amount"]?.double,
        let accommodation = Accommodation(parsing: "\(name)=\(amount)")
      else { throw FieldFault(field: "accommodations", problem: "grants more than may be, or nothing") }
      granted.append(accommodation)
    }
    return granted
  }

  private func webhook(_ body: JSONValue) throws(FieldFault) -> String? {
    guard let url = body["webhook_url"]?.string else { return nil }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw FieldFault(field: "webhook_url", problem: "is no address of the web: it must begin with https://")
    }
    return url
  }

  private func started(_ record: SessionRecord, at now: WallTime) throws -> Answer {
    guard record.state != .erased else { throw SessionChanges.erased }
    let (token, expiry) = try JoinToken.make(for: record.id, services, at: now)
    return Answer(.created) { writer in
      writer.object { writer in
        writer.key("session")
        SessionWire.write(record, to: &writer)
        writer.member("token", token)
        writer.member("token_expires_at", expiry.rfc3339)
        // Neither leads anywhere before there are live interviews.
        writer.member("join_url", nil as String?)
        writer.member("stream_url", nil as String?)
      }
    }.with(.location, "\(SessionEndpoints.base)/\(record.id)")
  }
}

/// The token that a candidate takes an interview with.
enum JoinToken {
  static func make(
    for id: SessionID, _ services: APIServices, at now: WallTime
  ) throws -> (token: String, expiry: WallTime) {
    let lifetime = services.settings.candidateTokenLifetime
    let token = try services.tokens.mint(
      role: .candidate, subject: id.description, session: id, lifetime: lifetime, at: now)
    return (token, now + lifetime)
  }
}
