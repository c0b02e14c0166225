import Persistence
import SessionModel

extension SessionStoreConformance {
  private func ids(
    _ stores: RecordStores, _ filter: SessionFilter = .everything, before last: SessionID? = nil,
    limit: Int = 99
  ) async throws -> [SessionID] {
    try await stores.sessions.sessions(filter, before: last, limit: limit).map(\.id)
  }

  private func names(_ numbers: [Int]) -> [SessionID] { numbers.map { RecordSamples.session($0) } }

  func lastFirst(_ stores: RecordStores) async throws {
    for number in [3, 1, 5, 2, 4] { try await start(stores, number) }
    try check(try await ids(stores), is: names([5, 4, 3, 2, 1]), "in order of time")
    try check(try await ids(stores, limit: 2), is: names([5, 4]), "as many as asked for")
    try check(try await ids(stores, limit: 0), is: names([5]), "one at least")
  }

  func pagesWhileOthersStart(_ stores: RecordStores) async throws {
    for number in 1...7 { try await start(stores, number) }
    var others = 100
    let found = try await pages(of: 3) { last in
      let page = try await ids(stores, before: last, limit: 3)
      others += 1
      try await start(stores, others)
      return page
    }
    try check(found, is: names([7, 6, 5, 4, 3, 2, 1]), "each once, and none that came later")
  }

  func filters(_ stores: RecordStores) async throws {
    for number in 1...4 { try await start(stores, number) }
    try await bring(stores, 2, through: [.consent])
    try await bring(stores, 3, through: [.erase])
    try check(try await ids(stores, try SessionFilter(states: [.created])), is: names([4, 1]), "one state")
    try check(
      try await ids(stores, try SessionFilter(states: [.consented, .erased])), is: names([3, 2]), "two states"
    )
    try check(try await ids(stores, try SessionFilter(states: [.decided])), is: [], "a state of none")
    let span = try SessionFilter(from: RecordSamples.time(2), until: RecordSamples.time(4))
    try check(try await ids(stores, span), is: names([3, 2]), "from one moment to before another")
    let both = try SessionFilter(states: [.created, .consented], until: RecordSamples.time(3))
    try check(try await ids(stores, both, before: RecordSamples.session(2)), is: names([1]), "all together")
  }

  func searches(_ stores: RecordStores) async throws {
    let people = [
      1: "Ada Lovelace", 2: "Jörg ÄRGER", 3: "李小龍", 4: "O'Hara % _ \\ \"x\"", 5: "e\u{301}", 6: "é",
      7: "İpek",
    ]
    for (number, name) in people { try await start(stores, number, name: name) }
    let expected: [(String, [Int])] = [
      ("ada", [1]), ("LOVE", [1]), ("jörg ärger", [2]), ("JÖRG", [2]), ("小", [3]), ("'", [4]), ("%", [4]),
      ("_", [4]), ("\\", [4]), ("e\u{301}", [5]), ("é", [6]), ("İ", [7]), ("ext-3", [3]),
      ("EXT-", [7, 6, 5, 4, 3, 2, 1]),
      ("nobody", []), ("1ada", []),
    ]
    for (text, numbers) in expected {
      try check(
        try await ids(stores, try SessionFilter(search: text)), is: names(numbers), "search \"\(text)\"")
    }
  }

  func due(_ stores: RecordStores) async throws {
    let deadlines = SessionDeadlines(
      toBegin: .seconds(5_000), silence: .seconds(100), retention: .seconds(10_000))
    func due(_ second: Int64, limit: Int = 99) async throws -> [String] {
      try await stores.sessions.due(by: deadlines, at: RecordSamples.time(second), limit: limit).map { due in
        let number = (1...9).first { RecordSamples.session($0) == due.id } ?? 0
        return "\(number) v\(due.version) \(due.event.rawValue)"
      }
    }
    for number in 1...6 { try await start(stores, number) }
    try await bring(stores, 2, through: [.consent, .beginCheck])
    try await bring(stores, 3, through: [.consent, .beginCheck, .beginInterview])
    try await bring(stores, 4, through: Self.toTheScore)
    try await bring(stores, 5, through: [.expire])
    try await bring(stores, 6, through: [.erase])
    try check(try await due(1_099), is: [], "nothing is due")
    try check(try await due(1_100), is: ["3 v4 abandon"], "a silent one is")
    _ = try await stores.sessions.noteContact(RecordSamples.session(3), at: RecordSamples.time(4_950))
    try check(try await due(5_001), is: ["1 v1 expire"], "one that did not begin")
    try check(try await due(5_002), is: ["1 v1 expire", "2 v3 expire"], "nor did this")
    try check(
      try await due(11_000),
      is: ["1 v1 expire", "2 v3 expire", "3 v4 abandon", "4 v7 erase", "5 v2 erase"], "all but the erased")
    try check(try await due(11_000, limit: 2), is: ["1 v1 expire", "2 v3 expire"], "as many as asked for")
    let forEver = SessionDeadlines(toBegin: .seconds(50_000), silence: .seconds(50_000), retention: nil)
    try check(
      try await stores.sessions.due(by: forEver, at: RecordSamples.time(40_000), limit: 9), is: [],
      "without retention nothing is erased")
  }

  func hostileText(_ stores: RecordStores) async throws {
    let names = [
      "'); DROP TABLE ai_interview_sessions; --", "\u{202E}txet", "👩‍👩‍👧‍👦", "{\"a\":1}", "<script>",
      "\u{FFFD}\u{10FFFF}", String(repeating: "🙂", count: 100),
    ]
    for (number, name) in names.enumerated() { try await start(stores, number, name: name) }
    let found = try await stores.sessions.sessions(.everything, before: nil, limit: 99)
    try check(
      found.reversed().map { Array(($0.candidate?.name ?? "").utf8) }, is: names.map { Array($0.utf8) },
      "byte for byte the same")
  }

  func manyAtOnce(_ stores: RecordStores) async throws {
    let outcomes = try await withThrowingTaskGroup(of: SessionStartOutcome.self) { group in
      for number in 1...40 {
        group.addTask {
          try await stores.sessions.start(
            try RecordSamples.newSession(number),
            key: RecordSamples.key("key-\(number % 10)", body: number % 10),
            by: RecordSamples.hr(), at: RecordSamples.time(Int64(number)))
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let started = outcomes.compactMap { if case .started(let record) = $0 { record } else { nil } }
    try check(started.count, is: 10, "each key starts one")
    let repeated = outcomes.compactMap { if case .repeated(let record) = $0 { record } else { nil } }
    try check(repeated.count, is: 30, "the others are told")
    try check(Set(repeated), is: Set(started), "of just these")
    try check(try await ids(stores).count, is: 10, "and no more are there")
  }

  func cancellation(_ stores: RecordStores) async throws {
    try await isCancelled { _ = try await start(stores) }
    try check(try await stores.sessions.session(RecordSamples.session(1)), is: nil, "nothing is kept")
    let session = try await start(stores)
    try await isCancelled { _ = try await apply(stores, try SessionChange(.consent)) }
    try check(try await stores.sessions.session(session.id), is: session, "nothing is changed")
  }
}
