import SessionModel
import TestSupport
import Testing

@Suite("The states of a session")
struct SessionStateTests {
  private static let way: [SessionState] = [
    .created, .consented, .checking, .inProgress, .ended, .scoring, .scored, .decided,
  ]

  /// How each state answers each event: `>` moves on, `.` is recorded, `=` has happened, blank is refused.
  @Test(
    "Each event in each state",
    arguments: [
      // created consented checking in_progress ended scoring scored decided expired abandoned erased
      (SessionEvent.consent, ">===       "), (.beginCheck, " >=        "), (.beginInterview, "  >=       "),
      (.handIn, ">>         "), (.end, "   >====   "), (.beginScoring, "    >===   "),
      (.finishScoring, "     >..   "), (.rescore, "      ..   "), (.reanalyse, "      ..   "),
      (.decide, "      >.   "), (.expire, ">>>     =  "), (.abandon, "   >     = "), (.erase, ">>>>>>>>>>="),
    ])
  func table(event: SessionEvent, expected: String) {
    let found = SessionState.allCases.map { state -> Character in
      switch state.outcome(of: event) {
      case .moves: ">"
      case .stays: "."
      case .already: "="
      case .refused: " "
      }
    }
    #expect(String(found) == expected)
  }

  @Test("An interview goes its way")
  func interview() {
    let events: [SessionEvent] = [
      .consent, .beginCheck, .beginInterview, .end, .beginScoring, .finishScoring, .decide,
    ]
    #expect(Self.path(events) == Self.way)
  }

  @Test("A recording goes from created to ended")
  func recording() {
    #expect(
      Self.path([.handIn, .beginScoring, .finishScoring, .decide]) == [
        .created, .ended, .scoring, .scored, .decided,
      ])
  }

  private static func path(_ events: [SessionEvent]) -> [SessionState] {
    events.reduce(into: [.created]) { states, event in
      if case .moves(let next) = (states.last ?? .erased).outcome(of: event) { states.append(next) }
    }
  }

  @Test("The raw values are the product's names")
  func names() {
    #expect(
      SessionState.allCases.map(\.rawValue) == [
        "created", "consented", "checking", "in_progress", "ended", "scoring", "scored", "decided", "expired",
        "abandoned", "erased",
      ])
    #expect(Role.allCases.map(\.rawValue) == ["candidate", "hr", "admin", "service"])
  }

  /// The states that a session passes under random events. Erasure ends everything, so it is rare here.
  private static func randomPath(seed: UInt64) -> [SessionState] {
    var numbers = SeededGenerator(seed: seed)
    return path(
      (0..<60).compactMap { _ in
        SessionEvent.allCases.filter { $0 != .erase || numbers.next() % 40 == 0 }
          .randomElement(using: &numbers)
      })
  }

  @Test("Whatever happens, a session never goes back", arguments: UInt64(1)..<301)
  func neverBack(seed: UInt64) {
    let seen = Self.randomPath(seed: seed)
    #expect(Set(seen).count == seen.count, "a state twice; seed \(seed)")
    let mainWay = seen.compactMap { Self.way.firstIndex(of: $0) }
    #expect(mainWay == mainWay.sorted(), "seed \(seed)")
    for end in [SessionState.expired, .abandoned] {
      guard let place = seen.firstIndex(of: end) else { continue }
      #expect(seen[(place + 1)...].allSatisfy { $0 == .erased }, "out of \(end); seed \(seed)")
      #expect(seen[place - 1].isBeforeInterview == (end == .expired), "seed \(seed)")
    }
  }

  @Test("Random events do reach every state, or the property above would prove nothing")
  func reached() {
    let reached = Set((UInt64(1)..<301).flatMap { Self.randomPath(seed: $0) })
    #expect(reached == Set(SessionState.allCases))
  }

  @Test("An event that moved the session has happened afterwards, so that it may be said twice")
  func idempotent() {
    let once: Set<SessionEvent> = [.handIn]
    for event in SessionEvent.allCases where !once.contains(event) {
      for state in SessionState.allCases {
        guard case .moves(let next) = state.outcome(of: event) else { continue }
        #expect([.already, .stays].contains(next.outcome(of: event)), "\(event) in \(state)")
      }
    }
  }
}
