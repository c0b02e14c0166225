import HTTPTypes
import Persistence
import SessionModel
import WireJSON

/// What a person decides, and what was done by whom.
struct DecisionEndpoints: Sendable {
  let services: APIServices

  var all: [Endpoint] { [decide, auditOfSession, audit] }

  private var decide: Endpoint {
    Endpoint(
      method: .post, path: "\(SessionEndpoints.base)/review/{session_id}/decision", operation: "decide",
      chapter: .review, summary: "Decide, or decide otherwise than before.",
      details:
        "A decision overrides the recommendation. With `If-Match` it is made over that version of the session only.",
      access: .people,
      parameters: [
        SessionEndpoints.sessionParameter,
        .header("If-Match", .string(length: 1...100), "The version that the caller knows."),
      ], body: .json("NewDecision", atMost: 8_192),
      answers: [AnswerContract(.ok, "The decision.", .json("Decision"))],
      problems: [.conflict, .gone, .preconditionFailed],
      handle: { call in
        guard let outcome = call.text("outcome").flatMap(DecisionOutcome.init(rawValue:)) else {
          throw Problem(.fault, "the outcome was not understood; nothing was decided")
        }
        let change = try SessionChange.decision(outcome, reason: call.text("reason") ?? "")
        let record = try await SessionChanges(services).apply(
          change, call, ifVersion: try SessionChanges.knownVersion(call))
        return Answer { SessionWire.write(record.decision, to: &$0) }
      })
  }

  private static let page: [Parameter] = [
    .query("after", in: 0...Int(1) << 52, "The last `sequence` of the page before."),
    .query("limit", in: 1...1_000, "The most that are given; 100 where not said."),
  ]

  private var auditOfSession: Endpoint {
    Endpoint(
      method: .get, path: "\(SessionEndpoints.base)/{session_id}/audit", operation: "getSessionAudit",
      chapter: .review, summary: "Read what was done to a session, by whom and when.", access: .people,
      parameters: [SessionEndpoints.sessionParameter] + Self.page,
      answers: [AnswerContract(.ok, "Entries in order.", .json("AuditList"))],
      handle: { call in
        _ = try await SessionChanges(services).record(call)
        return try await entries(of: try call.session, call)
      })
  }

  private var audit: Endpoint {
    Endpoint(
      method: .get, path: "\(SessionEndpoints.base)/audit", operation: "getAudit", chapter: .review,
      summary: "Read the whole audit log.", access: .roles([.admin]), parameters: Self.page,
      answers: [AnswerContract(.ok, "Entries in order.", .json("AuditList"))],
      handle: { try await entries(of: nil, $0) })
  }

  private func entries(of session: SessionID?, _ call: Call) async throws -> Answer {
    let limit = call.query["limit"].flatMap { Int($0) } ?? 100
    let found = try await services.audit.entries(
      of: session, after: call.query["after"].flatMap { Int($0) } ?? 0, limit: limit)
    return Answer { writer in
      writer.object { writer in
        writer.array("entries", of: found) { AuditWire.write($1, to: &$0) }
        writer.member("next", found.count == limit ? found.last?.sequence : nil)
      }
    }
  }
}

/// How entries of the audit log are written.
enum AuditWire {
  static func write(_ entry: AuditEntry, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("sequence", entry.sequence)
      writer.member("session_id", entry.session?.description)
      writer.member("action", entry.action.rawValue)
      writer.key("by")
      SessionWire.write(entry.actor, to: &writer)
      writer.member("at", entry.time.rfc3339)
      writer.member("details", entry.details?.text)
      writer.member("hash", entry.digest.description)
    }
  }

  static let definitions: [String: JSONSchema] = [
    "AuditEntry": .object(
      [
        .required("sequence", .integer(in: 1...Int(1) << 52), "Its place in the log."),
        .required("session_id", .nullable(SessionSchemas.id)), .required("action", .string(length: 1...100)),
        .required("by", .reference("Principal")), .required("at", SessionSchemas.time),
        .required(
          "details", .nullable(.string(length: 1...2_000)),
          "A reason; null where there is none or it was erased."),
        .required("hash", .string(length: 64...64), "SHA-256 over this entry and the one before."),
      ], "An entry of the audit log; its place and hash are the receipt of what was done."),
    "AuditList": .object(
      [
        .required("entries", .array(of: .reference("AuditEntry"), count: 0...1_000)),
        .required("next", .nullable(.integer(in: 1...Int(1) << 52)), "Give it as `after` for the next page."),
      ], "A page of the audit log."),
  ]
}
