import HTTPTypes
import Interviewing
import Persistence
import Results
import SessionModel
import WireJSON
import Workers

/// Asks for a score, answers with the one that is there, or asks for another.
struct ScoreCall: Sendable {
  let services: APIServices
  private let work: SessionWork

  init(services: APIServices) {
    self.services = services
    work = SessionWork(services.jobs)
  }

  func answer(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).keptRecord(call)
    if call.body["rescore"]?.bool == true { return try await rescore(record, call) }
    switch record.state {
    case .ended:
      // What is being analysed is scored when that is done.
      if try await work.isUnderWay(.analysis, of: record.id) { return pending(record) }
      try await work.refuseGivenUp(
        SessionJobs.analysisKey(record.id, number: 1), "the analysis", record.state)
      let job = try SessionJobs.score(record.id, .first, at: call.now)
      return pending(
        try await SessionChanges(services).apply(try SessionChange(.beginScoring, enqueuing: [job]), call))
    case .scoring:
      try await work.refuseGivenUp(
        SessionJobs.scoreKey(record.id, number: 1), "the scoring", record.state)
      return pending(record)
    case .scored, .decided:
      return try await work.isUnderWay(.score, of: record.id) ? pending(record) : try await newest(record)
    case .created, .consented, .checking, .inProgress, .expired, .abandoned, .erased:
      throw Problem(
        .conflict, "the session is \(record.state.rawValue): there is nothing to score",
        state: record.state.rawValue)
    }
  }

  private func rescore(_ record: SessionRecord, _ call: Call) async throws -> Answer {
    guard let reason = call.text("reason") else {
      throw Problem(
        .invalid, "another score needs a reason",
        faults: [SchemaFault(pointer: "/reason", problem: "is missing")])
    }
    if try await work.isUnderWay(.score, of: record.id) { return pending(record) }
    var number = (try await services.reports.results.scoreNumbers(of: record.id).last ?? 0) + 1
    // One that was given up keeps its number.
    while try await services.jobs.job(SessionJobs.scoreKey(record.id, number: number)) != nil { number += 1 }
    let job = try SessionJobs.score(
      record.id, ScoreRequest(number: number, reason: reason), at: call.now)
    return pending(
      try await SessionChanges(services).apply(
        try SessionChange(.rescore, reason: reason, enqueuing: [job]), call))
  }

  private func pending(_ record: SessionRecord) -> Answer {
    services.work.notify()
    return Answer(.accepted) { writer in
      writer.object { writer in
        writer.member("session_id", record.id.description)
        writer.member("state", record.state.rawValue)
      }
    }.with(.retryAfter, "5")
  }

  private func newest(_ record: SessionRecord) async throws -> Answer {
    guard let score = try await services.reports.results.lastScore(of: record.id)?.score else {
      throw Problem(.conflict, "there is no score", state: record.state.rawValue)
    }
    return Answer(bytes: [UInt8](try ScoreResult(record.id, score).json()), type: "application/json")
  }
}

/// A score as the interface gives it: without what it was computed from, which stays in the store.
struct ScoreResult: Encodable {
  let sessionId: String
  let number: Int
  @WrittenAsNull private(set) var score: ScoreSummary?
  @WrittenAsNull private(set) var error: String?

  init(_ id: SessionID, _ score: StoredScore) {
    sessionId = id.description
    number = score.number
    _score = WrittenAsNull(wrappedValue: score.summary)
    _error = WrittenAsNull(wrappedValue: score.error)
  }
}
