import Persistence
import SessionModel

extension EventStoreConformance {
  func order(_ stores: RecordStores) async throws {
    let told = [(5, 40.0), (2, 0), (11, 40), (1, 90), (3, 10)]
    _ = try await append(ClientEventBatch(told.map { EventSamples.paste($0.0, at: $0.1) }), stores)
    _ = try await append(ClientEventBatch([EventSamples.paste(12, at: 20)]), stores)
    try check(
      try await all(stores).map(\.event.sequence), is: [2, 3, 12, 5, 11, 1],
      "by time, then as the browser counts, whenever they arrived")
  }

  func pages(_ stores: RecordStores) async throws {
    let told = (1...23).map { EventSamples.paste($0, at: Double($0 * 7 % 5)) }
    _ = try await append(ClientEventBatch(told), stores)
    _ = try await append(EventSamples.pastes(1...9), stores, 2)
    let found = try await pages(of: 5) { last in
      try await stores.events.events(of: Self.session, after: last?.event.sequence, limit: 5)
    }
    try check(found, is: try await all(stores), "page by page all are found, each once")
    try check(found.count, is: 23, "and none of another session")
    let one = try await stores.events.events(of: Self.session, after: nil, limit: 0)
    try check(one, is: Array(found.prefix(1)), "a page has one at least")
    try check(
      try await stores.events.events(of: Self.session, after: 24, limit: 5), is: [],
      "none follows one that is not there")
  }

  func bound(_ stores: RecordStores) async throws {
    let (most, size) = (ClientEvent.mostOfSession, ClientEventBatch.mostEvents)
    // One batch has room for half of it alone.
    for first in stride(from: 1, through: most - size, by: size) {
      _ = try await append(EventSamples.pastes(first...first + size - 1), stores)
    }
    _ = try await append(EventSamples.pastes(most - size + 1...most - size / 2), stores)
    let last = try EventSamples.pastes(most - size / 2 - 4...most - size / 2 - 5 + size)
    let half = taken(size / 2, known: 5, refused: size / 2 - 5, next: most + 1)
    try check(try await append(last, stores), is: half, "it takes those that it has room for")
    try check(try await all(stores).count, is: most, "and no more")
    try check(
      try await all(stores).map(\.event.sequence), is: Array(1...most), "those of the lowest numbers")
    let late = try EventSamples.pastes(most + 1...most + 2)
    try check(try await append(late, stores), is: taken(0, refused: 2, next: most + 1), "then none")
    let known = try EventSamples.pastes(1...3)
    try check(try await append(known, stores), is: taken(0, known: 3, next: most + 1), "but what it knows")
    try check(try await append(late, stores, 2), is: taken(2, next: most + 3), "another session has room")
  }

  func states(_ stores: RecordStores) async throws {
    let ways: [(SessionState, [SessionEvent])] = [
      (.created, []), (.consented, [.consent]), (.checking, [.consent, .beginCheck]),
      (.inProgress, [.consent, .beginCheck, .beginInterview]),
      (.ended, [.consent, .beginCheck, .beginInterview, .end]),
      (.scoring, [.handIn, .beginScoring]), (.scored, [.handIn, .beginScoring, .finishScoring]),
      (.expired, [.expire]), (.abandoned, [.consent, .beginCheck, .beginInterview, .abandon]),
      (.erased, [.consent, .erase]),
    ]
    for (index, (state, events)) in ways.enumerated() {
      let number = index + 3
      try await start(stores, number, through: events)
      let found = try await append(EventSamples.pastes(1...2), stores, number)
      let isOpen = [.consented, .checking, .inProgress].contains(state)
      try check(found, is: isOpen ? taken(2, next: 3) : .notNow(state), "\(state)")
      try check(try await all(stores, number).count, is: isOpen ? 2 : 0, "\(state)")
    }
  }

  func noSession(_ stores: RecordStores) async throws {
    try check(try await append(EventSamples.pastes(1...2), stores, 9), is: .noSession, "it is told")
    try check(try await all(stores, 9), is: [], "there is none")
  }

  func losesAll(_ stores: RecordStores) async throws {
    for number in 1...2 { _ = try await append(EventSamples.pastes(1...9), stores, number) }
    try await happen(.erase, stores)
    try check(try await all(stores), is: [], "all are gone")
    try check(try await all(stores, 2).count, is: 9, "those of another session stay")
    try check(
      try await append(EventSamples.pastes(1...9), stores), is: .notNow(.erased), "and none comes back")
    try check(try await all(stores), is: [], "it stays so")
  }

  func together(_ stores: RecordStores) async throws {
    let batch = try EventSamples.pastes(1...50)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          guard case .taken(let appended) = try await append(batch, stores) else { return -1_000 }
          return appended.new
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    try check(counts.sorted(), is: [0, 0, 0, 0, 0, 0, 0, 50], "one of many that send the same has new ones")
    try check(try await all(stores).count, is: 50, "each is kept once")
  }

  func cancellation(_ stores: RecordStores) async throws {
    try await isCancelled { _ = try await append(EventSamples.pastes(1...2), stores) }
    try check(try await all(stores), is: [], "nothing was kept")
    try check(try await append(EventSamples.pastes(1...2), stores), is: taken(2, next: 3), "it goes on")
  }
}
