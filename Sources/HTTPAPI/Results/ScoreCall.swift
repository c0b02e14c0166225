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

  func answer(_ call: Call) async throws -> Answer {
    let record = try await SessionChanges(services).keptRecord(call)
    if call.body["rescore"]?.bool == true { return try await rescore(record, call) }
    switch record.state {
    case .ended:
      // What is being analysed is scored when that is done.
      if try await isUnderWay([.analysis], record.id) { return pending(record) }
      try await refuseGivenUp(SessionJobs.analysisKey(record.id, number: 1), "the analysis", record.state)
      let job = try SessionJobs.score(record.id, .first, at: call.now)
      return pending(
        try await SessionChanges(services).apply(try SessionChange(.beginScoring, enqueuing: [job]), call))
    case .scoring:
      try await refuseGivenUp(of: record.id, record.state)
      return pending(record)
    case .scored, .decided:
      return try await isUnderWay([.score], record.id) ? pending(record) : try await newest(record)
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
    if try await isUnderWay([.score], record.id) { return pending(record) }
    var number = (try await services.reports.results.scoreNumbers(of: record.id).last ?? 0) + 1
    // One that was given up keeps its number.
    while try await services.jobs.job(SessionJobs.scoreKey(record.id, number: number)) != nil { number += 1 }
    let job = try SessionJobs.score(
      record.id, ScoreRequest(number: number, reason: reason), at: call.now)
    return pending(
      try await SessionChanges(services).apply(
        try SessionChange(.rescore, reason: reason, enqueuing: [job]), call))
  }

  /// Refuses where the scoring that a session waits for was given up.
  func refuseGivenUp(of id: SessionID, _ state: SessionState) async throws {
    try await refuseGivenUp(SessionJobs.scoreKey(id, number: 1), "the scoring", state)
  }

  /// Refuses where a job was given up: nothing is made of it before a person has it tried again.
  private func refuseGivenUp(_ key: JobKey, _ what: String, _ state: SessionState) async throws {
    guard let progress = try await services.jobs.job(key)?.progress,
      [.dead, .quarantined, .withdrawn].contains(progress.state)
    else { return }
    let why = progress.lastFailure ?? "it ended the program twice"
    throw Problem(
      .conflict,
      "\(what) was given up: \(why); an operator can have it tried again with \"proctor jobs retry\"",
      state: state.rawValue)
  }

  private func isUnderWay(_ kinds: [JobKind], _ id: SessionID) async throws -> Bool {
    for kind in kinds {
      for state in [JobState.waiting, .running] {
        let filter = JobFilter(state: state, kind: kind, session: id)
        if try await !services.jobs.jobs(filter, after: nil, limit: 1).isEmpty { return true }
      }
    }
    return false
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
