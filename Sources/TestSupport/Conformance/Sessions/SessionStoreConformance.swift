import Persistence
import SessionModel

/// What every ``Persistence/SessionStore`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum SessionStoreConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, startsOnceWithAKey, refusesAnotherBody, keepsKeysOfCallersApart, refusesATakenName
  case goesTheWayOfAnInterview, writesEachChangeDown, enqueuesWithAChange, changesNothingTwice,
    withdrawsWhatItReplaces
  case refusesWhatMayNotHappen, refusesAStaleVersion, letsOneOfTwoWritersWin, changesADecision
  case erasesTheCandidate, erasesFromAnywhere, notesSigns, listsTheLastFirst, pagesWhileOthersStart, filters
  case searches, findsWhatIsDue, keepsHostileText, startsManyAtOnce, survivesCancellation

  /// Puts empty stores to the test.
  ///
  /// - Throws: ``Breach``, or what the stores throw where they should not.
  public func exercise(_ stores: RecordStores) async throws {
    switch self {
    case .givesBackWhatItTook: try await givesBack(stores)
    case .startsOnceWithAKey: try await startsOnce(stores)
    case .refusesAnotherBody: try await anotherBody(stores)
    case .keepsKeysOfCallersApart: try await callersApart(stores)
    case .refusesATakenName: try await takenName(stores)
    case .goesTheWayOfAnInterview: try await interview(stores)
    case .writesEachChangeDown: try await writtenDown(stores)
    case .enqueuesWithAChange: try await enqueues(stores)
    case .changesNothingTwice: try await nothingTwice(stores)
    case .refusesWhatMayNotHappen: try await mayNot(stores)
    case .refusesAStaleVersion: try await staleVersion(stores)
    case .letsOneOfTwoWritersWin: try await twoWriters(stores)
    case .withdrawsWhatItReplaces: try await withdraws(stores)
    case .changesADecision: try await decisions(stores)
    case .erasesTheCandidate: try await erases(stores)
    case .erasesFromAnywhere: try await erasesAnywhere(stores)
    case .notesSigns: try await signs(stores)
    case .listsTheLastFirst: try await lastFirst(stores)
    case .pagesWhileOthersStart: try await pagesWhileOthersStart(stores)
    case .filters: try await filters(stores)
    case .searches: try await searches(stores)
    case .findsWhatIsDue: try await due(stores)
    case .keepsHostileText: try await hostileText(stores)
    case .startsManyAtOnce: try await manyAtOnce(stores)
    case .survivesCancellation: try await cancellation(stores)
    }
  }

  /// Starts the `number`th session, as many seconds after the beginning.
  @discardableResult
  func start(_ stores: RecordStores, _ number: Int = 1, name: String = "Ada Lovelace") async throws
    -> SessionRecord
  {
    let outcome = try await stores.sessions.start(
      try RecordSamples.newSession(number, name: name), key: nil, by: RecordSamples.hr(),
      at: RecordSamples.time(Int64(number)))
    guard case .started(let record) = outcome else { throw Breach(description: "\(rawValue): not started") }
    return record
  }

  /// Lets something happen to the `number`th session, a thousand seconds after the beginning.
  @discardableResult
  func apply(
    _ stores: RecordStores, _ change: SessionChange, to number: Int = 1, ifVersion: Int? = nil,
    at second: Int64 = 1_000
  ) async throws -> SessionChangeOutcome {
    try await stores.sessions.apply(
      change, to: RecordSamples.session(number), ifVersion: ifVersion, by: RecordSamples.hr(),
      at: RecordSamples.time(second))
  }

  /// Brings a session on its way, up to the last of some events.
  func bring(_ stores: RecordStores, _ number: Int = 1, through events: [SessionEvent]) async throws {
    for event in events {
      let change =
        event == .decide ? try SessionChange.decision(.pass, reason: "good") : try SessionChange(event)
      guard case .changed = try await apply(stores, change, to: number) else {
        throw Breach(description: "\(rawValue): \(event) changed nothing")
      }
    }
  }

  static let toTheEnd: [SessionEvent] = [.consent, .beginCheck, .beginInterview, .end]
  static let toTheScore = toTheEnd + [.beginScoring, .finishScoring]

  private func givesBack(_ stores: RecordStores) async throws {
    let new = try RecordSamples.newSession(
      1, accommodations: [.widerYaw(degrees: 10.1), .longerAbsence(seconds: 1.0 / 3)])
    let caller = try RecordSamples.hr()
    let started = try await stores.sessions.start(new, key: nil, by: caller, at: RecordSamples.time(1))
    let expected = SessionRecord(new, by: caller, at: RecordSamples.time(1))
    try check(started, is: .started(expected), "it is started")
    try check(try await stores.sessions.session(new.id), is: expected, "it is the same")
    try check(expected.version, is: 1, "its version is the first")
    try check(
      try await stores.sessions.sessions(.everything, before: nil, limit: 9), is: [expected],
      "the list has it")
    try check(try await stores.sessions.session(RecordSamples.session(9)), is: nil, "an unknown one is nil")
    let entry = try await stores.audit.entries(of: new.id, after: 0, limit: 9)
    try check(entry.map(\.action), is: [.start], "the start is written down")
    try check(entry.first?.actor, is: caller, "with who started it")
  }

  private func startsOnce(_ stores: RecordStores) async throws {
    let key = try RecordSamples.key("k", body: 1)
    func start(_ number: Int) async throws -> SessionStartOutcome {
      try await stores.sessions.start(
        try RecordSamples.newSession(number), key: key, by: RecordSamples.hr(),
        at: RecordSamples.time(Int64(number)))
    }
    guard case .started(let first) = try await start(1) else {
      throw Breach(description: "\(rawValue): not started")
    }
    try check(try await start(2), is: .repeated(first), "the same again gives the first")
    try await bring(stores, through: [.consent])
    let now = try require(try await stores.sessions.session(first.id), "it is there")
    try check(try await start(3), is: .repeated(now), "as it is now")
    try check(
      try await stores.sessions.sessions(.everything, before: nil, limit: 9).count, is: 1, "there is one")
    try check(try await stores.audit.head().count, is: 2, "nothing more is written down")
  }

  private func anotherBody(_ stores: RecordStores) async throws {
    for (number, body) in [(1, 1), (2, 2)] {
      let outcome = try await stores.sessions.start(
        try RecordSamples.newSession(number), key: RecordSamples.key("k", body: body), by: RecordSamples.hr(),
        at: RecordSamples.time(0))
      try await check((outcome == .keyTaken) == (number == 2), "the key is taken for another body")
    }
    try check(try await stores.sessions.session(RecordSamples.session(2)), is: nil, "nothing is kept")
    try check(try await stores.audit.head().count, is: 1, "nothing is written down")
  }

  private func callersApart(_ stores: RecordStores) async throws {
    for (number, subject) in ["ada", "bob", "e\u{301}", "é"].enumerated() {
      let outcome = try await stores.sessions.start(
        try RecordSamples.newSession(number), key: RecordSamples.key("k", body: number),
        by: Principal(.service, subject), at: RecordSamples.time(0))
      guard case .started = outcome else { throw Breach(description: "\(rawValue): \(subject): \(outcome)") }
    }
  }

  private func takenName(_ stores: RecordStores) async throws {
    let first = try await start(stores)
    let other = try RecordSamples.newSession(1, name: "Other")
    for key in [nil, try RecordSamples.key("k", body: 1)] {
      let outcome = try await stores.sessions.start(
        other, key: key, by: RecordSamples.hr(), at: RecordSamples.time(2))
      try check(outcome, is: .idTaken, "the name is taken")
    }
    try check(try await stores.sessions.session(first.id), is: first, "the first stays")
  }
}
