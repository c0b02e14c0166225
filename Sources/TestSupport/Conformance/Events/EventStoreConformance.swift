import Persistence
import SessionModel

/// What every ``Persistence/EventStore`` does. A case is one promise; ``exercise(_:)`` keeps it or throws.
public enum EventStoreConformance: String, CaseIterable, StorePromise {
  case givesBackWhatItTook, takesAnEmptyBatch, keepsOnceWhatIsSentAgain, keepsTheFirstOfANumber
  case listsInOrderOfTime, pages, keepsNoMoreThanItMay, takesThemDuringTheInterviewOnly
  case keepsNoneWithoutASession, losesAllWithTheSession, keepsOneOfManyTogether, survivesCancellation

  /// Puts empty stores to the test.
  ///
  /// - Throws: ``Breach``, or what the stores throw where they should not.
  public func exercise(_ stores: RecordStores) async throws {
    for number in 1...2 { try await start(stores, number) }
    switch self {
    case .givesBackWhatItTook: try await givesBack(stores)
    case .takesAnEmptyBatch: try await empty(stores)
    case .keepsOnceWhatIsSentAgain: try await sentAgain(stores)
    case .keepsTheFirstOfANumber: try await numberTaken(stores)
    case .listsInOrderOfTime: try await order(stores)
    case .pages: try await pages(stores)
    case .keepsNoMoreThanItMay: try await bound(stores)
    case .takesThemDuringTheInterviewOnly: try await states(stores)
    case .keepsNoneWithoutASession: try await noSession(stores)
    case .losesAllWithTheSession: try await losesAll(stores)
    case .keepsOneOfManyTogether: try await together(stores)
    case .survivesCancellation: try await cancellation(stores)
    }
  }

  static let session = RecordSamples.session(1)

  /// Starts a session and lets things happen to it.
  func start(
    _ stores: RecordStores, _ number: Int, through events: [SessionEvent] = [.consent]
  ) async throws {
    _ = try await stores.sessions.start(
      try RecordSamples.newSession(number), key: nil, by: RecordSamples.hr(), at: RecordSamples.time(0))
    for event in events { try await happen(event, stores, number) }
  }

  func happen(_ event: SessionEvent, _ stores: RecordStores, _ number: Int = 1) async throws {
    let outcome = try await stores.sessions.apply(
      SessionChange(event), to: RecordSamples.session(number), ifVersion: nil, by: RecordSamples.hr(),
      at: RecordSamples.time(1))
    guard case .changed = outcome else { throw Breach(description: "\(rawValue): not \(event): \(outcome)") }
  }

  /// Sends a batch, two seconds after the beginning.
  func append(
    _ batch: ClientEventBatch, _ stores: RecordStores, _ number: Int = 1, at second: Int64 = 2
  ) async throws -> EventAppendOutcome {
    try await stores.events.append(
      batch, to: RecordSamples.session(number), at: RecordSamples.time(second))
  }

  /// All events of a session, in one page.
  func all(_ stores: RecordStores, _ number: Int = 1) async throws -> [ClientEventRecord] {
    try await stores.events.events(of: RecordSamples.session(number), after: nil, limit: 100_000)
  }

  func taken(_ new: Int, known: Int = 0, refused: Int = 0, next: Int) -> EventAppendOutcome {
    .taken(AppendedEvents(new: new, known: known, refused: refused, nextSequence: next))
  }

  private func givesBack(_ stores: RecordStores) async throws {
    try check(try await all(stores), is: [], "there is none at first")
    let events = EventSamples.everything
    let kinds = Set(events.map(\.kind))
    let devices = Set(events.compactMap(\.device))
    try await check(
      kinds.count == ClientEventKind.allCases.count && devices.count == ClientDevice.allCases.count,
      "the samples have all")
    let last = ClientEvent(ClientEvent.mostSequence, .copy, .point, at: ClientEvent.lastTime)
    let outcome = try await append(ClientEventBatch(events + [last]), stores)
    try check(outcome, is: taken(events.count + 1, next: ClientEvent.mostSequence + 1), "all are taken")
    try check(
      try await all(stores),
      is: (events + [last]).map { ClientEventRecord($0, receivedAt: RecordSamples.time(2)) }, "all are there")
    try check(try await all(stores, 2), is: [], "the other session has none")
  }

  private func empty(_ stores: RecordStores) async throws {
    let none = try ClientEventBatch([])
    try check(try await append(none, stores), is: taken(0, next: 1), "the first number is 1")
    _ = try await append(ClientEventBatch([EventSamples.paste(7, at: 1)]), stores)
    try check(try await append(none, stores), is: taken(0, next: 8), "it tells the next number")
    try check(try await append(none, stores, 2), is: taken(0, next: 1), "each session counts alone")
  }

  private func sentAgain(_ stores: RecordStores) async throws {
    let batch = try EventSamples.pastes(1...5)
    try check(try await append(batch, stores), is: taken(5, next: 6), "all are new")
    let kept = try await all(stores)
    try check(
      try await append(batch, stores, at: 9), is: taken(0, known: 5, next: 6), "sent again none is new")
    try check(try await all(stores), is: kept, "they stay as they were, when they arrived, too")
    let more = try EventSamples.pastes(4...7)
    try check(
      try await append(more, stores, at: 9), is: taken(2, known: 2, next: 8), "what is new of it is kept")
    try check(try await all(stores).count, is: 7, "each once")
    try check(try await append(batch, stores, 2), is: taken(5, next: 6), "numbers are those of a session")
  }

  private func numberTaken(_ stores: RecordStores) async throws {
    _ = try await append(EventSamples.pastes(1...3), stores)
    let kept = try await all(stores)
    let others = [
      ClientEvent(3, .copy, .point, at: SessionTime(seconds: 3)), EventSamples.paste(3, at: 3.000001),
    ]
    for other in others {
      let batch = try ClientEventBatch([EventSamples.paste(4, at: 4), other])
      try check(try await append(batch, stores), is: .sequenceTaken(3), "the number is taken")
      try check(try await all(stores), is: kept, "nothing of the batch is kept")
    }
  }
}
