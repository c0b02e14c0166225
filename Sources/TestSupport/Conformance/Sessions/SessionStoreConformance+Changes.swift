import Persistence
import SessionModel

extension SessionStoreConformance {
  func interview(_ stores: RecordStores) async throws {
    try await start(stores)
    let way: [SessionState] = [.consented, .checking, .inProgress, .ended, .scoring, .scored]
    for (index, (event, state)) in zip(Self.toTheScore, way).enumerated() {
      let outcome = try await apply(stores, try SessionChange(event), ifVersion: index + 1)
      guard case .changed(let record, _) = outcome else {
        throw Breach(description: "\(rawValue): \(event): \(outcome)")
      }
      try check(record.state, is: state, "it moves on")
      try check(record.version, is: index + 2, "its version rises")
      try check(try await stores.sessions.session(record.id), is: record, "what is kept is what was given")
    }
  }

  func writtenDown(_ stores: RecordStores) async throws {
    let session = try await start(stores)
    var receipts: [AuditEntry] = []
    for event in Self.toTheScore + [.rescore] {
      let change = try SessionChange(event, reason: "why \(event.rawValue)")
      guard case .changed(_, let receipt) = try await apply(stores, change) else {
        throw Breach(description: "\(rawValue): \(event) changed nothing")
      }
      try check(receipt.action, is: AuditAction(event), "the entry names the event")
      try check(receipt.details?.text, is: change.reason, "with the reason")
      receipts.append(receipt)
    }
    let entries = try await stores.audit.entries(of: session.id, after: 1, limit: 99)
    try check(entries, is: receipts, "the receipts are the entries")
    try check(
      try await stores.audit.verify(known: nil), is: .sound(try await stores.audit.head()), "the log holds")
  }

  func enqueues(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: [.consent, .beginCheck, .beginInterview])
    let job = try RecordSamples.job(1, .score, session: RecordSamples.session(1))
    let end = try SessionChange(.end, enqueuing: [job])
    _ = try await apply(stores, end, ifVersion: 1)
    try check(try await stores.jobs.job(job.key), is: nil, "a stale change leaves no job")
    _ = try await apply(stores, end)
    try check(try await stores.jobs.job(job.key)?.work, is: job, "the change keeps its job")
    let other = try RecordSamples.job(2, .score)
    _ = try await apply(stores, try SessionChange(.end, enqueuing: [other]))
    try check(try await stores.jobs.job(other.key), is: nil, "what changes nothing leaves none")
  }

  func withdraws(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: Self.toTheScore)
    let rejection = try RecordSamples.job(1, .delivery, notBefore: RecordSamples.time(9_000))
    let invitation = try RecordSamples.job(2, .delivery)
    _ = try await apply(stores, try .decision(.fail, reason: "weak", enqueuing: [rejection]))
    let other = try SessionChange.decision(
      .pass, reason: "not so weak", enqueuing: [invitation], withdrawing: [rejection.key])
    _ = try await apply(stores, other, ifVersion: 1)
    try check(
      try await stores.jobs.job(rejection.key)?.progress.state, is: .waiting, "a stale change withdraws none")
    _ = try await apply(stores, other)
    try check(try await stores.jobs.job(rejection.key)?.progress.state, is: .withdrawn, "what has not left")
    try check(
      try await stores.jobs.job(invitation.key)?.progress.state, is: .waiting, "the other takes its place")
  }

  func nothingTwice(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: Self.toTheEnd + [.beginScoring])
    let session = try require(try await stores.sessions.session(RecordSamples.session(1)), "it is there")
    let head = try await stores.audit.head()
    for event in [SessionEvent.end, .beginScoring] {
      try check(
        try await apply(stores, try SessionChange(event)), is: .unchanged(session), "\(event) has happened")
    }
    try check(try await stores.audit.head(), is: head, "nothing is written down")
  }

  func mayNot(_ stores: RecordStores) async throws {
    let session = try await start(stores)
    let head = try await stores.audit.head()
    let job = try RecordSamples.job(1)
    for event in [SessionEvent.beginInterview, .end, .beginScoring, .finishScoring, .rescore, .abandon] {
      let change = try SessionChange(event, enqueuing: [job])
      try check(try await apply(stores, change), is: .refused(session), "\(event) may not happen")
    }
    try check(
      try await apply(stores, try .decision(.pass, reason: "good")), is: .refused(session), "nor a decision")
    try check(try await stores.sessions.session(session.id), is: session, "the session stays")
    try check(try await stores.audit.head(), is: head, "nothing is written down")
    try check(try await stores.jobs.job(job.key), is: nil, "no job is kept")
    try check(
      try await apply(stores, try SessionChange(.consent), to: 9), is: .missing, "an unknown one is told")
  }

  func staleVersion(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: [.consent])
    let now = try require(try await stores.sessions.session(RecordSamples.session(1)), "it is there")
    for version in [1, 3, 0, -1, .max] {
      try check(
        try await apply(stores, try SessionChange(.beginCheck), ifVersion: version), is: .stale(now),
        "version \(version) is not the present one")
    }
    try check(try await stores.sessions.session(now.id), is: now, "nothing is changed")
  }

  func twoWriters(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: Self.toTheScore)
    let outcomes = try await withThrowingTaskGroup(of: SessionChangeOutcome.self) { group in
      for number in 1...10 {
        group.addTask {
          let change = try SessionChange.decision(number % 2 == 0 ? .pass : .fail, reason: "reason \(number)")
          return try await apply(stores, change, ifVersion: 7)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let winners = outcomes.compactMap { if case .changed(let record, _) = $0 { record } else { nil } }
    try check(winners.count, is: 1, "one wins")
    let winner = try require(winners.first, "there is a winner")
    try check(outcomes.count { $0 == .stale(winner) }, is: 9, "the others are told of it")
    try check(try await stores.sessions.session(winner.id), is: winner, "the winner's decision stands")
    try check(try await stores.audit.head().count, is: 8, "and it alone is written down")
  }

  func decisions(_ stores: RecordStores) async throws {
    try await start(stores)
    try await bring(stores, through: Self.toTheScore)
    for (second, outcome) in [(Int64(2_000), DecisionOutcome.fail), (3_000, .pass)] {
      let reason = "because of \(second) 🙂\nand more"
      let change = try SessionChange.decision(outcome, reason: reason)
      guard case .changed(let record, let receipt) = try await apply(stores, change, at: second) else {
        throw Breach(description: "\(rawValue): the decision is not kept")
      }
      let expected = Decision(
        outcome, reason: reason, by: try RecordSamples.hr(), at: RecordSamples.time(second))
      try check(record.decision, is: expected, "the decision stands")
      try check(record.state, is: .decided, "the session is decided")
      try check(try await stores.sessions.session(record.id), is: record, "it is kept")
      try check(receipt.details?.text, is: "\(outcome.rawValue): \(reason)", "and written down")
    }
  }

  func erases(_ stores: RecordStores) async throws {
    let new = try RecordSamples.newSession(1, accommodations: [.widerYaw(degrees: 5)])
    let key = try RecordSamples.key("k", body: 1)
    _ = try await stores.sessions.start(new, key: key, by: RecordSamples.hr(), at: RecordSamples.time(1))
    try await start(stores, 2)
    try await bring(stores, through: Self.toTheScore + [.decide])
    for (number, owner) in [(1, 1), (2, 2)] {
      let job = try RecordSamples.job(number, session: RecordSamples.session(owner), payload: "personal")
      _ = try await stores.jobs.enqueue(job, at: RecordSamples.time(0))
    }
    let files = try RecordSamples.job(3, .erasure, session: new.id)
    let outcome = try await apply(stores, try SessionChange(.erase, reason: "asked for", enqueuing: [files]))
    guard case .changed(let record, let receipt) = outcome else {
      throw Breach(description: "\(rawValue): not erased: \(outcome)")
    }
    try isBlank(record)
    try check(try await stores.sessions.session(new.id), is: record, "this is what is kept")
    let jobs = try await stores.jobs.jobs(.everything, after: nil, limit: 9).map(\.work.key)
    try check(jobs, is: try [2, 3].map { try RecordSamples.job($0).key }, "only its own jobs are gone")
    try await isErasedInTheLog(stores, receipt: receipt)
    let again = try await stores.sessions.start(
      try RecordSamples.newSession(3), key: RecordSamples.key("k", body: 2), by: RecordSamples.hr(),
      at: RecordSamples.time(3))
    guard case .started = again else { throw Breach(description: "\(rawValue): the key is still known") }
    let filter = try SessionFilter(states: [.created, .erased], search: "ada")
    let found = try await stores.sessions.sessions(filter, before: nil, limit: 9).map(\.id)
    try check(found, is: [3, 2].map { RecordSamples.session($0) }, "it is not found by its name any more")
    try check(
      try await apply(stores, try SessionChange(.erase)), is: .unchanged(record), "erased is erased")
  }

  private func isBlank(_ record: SessionRecord) throws {
    try check(record.state, is: .erased, "it is erased")
    try check(record.candidate, is: nil, "the candidate is gone")
    try check(record.terms.accommodations, is: [], "with the adjustments")
    try check(record.terms.timeZone, is: nil, "and the time zone")
    try check(record.webhookURL, is: nil, "the address is gone")
    try check(record.decision, is: nil, "the decision is gone")
  }

  private func isErasedInTheLog(_ stores: RecordStores, receipt: AuditEntry) async throws {
    let entries = try await stores.audit.entries(of: RecordSamples.session(1), after: 0, limit: 99)
    try check(entries.count, is: 9, "its entries stay")
    try check(entries.last, is: receipt, "the last one is the receipt")
    try check(entries.dropLast().compactMap(\.details), is: [], "their details are gone")
    try check(receipt.details?.text, is: "asked for", "but that of the erasure")
    try check(
      try await stores.audit.verify(known: nil), is: .sound(try await stores.audit.head()), "the log holds")
  }

  func erasesAnywhere(_ stores: RecordStores) async throws {
    for count in 0...Self.toTheScore.count {
      let number = count + 1
      try await start(stores, number)
      try await bring(stores, number, through: Array(Self.toTheScore.prefix(count)))
      guard case .changed(let record, _) = try await apply(stores, try SessionChange(.erase), to: number)
      else {
        throw Breach(description: "\(rawValue): not erased after \(count) steps")
      }
      try check(record.state, is: .erased, "it is erased after \(count) steps")
    }
  }

  func signs(_ stores: RecordStores) async throws {
    let session = try await start(stores)
    func note(_ second: Int64) async throws -> Bool {
      try await stores.sessions.noteContact(session.id, at: RecordSamples.time(second))
    }
    try await check(try await !note(2), "before it began there is none")
    try await bring(stores, through: [.consent, .beginCheck, .beginInterview])
    try await check(try await note(1_010), "a sign is noted")
    try await check(try await note(1_005), "an earlier one too")
    let now = try require(try await stores.sessions.session(session.id), "it is there")
    try check(now.times.lastContactAt, is: RecordSamples.time(1_010), "the latest stays")
    try check(now.version, is: 4, "the version does not rise")
    try await bring(stores, through: [.end])
    try await check(try await !note(1_020), "after its end there is none")
    try await check(
      try await !stores.sessions.noteContact(RecordSamples.session(9), at: RecordSamples.time(1)),
      "an unknown session is told")
  }
}
