import HTTPTypes
import Persistence
import SessionModel
import WireJSON
import Workers

/// Starting, finding and reading sessions.
struct SessionEndpoints: Sendable {
  static let base = "/api/ai-interview"
  static let sessionParameter = Parameter.path("session_id", SessionSchemas.id, "The session.")

  let services: APIServices

  var all: [Endpoint] { [start, list, read, joinToken, consent, end, erase] }

  private var start: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/start", operation: "startSession", chapter: .sessions,
      summary: "Start an interview.",
      details: "With an `Idempotency-Key`, the same call again gives the same session, with a new token.",
      access: .roles([.hr, .admin, .service]),
      parameters: [
        .header(
          "Idempotency-Key", .string(length: 1...200, pattern: .visible),
          "Makes the same call twice one call.")
      ],
      body: .json("NewSession", atMost: 65_536),
      answers: [
        AnswerContract(
          .created, "It was started.", .json("StartedSession"),
          headers: ["Location": "Where the session is read."])
      ], problems: [.conflict], handle: { try await StartSession(services: services).answer($0) })
  }

  private var list: Endpoint {
    Endpoint(
      method: .get, path: "\(Self.base)/sessions", operation: "listSessions", chapter: .sessions,
      summary: "List sessions, the last started first.", access: .people,
      parameters: [
        .query("state", SessionSchemas.states, "Only those in this state."),
        .query(
          "search", .string(length: 1...200), "Only those with this in the candidate's name or external id."),
        .query("from", SessionSchemas.time, "Only those started at this time or later."),
        .query("until", SessionSchemas.time, "Only those started before this time."),
        .query("before", SessionSchemas.id, "The `next` of the page before."),
        .query("limit", in: 1...200, "The most that are given; 50 where not said."),
      ], answers: [AnswerContract(.ok, "A page.", .json("SessionList"))],
      handle: { try await listed($0) })
  }

  private var read: Endpoint {
    Endpoint(
      method: .get, path: "\(Self.base)/{session_id}", operation: "getSession", chapter: .sessions,
      summary: "Read where a session stands.",
      details: "A candidate is told less than others: no later state than `ended`.",
      access: .roles([.candidate, .hr, .admin, .service]), parameters: [Self.sessionParameter],
      answers: [
        AnswerContract(
          .ok, "The session.", .json("Session"), .json("OwnSession"), headers: ["ETag": "Its version."])
      ], handle: { try await session($0) })
  }

  private var joinToken: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/{session_id}/token", operation: "renewJoinToken", chapter: .sessions,
      summary: "Make a new token for the candidate.", access: .roles([.hr, .admin, .service]),
      parameters: [Self.sessionParameter],
      answers: [AnswerContract(.created, "A token.", .json("JoinToken"))], problems: [.conflict, .gone],
      handle: { try await renewed($0) })
  }

  private var consent: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/{session_id}/consent", operation: "consent", chapter: .sessions,
      summary: "Agree to being recorded and assessed.", access: .roles([.candidate]),
      parameters: [Self.sessionParameter], body: .json("Consent", atMost: 4_096),
      answers: [AnswerContract(.ok, "It is noted.", .json("OwnSession"))], problems: [.conflict, .gone],
      handle: { call in
        let change = try SessionChange(.consent, reason: "statement \(call.text("statement_version") ?? "")")
        let record = try await SessionChanges(services).apply(change, call)
        return Answer { SessionWire.writeOwn(record, to: &$0) }
      })
  }

  private var end: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/{session_id}/end", operation: "endSession", chapter: .sessions,
      summary: "End the interview; what was said is then scored.", details: "The same answer each time.",
      access: .roles([.candidate, .hr, .admin]), parameters: [Self.sessionParameter],
      answers: [AnswerContract(.ok, "It has ended.", .json("EndedSession"))], problems: [.conflict, .gone],
      handle: { try await ended($0) })
  }

  private var erase: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/{session_id}/erase", operation: "eraseSession", chapter: .review,
      summary: "Erase all that tells of the candidate.",
      details:
        "Names, reasons, flags, events, recordings and reports go; dates and the audit log's entries stay.",
      access: .roles([.admin]), parameters: [Self.sessionParameter], body: .json("Reason", atMost: 8_192),
      answers: [AnswerContract(.ok, "It was erased; this is the receipt.", .json("AuditEntry"))],
      problems: [.gone], handle: { try await erased($0) })
  }
}

extension SessionEndpoints {
  private func listed(_ call: Call) async throws -> Answer {
    let filter = try Self.filter(call)
    let limit = call.query["limit"].flatMap { Int($0) } ?? 50
    let found = try await services.sessions.sessions(
      filter, before: try Self.parsed(call, "before") { SessionID($0) }, limit: limit + 1)
    let page = found.prefix(limit)
    return Answer { writer in
      writer.object { writer in
        writer.key("sessions")
        writer.array(page) { SessionWire.write($1, to: &$0) }
        writer.member("next", found.count > limit ? page.last?.id.description : nil)
      }
    }
  }

  private static func filter(_ call: Call) throws -> SessionFilter {
    let state = try parsed(call, "state") { SessionState(rawValue: $0) }
    let from = try parsed(call, "from") { WallTime($0) }
    let until = try parsed(call, "until") { WallTime($0) }
    do throws(FieldFault) {
      return try SessionFilter(
        states: Set(state.map { [$0] } ?? []), search: call.query["search"], from: from, until: until)
    } catch {
      throw Problem.parameter(error.field, error.problem)
    }
  }

  /// What a parameter names. One that is not understood must not be taken for one that was not given.
  private static func parsed<Value>(
    _ call: Call, _ name: String, _ parse: (String) -> Value?
  ) throws -> Value? {
    guard let text = call.query[name] else { return nil }
    guard let value = parse(text) else {
      throw Problem.parameter(
        name, "has the form that it must have, but is none of those that are known here")
    }
    return value
  }

  private func session(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).record(call)
    switch try call.principal.role {
    case .candidate: return Answer { SessionWire.writeOwn(record, to: &$0) }
    case .hr, .admin, .service:
      return Answer { SessionWire.write(record, to: &$0) }.with(.eTag, "\"\(record.version)\"")
    }
  }

  private func renewed(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).record(call)
    guard record.state != .erased else { throw SessionChanges.erased }
    guard record.state.isBeforeInterview || record.state == .inProgress else {
      throw SessionChanges.conflict(record, call, "so the candidate has nothing more to do here")
    }
    let (token, expiry) = try JoinToken.make(for: record.id, services, at: call.now)
    return Answer(.created) { writer in
      writer.object { writer in
        writer.member("token", token)
        writer.member("expires_at", expiry.rfc3339)
      }
    }
  }

  private func ended(_ call: Call) async throws -> Answer {
    let id = try call.session
    let change = try SessionChange(.end, enqueuing: [try SessionJobs.score(id, .first, at: call.now)])
    let record = try await SessionChanges(services).apply(change, call)
    let time = record.times.finishedAt ?? call.now
    return Answer { writer in
      writer.object { writer in
        writer.member("session_id", id.description)
        writer.member("ended_at", time.rfc3339)
      }
    }
  }

  private func erased(_ call: Call) async throws -> Answer {
    let id = try call.session
    let change = try SessionChange(
      .erase, reason: call.text("reason"), enqueuing: [try ErasureJob.new(for: id, at: call.now)])
    let outcome = try await services.sessions.apply(
      change, to: id, ifVersion: nil, by: try call.principal, at: call.now)
    services.work.notify()
    switch outcome {
    case .changed(_, let receipt): return Answer { AuditWire.write(receipt, to: &$0) }
    case .unchanged:
      throw Problem(.gone, "it was erased before; its audit log holds the receipt", state: "erased")
    case .refused, .stale, .missing: throw Problem(.notFound, "there is no such session")
    }
  }
}
