import HTTPTypes
import Interviewing
import Persistence
import ReportPage
import Results
import SessionModel
import WireJSON
import Workers

/// The report, what was said, and the score.
struct ReportEndpoints: Sendable {
  let services: APIServices

  private static let base = "\(SessionEndpoints.base)/{session_id}"

  var all: [Endpoint] { [report, transcript, score] }

  private var report: Endpoint {
    Endpoint(
      method: .get, path: "\(Self.base)/report", operation: "getReport", chapter: .results,
      summary: "Read the report: what happened, what was said, the score, and what is recommended.",
      details:
        "With `Accept: text/html` it is a page for people, with the clips in it while there is room, else links to them.",
      access: .people,
      parameters: [
        SessionEndpoints.sessionParameter,
        .header("If-None-Match", .string(length: 1...2_000), "The ETag of the report that the caller has."),
      ],
      answers: [
        AnswerContract(
          .ok, "The report.", .json("Report"), .bytes(["text/html; charset=utf-8"]),
          headers: ["ETag": "Changes when anything in the report does."]),
        AnswerContract(.notModified, "It is the one that the caller has (If-None-Match)."),
      ], problems: [.conflict, .gone, .notAcceptable], handle: { try await composed($0) })
  }

  private var transcript: Endpoint {
    Endpoint(
      method: .get, path: "\(Self.base)/transcript", operation: "getTranscript", chapter: .results,
      summary: "Read what was said, with times and confidence.", access: .people,
      parameters: [SessionEndpoints.sessionParameter],
      answers: [AnswerContract(.ok, "The transcript; null where there was no sound.", .json("Transcript"))],
      problems: [.conflict, .gone],
      handle: { call in
        let report = try await compose(call).report
        let json = try report.transcript.map { [UInt8](try $0.json()) } ?? Array("null\n".utf8)
        return Answer(bytes: json, type: "application/json")
      })
  }

  private var score: Endpoint {
    Endpoint(
      method: .post, path: "\(Self.base)/score", operation: "scoreSession", chapter: .results,
      summary: "Ask for the score; 202 while it is made, then 200 with the same result.",
      details: "With `rescore` and a reason, another score is made beside those that are there.",
      access: .people,
      parameters: [SessionEndpoints.sessionParameter], body: .json("ScoreRequest", atMost: 8_192),
      answers: [
        AnswerContract(.ok, "The newest score.", .json("ScoreResult")),
        AnswerContract(
          .accepted, "It is being made.", .json("ScorePending"), headers: ["Retry-After": "Seconds."]),
      ], problems: [.conflict, .gone], handle: { try await ScoreCall(services: services).answer($0) })
  }

  private func compose(_ call: Call) async throws -> ComposedReport {
    let id = try call.session
    do {
      return try await services.reports.report(of: id)
    } catch ResultError.notAnalysed(_, let state) {
      throw try await notReady(id, state)
    }
  }

  /// Why there is no report: what is under way, or what was given up.
  private func notReady(_ id: SessionID, _ state: SessionState) async throws -> Problem {
    let work = SessionWork(services.jobs)
    try await work.refuseGivenUp(SessionJobs.analysisKey(id, number: 1), "the analysis", state)
    guard try await work.isUnderWay(.analysis, of: id) else {
      return Problem(
        .conflict, "there is no report: the session is \(state.rawValue)", state: state.rawValue)
    }
    return Problem(
      .conflict, "there is no report yet: the recording is being analysed", state: state.rawValue,
      headers: [.retryAfter: "5"])
  }

  private func composed(_ call: Call) async throws -> Answer {
    let wantsPage = try Self.wantsPage(call.headers[.accept])
    let composed = try await compose(call)
    if let state = composed.report.session?.state, [.ended, .scoring].contains(state) {
      try await SessionWork(services.jobs).refuseGivenUp(
        SessionJobs.scoreKey(try call.session, number: 1), "the scoring", state)
      throw Problem(
        .conflict, "the answers are being scored; flags and transcript can be read", state: state.rawValue,
        headers: [.retryAfter: "5"])
    }
    let tag = "\"\(composed.revision)\(wantsPage ? "-page" : "")\""
    if let known = call.headers[.ifNoneMatch], known == "*" || known.contains(tag) {
      return Self.tagged(Answer(.notModified), tag)
    }
    return Self.tagged(
      wantsPage
        ? try await ReportPageAnswer(services: services).make(composed, call)
        : Answer(bytes: [UInt8](composed.json), type: "application/json"), tag)
  }

  /// With what caches go by; they take it over from a 304, too (RFC 9110, section 15.4.5).
  private static func tagged(_ answer: Answer, _ tag: String) -> Answer {
    answer.with(.eTag, tag).with(.vary, "Accept").with(.cacheControl, "private, no-cache")
  }

  /// Which of both forms an Accept field prefers; JSON where it does not matter.
  static func wantsPage(_ text: String?) throws -> Bool {
    guard let text, text.contains(where: { !$0.isWhitespace }) else { return false }
    let accept = AcceptField(text)
    let (json, page) = (accept.quality(of: "application/json"), accept.quality(of: "text/html"))
    guard max(json, page) > 0 else {
      throw Problem(.notAcceptable, "the report is application/json or text/html")
    }
    return page > json || (page == json && !accept.names("application/json") && accept.names("text/html"))
  }
}
